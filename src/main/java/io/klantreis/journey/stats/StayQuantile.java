package io.klantreis.journey.stats;

import java.util.Arrays;

/// What {@link KaplanMeier#quantile} says of some stays, without the curve where it can be done
/// without: up to the first stay that is last seen the k-th one to end takes the curve to (n − k) /
/// n and Greenwood's sum to 1/(n − k) − 1/n, so that a quantile is the length of some rank.
public final class StayQuantile {
  private static final int GUESSES = 2;

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
  /// has fallen to a quantile's height; as many as ended where none does. Looked for around a
  /// guess, in ever longer steps and then by halving.
  static int rank(double q, int n, int ended, int which) {
    double height = 1 - q + LogLogBand.ROUNDING;
    int low = 0;
    int high = ended;
    int next = guess(height, n, which);
    boolean hasFallen = false;
    boolean hasNot = false;
    for (int step = 1; low < high; step *= 2) {
      int at = hasFallen && hasNot ? low + high >>> 1 : Math.clamp(next, low, high - 1);
      if (isFallen(height, n, at, which)) {
        high = at;
        next = at - step;
        hasFallen = true;
      } else {
        low = at + 1;
        next = at + step;
        hasNot = true;
      }
    }
    return low;
  }

  private static boolean isFallen(double height, int n, int rank, int which) {
    int left = n - rank - 1;
    return left == 0 || LogLogBand.bound((double) left / n, 1.0 / left - 1.0 / n, which) <= height;
  }

  /// About the rank: the share whose bound has a height is nearly one whose bound is reckoned with
  /// the width of the band at that height.
  private static int guess(double height, int n, int which) {
    double share = height;
    for (int i = 0; which != 0 && i < GUESSES; i++) {
      double theta = LogLogBand.theta(share, (1 - share) / (share * n));
      share = Math.pow(height, Math.exp(-which * theta));
    }
    return (int) Math.ceil(n * (1 - share)) - 1;
  }
}
