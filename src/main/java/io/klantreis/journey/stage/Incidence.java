package io.klantreis.journey.stage;

import java.util.Arrays;

/// The shares of stays that ended in each way by a time, where ways of ending compete and some
/// stays still last (Aalen and Johansen 1978), in one pass over sorted stays. With the share that
/// still lasts they add up to one.
final class Incidence {
  private Incidence() {}

  /// The shares at each of some times, by way; {@link Way#OPEN} stands for "still there". NaN where
  /// there is no stay.
  ///
  /// @param times ascending
  static double[][] at(Stays.Sorted stays, long[] times) {
    int ways = Way.values().length;
    double[][] shares = new double[times.length][];
    if (stays.size() == 0) {
      for (int t = 0; t < times.length; t++) {
        shares[t] = new double[ways];
        Arrays.fill(shares[t], Double.NaN);
      }
      return shares;
    }
    double[] now = new double[ways];
    now[Way.OPEN.ordinal()] = 1;
    int[] ended = new int[ways];
    int at = 0;
    for (int t = 0; t < times.length; t++) {
      while (at < stays.size() && stays.length(at) <= times[t]) {
        at = step(stays, at, now, ended);
      }
      shares[t] = now.clone();
    }
    return shares;
  }

  /// Takes all stays of one length, and returns where the next length begins.
  private static int step(Stays.Sorted stays, int from, double[] now, int[] ended) {
    long length = stays.length(from);
    int risk = stays.size() - from;
    Arrays.fill(ended, 0);
    int at = from;
    int all = 0;
    while (at < stays.size() && stays.length(at) == length) {
      Way way = stays.way(at++);
      if (way != Way.OPEN) {
        ended[way.ordinal()]++;
        all++;
      }
    }
    if (all > 0) {
      double still = now[Way.OPEN.ordinal()];
      for (int way = 0; way < Way.OPEN.ordinal(); way++) {
        now[way] += still * ended[way] / risk;
      }
      now[Way.OPEN.ordinal()] = still * (risk - all) / risk;
    }
    return at;
  }
}
