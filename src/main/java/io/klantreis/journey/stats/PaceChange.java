package io.klantreis.journey.stats;

import java.util.Arrays;

/// Whether things happen at another pace than in a baseline, compared at equal age, those that
/// still wait counted as long as they were watched (the log-rank comparison).
///
/// Of the events of both, each belongs to the recent ones with the share they have of all that wait
/// at that age. `expected` is the sum of these shares. A sum of independent yes-or-no of unequal
/// chances spreads less than a binomial of the same mean (Hoeffding 1956), so the binomial's tail
/// is a safe one, also with a handful of events. Immutable.
///
/// @param observed events among the recent ones
/// @param expected events among them at the baseline's pace
/// @param events of both, at ages at which some of both were waiting
/// @param ripeness how much of what the recent ones can show by the oldest one's age they are
///   expected to have shown: 1 where all were watched to the end. The less, the faster looks forget
public record PaceChange(long observed, double expected, long events, double ripeness) {
  public PaceChange {
    if (observed < 0 || observed > events || !(expected >= 0) || expected > events) {
      throw new IllegalArgumentException(observed + " of " + events + ", expected " + expected);
    }
  }

  /// Compares what was watched. The arrays are sorted in place.
  ///
  /// @param ended how long it took those to which it happened
  /// @param open how long the others were watched
  /// @param baseEnded,baseOpen the same of the baseline
  public static PaceChange of(long[] ended, long[] open, long[] baseEnded, long[] baseOpen) {
    Arrays.sort(ended);
    Arrays.sort(open);
    Arrays.sort(baseEnded);
    Arrays.sort(baseOpen);
    long observed = 0;
    long events = 0;
    double expected = 0;
    double hazard = 0;
    int e = 0;
    int o = 0;
    int be = 0;
    int bo = 0;
    while (e < ended.length || be < baseEnded.length) {
      long time =
          Math.min(
              e < ended.length ? ended[e] : Long.MAX_VALUE,
              be < baseEnded.length ? baseEnded[be] : Long.MAX_VALUE);
      o = firstAtLeast(open, o, time);
      bo = firstAtLeast(baseOpen, bo, time);
      double risk = ended.length - e + open.length - o;
      double baseRisk = baseEnded.length - be + baseOpen.length - bo;
      int happened = firstAtLeast(ended, e, time + 1) - e;
      int baseHappened = firstAtLeast(baseEnded, be, time + 1) - be;
      e += happened;
      be += baseHappened;
      if (risk == 0) {
        break; // nothing recent was watched for so long
      }
      if (baseRisk > 0) {
        observed += happened;
        events += happened + baseHappened;
        expected += (happened + baseHappened) * (risk / (risk + baseRisk));
        hazard += (happened + baseHappened) / (risk + baseRisk);
      }
    }
    double full = hazard * (ended.length + open.length);
    return new PaceChange(observed, expected, events, full == 0 ? 1 : Math.min(1, expected / full));
  }

  private static int firstAtLeast(long[] sorted, int from, long time) {
    int at = from;
    while (at < sorted.length && sorted[at] < time) {
      at++;
    }
    return at;
  }

  /// How often it happens for each time it did: 1 where nothing changed; NaN where nothing is
  /// known.
  public double ratio() {
    return ratio((double) observed / events);
  }

  /// The most that the ratio may be, at a one-sided level.
  public double ratioAtMost(double level) {
    if (events == 0 || expected == 0) {
      return Double.NaN;
    }
    return observed == events
        ? Double.POSITIVE_INFINITY
        : ratio(
            Distributions.betaQuantile(observed + 1.0, (double) (events - observed), 1 - level));
  }

  /// The least that the ratio may be.
  public double ratioAtLeast(double level) {
    if (events == 0 || expected == 0) {
      return Double.NaN;
    }
    return observed == 0
        ? 0
        : ratio(Distributions.betaQuantile((double) observed, events - observed + 1.0, level));
  }

  private double ratio(double share) {
    return share / (1 - share) * (events - expected) / expected;
  }
}
