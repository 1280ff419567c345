package io.klantreis.plugin.question;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/// A question as it arrived, with what Grafana says beside it.
///
/// @param json the saved query
/// @param queryType the kind where the JSON does not say it, may be empty
/// @param from start of the range, inclusive
/// @param to end of the range, exclusive
/// @param maxDataPoints how many points the panel can draw, or 0 where nobody said
/// @param now what the clock says
public record Asked(
    JsonNode json, String queryType, Instant from, Instant to, long maxDataPoints, Instant now) {
  public Asked {
    requireNonNull(json, "json is null");
    requireNonNull(queryType, "queryType is null");
    requireNonNull(from, "from is null");
    requireNonNull(to, "to is null");
    requireNonNull(now, "now is null");
  }

  /// The same asked at another time.
  public Asked at(Instant time) {
    return new Asked(json, queryType, from, to, maxDataPoints, time);
  }
}
