package io.klantreis.journey.stats;

/// What some lengths add up to, by group: at most 65,536 of them, each below 2^44, so that sums of
/// their upper and lower halves' products never overflow. Confined to one thread.
public final class LengthSums {
  private static final int HALF = 22;
  private static final int MOST_WAYS = 4;
  private static final int CELLS = MOST_WAYS + 4;

  /// By group: how many ended in each way, the lengths, and the squares of upper halves, of lower
  /// halves, and what these make with each other.
  private final long[] sums;

  public LengthSums(int groups) {
    this.sums = new long[CELLS * groups];
  }

  public void add(int group, int way, long length) {
    long upper = length >>> HALF;
    long lower = length & (1L << HALF) - 1;
    sums[CELLS * group + way]++;
    int cell = CELLS * group + MOST_WAYS;
    sums[cell] += length;
    sums[cell + 1] += upper * upper;
    sums[cell + 2] += lower * lower;
    sums[cell + 3] += upper * lower;
  }

  /// Adds all to totals and begins anew.
  ///
  /// @param ways there are; four at most
  public void addTo(StayTotals[] totals, int ways) {
    for (int group = 0; group < totals.length; group++) {
      for (int way = 0; way < ways; way++) {
        totals[group].addCount(way, sums[CELLS * group + way]);
      }
      int cell = CELLS * group + MOST_WAYS;
      totals[group].addSum(sums[cell]);
      totals[group].addSquares(sums[cell + 1] >>> 64 - 2 * HALF, sums[cell + 1] << 2 * HALF);
      totals[group].addSquares(0, sums[cell + 2]);
      totals[group].addSquares(sums[cell + 3] >>> 63 - HALF, sums[cell + 3] << HALF + 1);
    }
    java.util.Arrays.fill(sums, 0);
  }
}
