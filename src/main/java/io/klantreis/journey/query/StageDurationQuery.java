package io.klantreis.journey.query;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// How long units stay in each stage, stays that still last counted as censored (contract §4.3).
///
/// @param horizonMillis up to where the restricted mean looks, or null for the longest stay seen
/// @param idleMillis after so long without an event a stay counts as lost, or null for never
/// @param interval only for {@code SERIES}
public record StageDurationQuery(
    Terms terms,
    Measure measure,
    @Nullable Long horizonMillis,
    @Nullable Long idleMillis,
    Interval interval,
    Format format)
    implements JourneyQuery {
  public enum Measure {
    SOJOURN,
    TO_CONVERT
  }

  public enum Format {
    TABLE,
    SERIES,
    HEATMAP,
    FLOW,
    ALERT
  }

  public StageDurationQuery {
    requireNonNull(terms, "terms is null");
    requireNonNull(measure, "measure is null");
    requireNonNull(interval, "interval is null");
    requireNonNull(format, "format is null");
  }
}
