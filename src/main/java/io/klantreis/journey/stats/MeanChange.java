package io.klantreis.journey.stats;

/// Whether a mean has changed against a baseline. One variance is taken of both together: a handful
/// that happen to agree must not look certain. Where the longer tail lies on the side that is
/// tested, the bound goes further out by Cornish and Fisher's term for the skewness; never less
/// far.
public final class MeanChange {
  private final Moments recent;
  private final Moments base;

  public MeanChange(Moments recent, Moments base) {
    this.recent = recent;
    this.base = base;
  }

  public double change() {
    return recent.mean() - base.mean();
  }

  /// The least that the mean has fallen by, at a one-sided level; NaN where that cannot be told.
  public double fallAtLeast(double level) {
    return -change() - reach(level, -1);
  }

  /// The least that the mean has risen by.
  public double riseAtLeast(double level) {
    return change() - reach(level, 1);
  }

  /// @param side 1 where the upper tail is looked at, -1 where the lower
  private double reach(double level, int side) {
    long freedom = recent.count() + base.count() - 2;
    if (recent.count() == 0 || base.count() == 0 || freedom < 1) {
      return Double.NaN;
    }
    // The whole's spread about one mean: what it is where nothing changed.
    var all = new Moments();
    all.add(recent);
    all.add(base);
    double error = Math.sqrt(all.variance() * (1.0 / recent.count() + 1.0 / base.count()));
    double t = Distributions.studentUpper(level, freedom + 1.0);
    double skewness = Math.max(0, side * all.skewness()) / Math.sqrt((double) recent.count());
    return (t + skewness * (t * t - 1) / 6) * error;
  }
}
