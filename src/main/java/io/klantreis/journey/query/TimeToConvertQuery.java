package io.klantreis.journey.query;

/// How the times between two steps are spread (contract §4.2b).
///
/// @param fromStep,toStep steps from 1
/// @param bins how many bins, or 0 for as many as the cube root of the count says
public record TimeToConvertQuery(
    FunnelQuery funnel, int fromStep, int toStep, int bins, Format format) implements JourneyQuery {
  public enum Format {
    HISTOGRAM,
    CURVE
  }

  @Override
  public Terms terms() {
    return funnel.terms();
  }
}
