package io.klantreis.journey.stats;

/// Quantiles that interpolate linearly between neighbours (Hyndman and Fan's type 7).
public final class Quantiles {
  private Quantiles() {}

  /// @param sorted in ascending order
  /// @return NaN where there is nothing
  public static double of(long[] sorted, double q) {
    return of(sorted, 0, sorted.length, q);
  }

  /// The quantile of `sorted[from, to)`.
  public static double of(long[] sorted, int from, int to, double q) {
    if (to <= from) {
      return Double.NaN;
    }
    double place = place(to - from, q);
    int below = (int) place;
    double low = sorted[from + below];
    return below + 1 < to - from
        ? low + (place - below) * ((double) sorted[from + below + 1] - low)
        : low;
  }

  /// @param sorted in ascending order
  /// @return NaN where there is nothing
  public static double of(double[] sorted, double q) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = place(sorted.length, q);
    int below = (int) place;
    double low = sorted[below];
    return below + 1 < sorted.length ? low + (place - below) * (sorted[below + 1] - low) : low;
  }

  private static double place(int count, double q) {
    if (!(q >= 0 && q <= 1)) {
      throw new IllegalArgumentException("a quantile lies in 0…1, not at " + q);
    }
    return q * (count - 1);
  }
}
