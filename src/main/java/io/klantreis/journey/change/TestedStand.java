package io.klantreis.journey.change;

import io.klantreis.journey.stats.Estimate;
import io.klantreis.journey.stats.StandChange;

/// How many stand somewhere, against the moments before. Null where that is not known.
///
/// @param here how many stand there, of whom it is told
/// @param before how many did at the moments before, together
/// @param known whether enough stays are known to tell
/// @param slope how fast the correlation of two looks falls, per millisecond between them
record TestedStand(StandChange stand, long here, long before, boolean known, double slope)
    implements Tested {
  private static final double PLAIN = 0.025;

  @Override
  public long size() {
    return here;
  }

  @Override
  public long baseSize() {
    return before;
  }

  /// That nobody stands there is known as well as that many do; what must be known are the stays.
  @Override
  public boolean isEnough(int minSample) {
    return known;
  }

  @Override
  public double information() {
    return before + 1.0;
  }

  @Override
  public double slope(Comparison comparison) {
    return slope;
  }

  @Override
  public double recent() {
    return stand.recent();
  }

  @Override
  public double baseline() {
    return stand.baseline();
  }

  @Override
  public Estimate change() {
    return new Estimate(
        stand.recent() - stand.baseline(), stand.riseAtLeast(PLAIN), -stand.fallAtLeast(PLAIN));
  }

  @Override
  public double fallAtLeast(double level) {
    return stand.fallAtLeast(level);
  }

  @Override
  public double riseAtLeast(double level) {
    return stand.riseAtLeast(level);
  }
}
