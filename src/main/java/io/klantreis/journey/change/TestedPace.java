package io.klantreis.journey.change;

import io.klantreis.journey.stats.Estimate;
import io.klantreis.journey.stats.PaceChange;

/// How soon things happen, compared at equal age. Told as the part by which times become longer.
record TestedPace(PaceChange pace, long size, long baseSize) implements Tested {
  private static final double PLAIN = 0.025;

  /// Told where nothing at all has happened yet.
  private static final double UNBOUNDED = 1e6;

  @Override
  public double information() {
    return pace.expected();
  }

  @Override
  public double ripeness() {
    return pace.ripeness();
  }

  @Override
  public double recent() {
    return Double.NaN;
  }

  @Override
  public double baseline() {
    return Double.NaN;
  }

  @Override
  public Estimate change() {
    return new Estimate(
        longer(pace.ratio()), longer(pace.ratioAtMost(PLAIN)), longer(pace.ratioAtLeast(PLAIN)));
  }

  @Override
  public double fallAtLeast(double level) {
    return -longer(pace.ratioAtLeast(level));
  }

  @Override
  public double riseAtLeast(double level) {
    return longer(pace.ratioAtMost(level));
  }

  private static double longer(double ratio) {
    return Math.min(1 / ratio - 1, UNBOUNDED);
  }
}
