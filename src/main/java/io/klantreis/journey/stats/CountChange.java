package io.klantreis.journey.stats;

/// Whether there is more or less of something than in as many stretches before: Student's
/// prediction interval for one more stretch. What stretches differ by of themselves (weekdays,
/// customers who come several times) is part of it, so that only more than that counts. Confined to
/// one thread.
public final class CountChange {
  private final double recent;
  private final boolean events;
  private final Moments base = new Moments();

  /// @param events whether events are counted, and not amounts added up: such counts differ by at
  ///   least what chance makes of them (Poisson), also where a few happened to be alike
  public CountChange(double recent, double[] baseline, boolean events) {
    this.recent = recent;
    this.events = events;
    for (double value : baseline) {
      base.add(value);
    }
  }

  public long stretches() {
    return base.count();
  }

  public double recent() {
    return recent;
  }

  /// The mean of the stretches before.
  public double baseline() {
    return base.mean();
  }

  /// The least that it lies below what was to be expected, at a one-sided level.
  public double fallAtLeast(double level) {
    return base.mean() - recent - reach(level);
  }

  public double riseAtLeast(double level) {
    return recent - base.mean() - reach(level);
  }

  private double reach(double level) {
    if (base.count() < 2) {
      return Double.NaN;
    }
    double variance = events ? Math.max(base.variance(), base.mean() + 1) : base.variance();
    return Distributions.studentUpper(level, base.count() - 1.0)
        * Math.sqrt(variance * (1 + 1.0 / base.count()));
  }
}
