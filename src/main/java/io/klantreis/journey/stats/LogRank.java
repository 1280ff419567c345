package io.klantreis.journey.stats;

import java.util.Arrays;

/// Whether two groups of stays end at the same pace (Mantel's log-rank test).
public final class LogRank {
  private LogRank() {}

  /// The chi-squared with one degree of freedom and its p-value; NaN where nothing ended while both
  /// groups were there. The arrays are sorted in place.
  public static TestResult test(long[] ended, long[] open, long[] otherEnded, long[] otherOpen) {
    long[] all = Arrays.copyOf(ended, ended.length + otherEnded.length);
    System.arraycopy(otherEnded, 0, all, ended.length, otherEnded.length);
    Arrays.sort(all);
    for (long[] part : new long[][] {ended, open, otherEnded, otherOpen}) {
      Arrays.sort(part);
    }
    double excess = 0;
    double variance = 0;
    for (int i = 0; i < all.length; i++) {
      if (i > 0 && all[i] == all[i - 1]) {
        continue;
      }
      long time = all[i];
      double risk = atLeast(ended, time) + atLeast(open, time);
      double otherRisk = atLeast(otherEnded, time) + atLeast(otherOpen, time);
      double died = atLeast(ended, time) - atLeast(ended, time + 1);
      double allDied = died + atLeast(otherEnded, time) - atLeast(otherEnded, time + 1);
      double n = risk + otherRisk;
      excess += died - allDied * risk / n;
      if (n > 1) {
        variance += allDied * (risk / n) * (otherRisk / n) * (n - allDied) / (n - 1);
      }
    }
    if (variance == 0) {
      return new TestResult(Double.NaN, Double.NaN);
    }
    double chi2 = excess * excess / variance;
    return new TestResult(chi2, Distributions.chiSquaredUpper(chi2, 1));
  }

  private static int atLeast(long[] sorted, long time) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return sorted.length - low;
  }
}
