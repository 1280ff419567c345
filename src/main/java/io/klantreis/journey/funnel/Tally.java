package io.klantreis.journey.funnel;

import io.klantreis.journey.query.FunnelQuery.Runs;
import io.klantreis.journey.run.BitmapTally;
import io.klantreis.journey.run.Program;
import io.klantreis.journey.run.Run;
import io.klantreis.journey.stats.Samples;
import org.jspecify.annotations.Nullable;

/// What a group's runs add up to, step by step: counts over the counted runs, and counts over the
/// runs that the rates are of.
public final class Tally {
  private final Hops hops;
  final long[] entered;
  final long[] converted;
  final long[] open;
  final long[] ratedEntered;
  final long[] ratedConverted;
  final Samples[] times;
  final @Nullable Projection projection;

  /// @param hops the rows
  public Tally(Program program, Hops hops) {
    this.hops = hops;
    int steps = hops.size();
    this.entered = new long[steps];
    this.converted = new long[steps];
    this.open = new long[steps];
    this.ratedEntered = new long[steps];
    this.ratedConverted = new long[steps];
    this.times = new Samples[steps];
    for (int k = 0; k < steps; k++) {
      times[k] = new Samples();
    }
    this.projection = program.query().runs() == Runs.PROJECTED ? new Projection(hops) : null;
  }

  /// Adds a run to the counts.
  public void count(Program program, Run run) {
    boolean complete = program.nextRequired(run.furthest() + 1) == program.steps();
    boolean isOpen = !complete && program.isOpen(run);
    for (int k = 0; k < entered.length; k++) {
      int from = hops.from(k);
      if (!run.took(from)) {
        continue;
      }
      entered[k]++;
      if (hops.isLast(k)) {
        converted[k]++;
      } else if (run.took(hops.to(k))) {
        converted[k]++;
        times[k].add(run.time(hops.to(k)) - run.time(from));
      } else if (isOpen) {
        open[k]++;
      }
    }
  }

  /// Adds a run to those that the rates are of.
  public void rate(Program program, Run run) {
    if (projection != null) {
      projection.add(program, run);
    }
    for (int k = 0; k < entered.length; k++) {
      if (run.took(hops.from(k))) {
        ratedEntered[k]++;
        if (!hops.isLast(k) && run.took(hops.to(k))) {
          ratedConverted[k]++;
        }
      }
    }
  }

  /// Adds what was counted elsewhere of a group, where every step is required.
  void add(BitmapTally other, int group, boolean ratesOfMatured) {
    int last = entered.length - 1;
    for (int furthest = 0; furthest <= last; furthest++) {
      long runs = other.counted(group, furthest);
      long rates = ratesOfMatured ? other.matured(group, furthest) : runs;
      open[furthest] += furthest == last ? 0 : other.immature(group, furthest);
      converted[last] += furthest == last ? runs : 0;
      for (int k = 0; k <= furthest; k++) {
        entered[k] += runs;
        ratedEntered[k] += rates;
        converted[k] += k < furthest ? runs : 0;
        ratedConverted[k] += k < furthest ? rates : 0;
      }
      Samples more = other.samples(group, furthest);
      if (more != null) {
        times[furthest].addAll(more);
      }
    }
  }

  /// Adds what another has, of the same rows.
  public void merge(Tally other) {
    add(entered, other.entered);
    add(converted, other.converted);
    add(open, other.open);
    add(ratedEntered, other.ratedEntered);
    add(ratedConverted, other.ratedConverted);
    for (int k = 0; k < times.length; k++) {
      times[k].addAll(other.times[k]);
    }
    if (projection != null && other.projection != null) {
      projection.merge(other.projection);
    }
  }

  /// How many counted runs reached the first row's step.
  public long enteredFirst() {
    return entered[0];
  }

  private static void add(long[] to, long[] from) {
    for (int i = 0; i < to.length; i++) {
      to[i] += from[i];
    }
  }
}
