package io.klantreis.journey.stats;

import java.util.Arrays;

/// The twin of {@link LogRank}: four arrays in order, and a walk over them.
final class PlainLogRank {
  private PlainLogRank() {}

  /// The arrays are sorted in place.
  static TestResult test(long[] ended, long[] open, long[] otherEnded, long[] otherOpen) {
    for (long[] part : new long[][] {ended, open, otherEnded, otherOpen}) {
      Arrays.sort(part);
    }
    double excess = 0;
    double variance = 0;
    int e = 0;
    int o = 0;
    int e2 = 0;
    int o2 = 0;
    while (e < ended.length || e2 < otherEnded.length) {
      long time = Math.min(at(ended, e), at(otherEnded, e2));
      o = after(open, o, time - 1);
      o2 = after(otherOpen, o2, time - 1);
      int next = after(ended, e, time);
      int next2 = after(otherEnded, e2, time);
      double risk = (double) ended.length - e + open.length - o;
      double otherRisk = (double) otherEnded.length - e2 + otherOpen.length - o2;
      double died = next - e;
      double allDied = died + next2 - e2;
      double n = risk + otherRisk;
      excess += died - allDied * risk / n;
      if (n > 1) {
        variance += allDied * (risk / n) * (otherRisk / n) * (n - allDied) / (n - 1);
      }
      e = next;
      e2 = next2;
    }
    if (variance == 0) {
      return new TestResult(Double.NaN, Double.NaN);
    }
    double chi2 = excess * excess / variance;
    return new TestResult(chi2, Distributions.chiSquaredUpper(chi2, 1));
  }

  private static long at(long[] sorted, int place) {
    return place < sorted.length ? sorted[place] : Long.MAX_VALUE;
  }

  /// The first place from one on that holds more than a time.
  private static int after(long[] sorted, int from, long time) {
    int place = from;
    while (place < sorted.length && sorted[place] <= time) {
      place++;
    }
    return place;
  }
}
