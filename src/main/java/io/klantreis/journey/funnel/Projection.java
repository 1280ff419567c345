package io.klantreis.journey.funnel;

import io.klantreis.journey.run.Program;
import io.klantreis.journey.run.Run;
import io.klantreis.journey.stats.Estimate;
import io.klantreis.journey.stats.KaplanMeier;
import io.klantreis.journey.stats.KaplanMeier.Band;
import io.klantreis.journey.stats.Proportions;
import io.klantreis.journey.stats.Samples;

/// What the rates will be once every window has closed: the Kaplan–Meier share at the window's end.
/// A run that made the step ends the wait for it; one that still may make it is censored at `asOf`;
/// one that no longer can waits for ever, so that with no run open the share is the plain one.
///
/// Waits are told from the step before, those of the total from the entry.
final class Projection {
  private final Hops hops;
  private final Samples[] waits;
  private final Samples[] openWaits;
  private final Samples[] totals;
  private final Samples[] openTotals;
  private final long[] lost;
  private final long[] lostTotals;

  Projection(Hops hops) {
    this.hops = hops;
    int steps = hops.size();
    this.waits = lists(steps);
    this.openWaits = lists(steps);
    this.totals = lists(steps);
    this.openTotals = lists(steps);
    this.lost = new long[steps];
    this.lostTotals = new long[steps];
  }

  private static Samples[] lists(int size) {
    Samples[] lists = new Samples[size];
    java.util.Arrays.setAll(lists, i -> new Samples());
    return lists;
  }

  void add(Program program, Run run) {
    long asOf = program.query().terms().asOfMillis();
    boolean open = program.isOpen(run);
    for (int k = 0; k < lost.length; k++) {
      int from = hops.from(k);
      int next = hops.to(k);
      addTotal(run, k, from, open, asOf);
      if (hops.isLast(k) || !run.took(from)) {
        continue;
      }
      if (run.took(next)) {
        waits[k].add(run.time(next) - run.time(from));
      } else if (open) {
        openWaits[k].add(asOf - run.time(from));
      } else {
        lost[k]++;
      }
    }
  }

  private void addTotal(Run run, int k, int step, boolean open, long asOf) {
    if (run.took(step)) {
      totals[k].add(run.time(step) - run.entry());
    } else if (open && step > run.furthest()) {
      openTotals[k].add(asOf - run.entry());
    } else {
      lostTotals[k]++;
    }
  }

  void merge(Projection other) {
    for (int k = 0; k < lost.length; k++) {
      waits[k].addAll(other.waits[k]);
      openWaits[k].addAll(other.openWaits[k]);
      totals[k].addAll(other.totals[k]);
      openTotals[k].addAll(other.openTotals[k]);
      lost[k] += other.lost[k];
      lostTotals[k] += other.lostTotals[k];
    }
  }

  /// The share of those at a step who will make the next. Greenwood's interval; where that has no
  /// width, for all or none made it, Wilson's over those of whom the end is known.
  Estimate conversion(int k) {
    return share(waits[k], openWaits[k], lost[k]);
  }

  /// The share of all who will reach a step.
  Estimate total(int k) {
    return share(totals[k], openTotals[k], lostTotals[k]);
  }

  private static Estimate share(Samples made, Samples open, long lost) {
    if (made.size() + open.size() + lost == 0) {
      return Estimate.UNKNOWN;
    }
    long[] waiting = java.util.Arrays.copyOf(open.values(), open.size() + Math.toIntExact(lost));
    java.util.Arrays.fill(waiting, open.size(), waiting.length, Long.MAX_VALUE);
    Estimate left = KaplanMeier.of(made.values(), waiting).survival(Long.MAX_VALUE - 1, Band.PLAIN);
    if (left.value() > 0 && left.value() < 1) {
      return new Estimate(1 - left.value(), 1 - left.high(), 1 - left.low());
    }
    Estimate known = Proportions.wilson(made.size(), made.size() + lost);
    return known.isKnown()
        ? new Estimate(1 - left.value(), known.low(), known.high())
        : new Estimate(1 - left.value(), 0, 1);
  }
}
