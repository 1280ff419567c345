package io.klantreis.journey.change;

import io.klantreis.journey.stats.Estimate;
import io.klantreis.journey.stats.IncidenceChange;

/// To what share it happens, compared at equal age.
///
/// @param baseline the baseline's share to which it happens in the end
record TestedIncidence(IncidenceChange incidence, long size, long baseSize, double baseline)
    implements Tested {
  private static final double PLAIN = 0.025;

  /// Of so many expected, a fall by a third is seen in nine of ten months.
  private static final double PLENTY = 120;

  /// Of what a fall may spend, a rise spends so much: chance rises are over sooner than chance
  /// falls, so that at the same level more months see one. Simulated; see docs/alerts.md.
  static final double OF_A_RISE = 0.9;

  @Override
  public double information() {
    return incidence.expected();
  }

  @Override
  public double worth() {
    return worth(incidence.expected());
  }

  /// The more are expected, the sooner a change stands out, and the less is spent on it.
  static double worth(double expected) {
    return Math.min(1, Math.sqrt(PLENTY / expected));
  }

  @Override
  public double ripeness() {
    return incidence.ripeness();
  }

  @Override
  public double recent() {
    return shareAt(incidence.ratio());
  }

  @Override
  public Estimate change() {
    return new Estimate(
        moved(incidence.ratio()),
        moved(incidence.ratioAtLeast(PLAIN)),
        moved(incidence.ratioAtMost(PLAIN)));
  }

  @Override
  public double fallAtLeast(double level) {
    return -moved(incidence.ratioAtMost(level));
  }

  @Override
  public double riseAtLeast(double level) {
    return moved(incidence.ratioAtLeast(OF_A_RISE * level));
  }

  /// By how many points the share has moved where it is so many times the baseline's.
  private double moved(double ratio) {
    return shareAt(ratio) - baseline;
  }

  private double shareAt(double ratio) {
    return Math.min(1, baseline * ratio);
  }
}
