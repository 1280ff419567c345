package io.klantreis.journey.stats;

/// A value with its 95 % interval. NaN stands for a value or a bound that does not exist.
public record Estimate(double value, double low, double high) {
  /// Nothing is known.
  public static final Estimate UNKNOWN = new Estimate(Double.NaN, Double.NaN, Double.NaN);

  public boolean isKnown() {
    return !Double.isNaN(value);
  }

  /// Whether the interval, its ends included, holds the value; a missing bound bounds nothing.
  public boolean spans(double other) {
    return !(other < low) && !(other > high);
  }
}
