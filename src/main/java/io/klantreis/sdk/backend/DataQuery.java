package io.klantreis.sdk.backend;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/// One question of a panel, an alert rule or Explore.
///
/// @param <Q> the plugin's own query type
/// @param refId the name of the question within its panel, `A`, `B`, …
/// @param queryType the kind of question, may be empty
/// @param maxDataPoints the number of points that the panel can draw, 0 when not told
/// @param interval the time between two points that Grafana suggests
/// @param timeRange the range asked for
/// @param model the whole query as saved in the dashboard, read into the plugin's type
public record DataQuery<Q>(
    String refId,
    String queryType,
    long maxDataPoints,
    Duration interval,
    TimeRange timeRange,
    Q model) {
  /// Checks that nothing is null.
  public DataQuery {
    requireNonNull(refId, "refId is null");
    requireNonNull(queryType, "queryType is null");
    requireNonNull(interval, "interval is null");
    requireNonNull(timeRange, "timeRange is null");
    requireNonNull(model, "model is null");
  }
}
