package io.klantreis.journey.change;

import io.klantreis.journey.stats.Estimate;
import io.klantreis.journey.stats.PaceChange;

/// How soon things happen, compared at equal age. Told as a share that falls where conversions
/// become rarer, or as a time that rises where stays become longer.
///
/// @param baseShare the baseline's share to which it happens in the end; NaN where a time is told
record TestedPace(PaceChange pace, long size, long baseSize, double baseShare) implements Tested {
  private static final double PLAIN = 0.025;

  /// Told of a time where nothing at all has happened yet.
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
    return isTime() ? Double.NaN : shareAt(pace.ratio());
  }

  @Override
  public double baseline() {
    return baseShare;
  }

  @Override
  public Estimate change() {
    double low = moved(pace.ratioAtLeast(PLAIN));
    double high = moved(pace.ratioAtMost(PLAIN));
    return new Estimate(moved(pace.ratio()), Math.min(low, high), Math.max(low, high));
  }

  @Override
  public double fallAtLeast(double level) {
    return -moved(isTime() ? pace.ratioAtLeast(level) : pace.ratioAtMost(level));
  }

  @Override
  public double riseAtLeast(double level) {
    return moved(isTime() ? pace.ratioAtMost(level) : pace.ratioAtLeast(level));
  }

  private boolean isTime() {
    return Double.isNaN(baseShare);
  }

  /// What a pace of so many times the baseline's changes: the share in points, a time as a part.
  private double moved(double ratio) {
    return isTime() ? Math.min(1 / ratio - 1, UNBOUNDED) : shareAt(ratio) - baseShare;
  }

  private double shareAt(double ratio) {
    return 1 - Math.pow(1 - baseShare, ratio);
  }
}
