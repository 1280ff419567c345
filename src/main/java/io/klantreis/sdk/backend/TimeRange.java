package io.klantreis.sdk.backend;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/// The time range of a dashboard or alert rule. Grafana sends milliseconds; what the end means
/// (inclusive or not) is the plugin's to define.
///
/// @param from the beginning
/// @param to the end, never before `from`
public record TimeRange(Instant from, Instant to) {
  /// Checks that the range does not run backwards.
  public TimeRange {
    requireNonNull(from, "from is null");
    requireNonNull(to, "to is null");
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "the time range ends before it begins: " + from + " > " + to);
    }
  }

  /// Returns the time between both ends.
  ///
  /// @return never negative
  public Duration duration() {
    return Duration.between(from, to);
  }
}
