package io.klantreis.journey.stats;

import java.util.Arrays;

/// The share of stays that ended in one way by a time, where other ways of ending compete and some
/// stays still go on (Aalen and Johansen 1978). One less the Kaplan–Meier curve of one way alone
/// would be too high. Immutable.
public final class AalenJohansen {
  private final long[] times;
  private final double[][] incidence;

  private AalenJohansen(long[] times, double[][] incidence) {
    this.times = times;
    this.incidence = incidence;
  }

  /// @param endings for each way of ending, how long the stays lasted that ended so; sorted in
  ///   place
  /// @param open how long those have lasted that still go on; sorted in place
  public static AalenJohansen of(long[][] endings, long[] open) {
    long[] times = distinct(endings);
    double[][] incidence = new double[endings.length][times.length];
    int[] at = new int[endings.length];
    int gone = 0;
    int left = open.length;
    for (long[] ending : endings) {
      left += ending.length;
    }
    Arrays.sort(open);
    double share = 1;
    for (int k = 0; k < times.length; k++) {
      while (gone < open.length && open[gone] < times[k]) {
        gone++;
        left--;
      }
      int all = 0;
      for (int way = 0; way < endings.length; way++) {
        int ended = 0;
        while (at[way] < endings[way].length && endings[way][at[way]] == times[k]) {
          at[way]++;
          ended++;
        }
        double before = k == 0 ? 0 : incidence[way][k - 1];
        incidence[way][k] = before + share * ended / left;
        all += ended;
      }
      share *= (double) (left - all) / left;
      left -= all;
    }
    return new AalenJohansen(times, incidence);
  }

  private static long[] distinct(long[][] endings) {
    int size = 0;
    for (long[] ending : endings) {
      Arrays.sort(ending);
      size += ending.length;
    }
    long[] all = new long[size];
    int to = 0;
    for (long[] ending : endings) {
      System.arraycopy(ending, 0, all, to, ending.length);
      to += ending.length;
    }
    return Arrays.stream(all).sorted().distinct().toArray();
  }

  /// The share that has ended in that way by a time, that time included.
  public double incidence(int way, long time) {
    int found = Arrays.binarySearch(times, time);
    int step = found >= 0 ? found : -found - 2;
    return step < 0 ? 0 : incidence[way][step];
  }
}
