package io.klantreis.journey.query;

/// The funnel asked of each interval by itself (contract §4.2).
///
/// @param fromStep,toStep steps from 1; 0 and 0 where every step is told against the first
public record FunnelTrendQuery(
    FunnelQuery funnel, Interval interval, boolean band, int fromStep, int toStep)
    implements JourneyQuery {
  @Override
  public Terms terms() {
    return funnel.terms();
  }
}
