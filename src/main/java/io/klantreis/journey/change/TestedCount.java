package io.klantreis.journey.change;

import io.klantreis.journey.stats.CountChange;
import io.klantreis.journey.stats.Estimate;

/// A count of the recent stretch against those of the baseline's stretches.
record TestedCount(CountChange counts) implements Tested {
  private static final double PLAIN = 0.025;

  @Override
  public long size() {
    return Math.round(counts.recent());
  }

  @Override
  public long baseSize() {
    return Math.round(counts.baseline());
  }

  /// A count is never too small to tell; what it may differ by takes two stretches.
  @Override
  public boolean isEnough(int minSample) {
    return counts.stretches() >= 2;
  }

  /// A few are as good as many: a group that comes up must be seen too.
  @Override
  public double information() {
    return 1;
  }

  @Override
  public double recent() {
    return counts.recent();
  }

  @Override
  public double baseline() {
    return counts.baseline();
  }

  @Override
  public Estimate change() {
    return new Estimate(
        counts.recent() - counts.baseline(), counts.riseAtLeast(PLAIN), -counts.fallAtLeast(PLAIN));
  }

  @Override
  public double fallAtLeast(double level) {
    return counts.fallAtLeast(level);
  }

  @Override
  public double riseAtLeast(double level) {
    return counts.riseAtLeast(level);
  }
}
