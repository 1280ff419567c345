package io.klantreis.journey.query;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// Who stands where as of the question, for how long, and how that compares with the stage's own
/// stays (contract §4.6). The stays are those of {@code stageDuration}: the range chooses them by
/// their beginning.
///
/// @param stage the only stage to tell of, or null for all
/// @param idleMillis after so long without an event a unit counts as lost and stands nowhere, or
///   null for never
/// @param stuckAt from which percentile on, 0…1, somebody counts as stuck
/// @param limit the most units of a table
/// @param metric only for {@code ALERT}
public record InStageQuery(
    Terms terms,
    @Nullable String stage,
    @Nullable Long idleMillis,
    double stuckAt,
    int limit,
    Metric metric,
    Format format)
    implements JourneyQuery {
  public enum Format {
    TABLE,
    SUMMARY,
    ALERT
  }

  /// What an alert is about.
  public enum Metric {
    STUCK,
    STUCK_SHARE,
    IN_STAGE,
    OVER_TARGET,
    MEDIAN_AGE,
    OLDEST
  }

  public InStageQuery {
    requireNonNull(terms, "terms is null");
    requireNonNull(metric, "metric is null");
    requireNonNull(format, "format is null");
    if (!(stuckAt > 0 && stuckAt <= 1)) {
      throw new IllegalArgumentException("stuckAt " + stuckAt + " is not above 0 and up to 1");
    }
  }

  /// The same question of other terms.
  public InStageQuery asked(Terms other) {
    return new InStageQuery(other, stage, idleMillis, stuckAt, limit, metric, format);
  }

  /// The stays that it looks at.
  public StageDurationQuery stays() {
    return new StageDurationQuery(
        terms,
        StageDurationQuery.Measure.SOJOURN,
        StageDurationQuery.Per.VISIT,
        null,
        idleMillis,
        null,
        stage,
        Interval.DAY,
        false,
        StageDurationQuery.Format.TABLE);
  }
}
