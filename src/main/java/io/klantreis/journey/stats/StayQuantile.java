package io.klantreis.journey.stats;

import java.util.Arrays;

/// What {@link KaplanMeier#quantile} says of some stays, without the curve where it can be done
/// without: up to the first stay that is last seen the k-th one to end takes the curve to (n − k) /
/// n and Greenwood's sum to 1/(n − k) − 1/n, so that a quantile is the length of some rank.
public final class StayQuantile {
  private StayQuantile() {}

  /// @param lengths how long the stays lasted; put in another order
  /// @param from,open where those lie that ended; from `open` up to `to` lie those that go on
  public static Estimate of(long[] lengths, int from, int open, int to, double q) {
    long firstOpen = Long.MAX_VALUE;
    for (int i = open; i < to; i++) {
      firstOpen = Math.min(firstOpen, lengths[i]);
    }
    double[] found = new double[3];
    int left = from;
    for (int which = -1; which <= 1; which++) {
      int place = from + rank(q, to - from, open - from, which);
      // the last stay of all takes the curve to 0, where its band is told otherwise
      boolean isKnown = place + 1 < to && place < open;
      if (isKnown) {
        Selection.select(lengths, left, open, place);
        left = place;
      }
      if (!isKnown || lengths[place] > firstOpen) {
        long[] ended = Arrays.copyOfRange(lengths, from, open);
        return KaplanMeier.of(ended, Arrays.copyOfRange(lengths, open, to)).quantile(q);
      }
      boolean hasBound = which < 1 || isOutlasted(lengths, place, open, to);
      found[which + 1] = hasBound ? lengths[place] : Double.NaN;
    }
    return new Estimate(found[1], found[0], found[2]);
  }

  /// Whether some stay goes on when the one at a place ends. Of several that end together only the
  /// curve's fall by all of them counts, and one to 0 has no upper bound. Ended stays from the
  /// place on are no shorter.
  private static boolean isOutlasted(long[] lengths, int place, int open, int to) {
    int next = place + 1;
    while (next < open && lengths[next] == lengths[place]) {
      next++;
    }
    return next < open || open < to;
  }

  /// How many stays must have ended before the one with which the curve, or a bound of its band,
  /// has fallen to a quantile's height; as many as ended where none does.
  static int rank(double q, int n, int ended, int which) {
    double height = 1 - q + LogLogBand.ROUNDING;
    int low = 0;
    int high = ended;
    while (low < high) {
      int middle = low + high >>> 1;
      int left = n - middle - 1;
      if (left == 0 || LogLogBand.bound((double) left / n, 1.0 / left - 1.0 / n, which) <= height) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
