package io.klantreis.journey.change;

import io.klantreis.journey.stats.Estimate;
import io.klantreis.journey.stats.Proportions;
import io.klantreis.journey.stats.ShareChange;

/// A share of closed runs against that of the baseline.
record TestedShare(ShareChange shares) implements Tested {
  @Override
  public long size() {
    return shares.trials();
  }

  @Override
  public long baseSize() {
    return shares.baseTrials();
  }

  @Override
  public double information() {
    return shares.information();
  }

  @Override
  public double recent() {
    return (double) shares.successes() / shares.trials();
  }

  @Override
  public double baseline() {
    return (double) shares.baseSuccesses() / shares.baseTrials();
  }

  @Override
  public Estimate change() {
    return Proportions.difference(
        shares.successes(), shares.trials(), shares.baseSuccesses(), shares.baseTrials());
  }

  @Override
  public double fallAtLeast(double level) {
    return shares.fallAtLeast(level);
  }

  @Override
  public double riseAtLeast(double level) {
    return shares.riseAtLeast(level);
  }
}
