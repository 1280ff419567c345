package io.klantreis.journey.stats;

/// What at most 65,536 lengths below 2^44 add up to, so that sums of their upper and lower halves'
/// products never overflow. Confined to one thread.
public final class LengthSum {
  private static final int HALF = 22;

  private long lengths;

  // The squares of upper halves, of lower halves, and what these make with each other.
  private long upperSquares;
  private long lowerSquares;
  private long products;

  public void add(long length) {
    long upper = upper(length);
    long lower = lower(length);
    lengths += length;
    upperSquares += upper * upper;
    lowerSquares += lower * lower;
    products += upper * lower;
  }

  /// Adds what some lengths add up to.
  public void add(long lengths, long upperSquares, long lowerSquares, long products) {
    this.lengths += lengths;
    this.upperSquares += upperSquares;
    this.lowerSquares += lowerSquares;
    this.products += products;
  }

  public static long upper(long length) {
    return length >>> HALF;
  }

  public static long lower(long length) {
    return length & (1L << HALF) - 1;
  }

  /// Adds all but their number to totals.
  public void addTo(StayTotals totals) {
    totals.addSum(lengths);
    totals.addSquares(upperSquares >>> 64 - 2 * HALF, upperSquares << 2 * HALF);
    totals.addSquares(0, lowerSquares);
    totals.addSquares(products >>> 63 - HALF, products << HALF + 1);
  }
}
