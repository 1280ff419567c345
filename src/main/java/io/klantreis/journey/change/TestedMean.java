package io.klantreis.journey.change;

import io.klantreis.journey.stats.Estimate;
import io.klantreis.journey.stats.MeanChange;
import io.klantreis.journey.stats.Moments;

/// A mean against that of the baseline.
record TestedMean(Moments now, Moments before) implements Tested {
  private static final double PLAIN = 0.025;

  private MeanChange means() {
    return new MeanChange(now, before);
  }

  @Override
  public long size() {
    return now.count();
  }

  @Override
  public long baseSize() {
    return before.count();
  }

  @Override
  public double information() {
    return now.count();
  }

  @Override
  public double recent() {
    return now.mean();
  }

  @Override
  public double baseline() {
    return before.mean();
  }

  @Override
  public Estimate change() {
    return new Estimate(means().change(), means().riseAtLeast(PLAIN), -means().fallAtLeast(PLAIN));
  }

  @Override
  public double fallAtLeast(double level) {
    return means().fallAtLeast(level);
  }

  @Override
  public double riseAtLeast(double level) {
    return means().riseAtLeast(level);
  }
}
