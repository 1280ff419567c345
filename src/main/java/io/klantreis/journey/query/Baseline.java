package io.klantreis.journey.query;

import static java.util.Objects.requireNonNull;

/// What an alert compares its range with, and how often it is looked at.
///
/// @param millis how long before the range the baseline goes back
/// @param early whether runs that still go on are compared at equal age
/// @param everyMillis looks are at whole multiples of this in the question's time zone; asking more
///   often gives the same answer
/// @param metric the number that is told
public record Baseline(long millis, boolean early, long everyMillis, Metric metric) {
  /// The number told of a change.
  public enum Metric {
    /// The least that it has fallen by; above 0 where a fall is certain.
    FALL,
    /// The least that it has risen by; above 0 where a rise is certain.
    RISE,
    CHANGE,
    CHANGE_LOW,
    CHANGE_HIGH
  }

  public Baseline {
    requireNonNull(metric, "metric is null");
    if (millis <= 0 || everyMillis <= 0) {
      throw new IllegalArgumentException("baseline of " + millis + " ms every " + everyMillis);
    }
  }
}
