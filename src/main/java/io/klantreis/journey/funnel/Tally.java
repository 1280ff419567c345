package io.klantreis.journey.funnel;

import io.klantreis.journey.query.FunnelQuery.Runs;
import io.klantreis.journey.run.Program;
import io.klantreis.journey.run.Run;
import org.jspecify.annotations.Nullable;

/// What a group's runs add up to, step by step: counts over the counted runs, and counts over the
/// runs that the rates are of.
final class Tally {
  final long[] entered;
  final long[] converted;
  final long[] open;
  final long[] ratedEntered;
  final long[] ratedConverted;
  final Samples[] times;
  final @Nullable Projection projection;

  Tally(Program program) {
    int steps = program.steps();
    this.entered = new long[steps];
    this.converted = new long[steps];
    this.open = new long[steps];
    this.ratedEntered = new long[steps];
    this.ratedConverted = new long[steps];
    this.times = new Samples[steps];
    for (int k = 0; k < steps; k++) {
      times[k] = new Samples();
    }
    this.projection = program.query().runs() == Runs.PROJECTED ? new Projection(steps) : null;
  }

  void count(Program program, Run run) {
    boolean complete = program.nextRequired(run.furthest() + 1) == program.steps();
    boolean isOpen = !complete && program.isOpen(run);
    for (int k = 0; k <= run.furthest(); k++) {
      if (!run.took(k)) {
        continue;
      }
      entered[k]++;
      int next = program.nextRequired(k + 1);
      if (next == program.steps()) {
        converted[k]++;
      } else if (run.took(next)) {
        converted[k]++;
        times[k].add(run.time(next) - run.time(k));
      } else if (isOpen) {
        open[k]++;
      }
    }
  }

  void rate(Program program, Run run) {
    if (projection != null) {
      projection.add(program, run);
    }
    for (int k = 0; k <= run.furthest(); k++) {
      if (run.took(k)) {
        ratedEntered[k]++;
        int next = program.nextRequired(k + 1);
        if (next < program.steps() && run.took(next)) {
          ratedConverted[k]++;
        }
      }
    }
  }

  void merge(Tally other) {
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

  private static void add(long[] to, long[] from) {
    for (int i = 0; i < to.length; i++) {
      to[i] += from[i];
    }
  }
}
