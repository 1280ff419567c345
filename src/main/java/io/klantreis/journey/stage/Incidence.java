package io.klantreis.journey.stage;

import io.klantreis.journey.stats.Estimate;
import io.klantreis.journey.stats.KaplanMeier;
import io.klantreis.journey.stats.LogScale;
import io.klantreis.journey.stats.StaySet;
import java.util.Arrays;

/// The shares of stays that ended in each way by some times, where ways of ending compete and some
/// stays still last (Aalen and Johansen 1978), and the share that still lasts with its log-log
/// band. Together the shares are one.
///
/// Up to the first stay that still lasts the shares are plain counts, so that only longer stays are
/// put in order.
///
/// @param shares at each time, by way; {@link Way#OPEN} stands for "still there". NaN where there
///   is no stay
/// @param survival at each time
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record Incidence(double[][] shares, Estimate[] survival) {
  private static final int WAY_BITS = 3;
  private static final int WAYS = Way.values().length;
  private static final int STILL = Way.OPEN.ordinal();

  /// The state of the walk over stays in order.
  private static final class Walk {
    private final double[] now = new double[WAYS];
    private final int[] ended = new int[WAYS];
    private double greenwood;
    private int risk;

    Estimate survival() {
      return KaplanMeier.logLog(now[STILL], greenwood);
    }

    /// Takes all stays of one length, and returns where the next length begins.
    int step(long[] coded, int from) {
      long length = coded[from] >> WAY_BITS;
      Arrays.fill(ended, 0);
      int at = from;
      while (at < coded.length && coded[at] >> WAY_BITS == length) {
        ended[(int) coded[at++] & (1 << WAY_BITS) - 1]++;
      }
      int all = at - from - ended[STILL];
      if (all > 0) {
        double still = now[STILL];
        for (int way = 0; way < STILL; way++) {
          now[way] += still * ended[way] / risk;
        }
        now[STILL] = still * (risk - all) / risk;
        greenwood += risk == all ? 0 : (double) all / ((double) risk * (risk - all));
      }
      risk -= at - from;
      return at;
    }
  }

  /// @param stays their ways of ending are the first of {@link Way}
  /// @param times ascending
  static Incidence at(StaySet stays, long[] times) {
    double[][] shares = new double[times.length][WAYS];
    Estimate[] survival = new Estimate[times.length];
    if (stays.size() == 0) {
      for (double[] at : shares) {
        Arrays.fill(at, Double.NaN);
      }
      Arrays.fill(survival, Estimate.UNKNOWN);
      return new Incidence(shares, survival);
    }
    long firstOpen = stays.leastOpen();
    // at the first open one's length those that ended come first
    long[][] counts = new long[times.length + 1][WAYS];
    long[] tail = count(stays, times, firstOpen, counts);
    Walk walk = new Walk();
    int count = stays.size();
    int t = 0;
    long[] ended = new long[WAYS];
    while (t < times.length && times[t] <= firstOpen) {
      set(walk, add(ended, counts[t]), count);
      shares[t] = walk.now.clone();
      survival[t++] = walk.survival();
    }
    set(walk, add(ended, counts[t]), count);
    for (int at = 0; t < times.length; t++) {
      while (at < tail.length && tail[at] >> WAY_BITS <= times[t]) {
        at = walk.step(tail, at);
      }
      shares[t] = walk.now.clone();
      survival[t] = walk.survival();
    }
    return new Incidence(shares, survival);
  }

  /// The shares at one time, of stays in order.
  static double[] at(Stays.Sorted stays, long time) {
    Walk walk = new Walk();
    set(walk, new long[WAYS], stays.size());
    if (stays.size() == 0) {
      Arrays.fill(walk.now, Double.NaN);
    }
    long[] coded = stays.coded();
    for (int at = 0; at < coded.length && coded[at] >> WAY_BITS <= time; ) {
      at = walk.step(coded, at);
    }
    return walk.now;
  }

  private static long[] add(long[] ended, long[] more) {
    for (int way = 0; way < ended.length; way++) {
      ended[way] += more[way];
    }
    return ended;
  }

  /// The state after so many have ended and none was last seen.
  private static void set(Walk walk, long[] ended, int count) {
    long all = 0;
    for (int way = 0; way < STILL; way++) {
      walk.now[way] = (double) ended[way] / count;
      all += ended[way];
    }
    walk.risk = (int) (count - all);
    walk.now[STILL] = (double) walk.risk / count;
    walk.greenwood = walk.risk == 0 ? 0 : 1.0 / walk.risk - 1.0 / count;
  }

  /// Counts the stays up to a limit that ended in each way after the time before and up to each
  /// time; last those after all times that are not after the limit. Groups of lengths that lie
  /// between two times are counted as a whole.
  ///
  /// @return the longer stays in order, those that end before those that last where they are
  ///   equally long
  private static long[] count(StaySet stays, long[] times, long limit, long[][] counts) {
    int inHead = 0;
    while (inHead < times.length && times[inHead] <= limit) {
      inHead++;
    }
    double perMilli = times.length < 2 ? 0 : (times.length - 1.0) / times[times.length - 1];
    boolean[] parted = new boolean[stays.groups()];
    for (int group = 0; group < parted.length; group++) {
      long last = LogScale.groupBegin(group + 1) - 1;
      int place = place(times, inHead, LogScale.groupBegin(group), perMilli);
      parted[group] = last > limit || place(times, inHead, last, perMilli) != place;
      for (int way = 0; !parted[group] && way < stays.ways(); way++) {
        counts[place][way] += stays.count(group, way);
      }
    }
    long[] some = stays.ended(parted);
    int longer = 0;
    for (long coded : some) {
      long length = StaySet.length(coded);
      if (length > limit) {
        some[longer++] = length << WAY_BITS | StaySet.way(coded);
      } else {
        counts[place(times, inHead, length, perMilli)][StaySet.way(coded)]++;
      }
    }
    return tail(some, longer, stays.openLengths());
  }

  /// The first time that is no less than a length, of the first so many, which lie about evenly.
  private static int place(long[] times, int size, long length, double perMilli) {
    int place = (int) Math.min(length * perMilli, size);
    while (place > 0 && times[place - 1] >= length) {
      place--;
    }
    while (place < size && times[place] < length) {
      place++;
    }
    return place;
  }

  private static long[] tail(long[] ended, int size, long[] open) {
    long[] tail = Arrays.copyOf(ended, size + open.length);
    for (int i = 0; i < open.length; i++) {
      tail[size + i] = open[i] << WAY_BITS | STILL;
    }
    Arrays.sort(tail);
    return tail;
  }
}
