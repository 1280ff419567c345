package io.klantreis.journey.query;

/// The funnel asked of each interval by itself (contract §4.2).
///
/// @param fromStep,toStep steps from 1 between which to tell; 0 where nobody said
public record FunnelTrendQuery(
    FunnelQuery funnel, Interval interval, boolean band, int fromStep, int toStep)
    implements JourneyQuery {
  @Override
  public Terms terms() {
    return funnel.terms();
  }

  /// Whether one pair of steps is told about, and not every step.
  public boolean isBetweenSteps() {
    return fromStep > 0 || toStep > 0;
  }

  /// The step that is told from, from 1.
  public int firstStep() {
    return Math.max(1, fromStep);
  }

  /// The step that is told to, from 1.
  public int lastStep() {
    return toStep > 0 ? toStep : funnel.steps().size();
  }
}
