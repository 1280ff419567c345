package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.time.TimeAxis;
import io.klantreis.plugin.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Reads `"interval":"auto|1h|1d|1w|1M"`, and chooses where it is `auto`.
final class Intervals {
  private static final long POINTS_WHERE_NOBODY_SAID = 1_000;

  /// What a frame's nanoseconds since 1970 can tell, in whole years.
  private static final long FIRST_TOLD = Instant.parse("1678-01-01T00:00:00Z").toEpochMilli();

  private static final long LAST_TOLD = Instant.parse("2262-01-01T00:00:00Z").toEpochMilli();

  private Intervals() {}

  /// @param finest what `auto` does not go below
  /// @param maxPoints how many points the panel can draw, or 0 where nobody said
  /// @param maxRows the most points of an answer
  static Interval read(
      JsonObject object, Terms terms, Interval finest, long maxPoints, int maxRows) {
    JsonNode value = object.find("interval");
    if (value != null && !(value.isTextual() && value.textValue().equals("auto"))) {
      return named(object, value);
    }
    long points = maxPoints > 0 ? Math.min(maxPoints, maxRows) : POINTS_WHERE_NOBODY_SAID;
    return TimeAxis.fitting(terms.fromMillis(), terms.toMillis(), terms.zone(), points, finest);
  }

  private static Interval named(JsonObject object, JsonNode value) {
    Interval interval =
        value.isTextual() ? Names.INTERVAL.find(value.textValue()).orElse(null) : null;
    if (interval == null) {
      List<String> known = new ArrayList<>(List.of("auto"));
      known.addAll(Names.INTERVAL.names());
      object.fault("interval", JsonObject.unknown(value, known));
      return Interval.MONTH;
    }
    return interval;
  }

  /// Notes a fault where the range is cut into more intervals than the data source allows, or into
  /// some whose time no frame can tell.
  static void check(JsonObject object, Terms terms, Interval interval, int maxRows) {
    if (terms.fromMillis() < FIRST_TOLD || terms.toMillis() > LAST_TOLD) {
      object.fault(
          "interval", "the time range reaches beyond the years 1678 to 2261, which can be told");
      return;
    }
    int most = Math.min(maxRows, TimeAxis.MOST_INTERVALS);
    if (exceeds(terms, interval, most)) {
      object.fault(
          "interval",
          interval.id()
              + " cuts this range into more intervals than the data source allows (maxRows "
              + most
              + "); take a longer interval, auto, or a shorter range");
    }
  }

  private static boolean exceeds(Terms terms, Interval interval, int most) {
    try {
      return TimeAxis.of(terms.fromMillis(), terms.toMillis(), interval, terms.zone()).size()
          > most;
    } catch (IllegalArgumentException e) {
      return true;
    }
  }
}
