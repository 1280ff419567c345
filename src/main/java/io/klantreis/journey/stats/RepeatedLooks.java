package io.klantreis.journey.stats;

/// The level at which one look may be tested so that a month of looks stays below a promised chance
/// of a false alarm. Follows from the question alone: nothing is remembered between looks.
///
/// Looks overlap: each compares a stretch that ends at the look with a baseline just before, so
/// that the test statistics of a month are a stationary Gaussian sequence that falls off linearly.
/// The chance that it crosses c is, for small chances, `months/λ⁻¹ · c·φ(c) · ν(c·√(2λh)) + Φ̄(c)`,
/// with h the time between looks, λ the slope of the correlation and ν Siegmund's correction for
/// looking at intervals only (D. Siegmund, Sequential Analysis, 1985, ch. 4; Siegmund & Yakir 2007
/// for ν). Where dividing by the number of looks (Bonferroni) asks for less, that is taken.
public final class RepeatedLooks {
  private static final double MONTH_MILLIS = 30 * 86_400_000.0;
  private static final int HALVINGS = 60;
  private static final double LARGEST = 12;

  private RepeatedLooks() {}

  /// @param chance that any look of 30 days raises a false alarm
  /// @param everyMillis from look to look
  /// @param slope how fast the correlation of two looks falls, per millisecond between them
  /// @return the one-sided level of each look
  public static double level(double chance, long everyMillis, double slope) {
    double looks = Math.max(1, MONTH_MILLIS / everyMillis);
    double low = 0;
    double high = LARGEST;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (crossing(middle, everyMillis, slope) > chance) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.max(Distributions.normalUpper(high), chance / looks);
  }

  /// How fast the correlation of two looks falls where a stretch is compared with a baseline just
  /// before it: what is new at one end, what goes from the stretch to the baseline, and what the
  /// baseline loses.
  public static double slope(double stretchMillis, double baselineMillis) {
    double fresh = 1 / stretchMillis;
    double gone = 1 / baselineMillis;
    double moved = fresh + gone;
    return (fresh * fresh + moved * moved + gone * gone) / (2 * moved);
  }

  /// The chance that some look of a month lies above the bound.
  static double crossing(double bound, double every, double slope) {
    double often = MONTH_MILLIS * slope * bound * density(bound);
    return often * overshoot(bound * Math.sqrt(2 * slope * every))
        + Distributions.normalUpper(bound);
  }

  private static double overshoot(double x) {
    if (x < 1e-6) {
      return 1;
    }
    double half = x / 2;
    double below = 1 - Distributions.normalUpper(half);
    return 2 / x * (below - 0.5) / (half * below + density(half));
  }

  private static double density(double z) {
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }
}
