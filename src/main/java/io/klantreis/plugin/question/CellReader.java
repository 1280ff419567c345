package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.journey.query.CustomersQuery;
import io.klantreis.journey.query.CustomersQuery.Cell;
import io.klantreis.journey.query.CustomersQuery.State;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.Metric;
import io.klantreis.plugin.json.JsonObject;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `customers` (contract §4.6): a funnel, and one cell of its answer.
final class CellReader {
  private CellReader() {}

  /// @return null where there are faults
  static @Nullable CustomersQuery read(Reading reading) {
    JsonObject object = reading.object();
    // The funnel's own format says nothing of who is behind its cells.
    object.choice("format", Names.FUNNEL_FORMAT, FunnelQuery.Format.STEPS);
    FunnelQuery funnel = FunnelReader.part(reading, FunnelQuery.Format.STEPS, Metric.CONVERSION);
    JsonObject written = object.object("cell");
    Cell cell =
        written == null
            ? new Cell(1, State.ENTERED, null, null, null)
            : cell(written, reading, funnel);
    if (funnel == null) {
      return null;
    }
    if (written != null && cell.group() != null && funnel.breakdown() == null) {
      written.fault(
          "group",
          "belongs to a breakdown; add the one whose cell this is, such as \"breakdown\":"
              + " {\"by\": \"channel\"}");
    }
    return new CustomersQuery(funnel, cell, reading.defaults().maxRows());
  }

  /// @param funnel null where it has faults
  static Cell cell(JsonObject object, Reading reading, @Nullable FunnelQuery funnel) {
    int steps = funnel == null ? StepReader.MOST : funnel.steps().size();
    int step = object.integer("step", 1, steps, 1);
    State state = object.choice("state", Names.STATE, State.ENTERED);
    String group = object.name("group");
    Long time = time(object, reading);
    Interval interval =
        object.has("interval") || time != null
            ? Intervals.read(object, reading.terms(), Interval.DAY, 0, reading.defaults().maxRows())
            : null;
    if (interval != null) {
      Intervals.check(object, reading.terms(), interval, reading.defaults().maxRows());
    }
    object.rejectUnknown(Set.of());
    return new Cell(step, state, group, time, time == null ? null : interval);
  }

  private static @Nullable Long time(JsonObject object, Reading reading) {
    Long time = moment(object, "time");
    if (time != null
        && (time < reading.terms().fromMillis() || time >= reading.terms().toMillis())) {
      JsonNode value = object.find("time");
      object.fault(
          "time", (value == null ? "" : JsonObject.show(value)) + " lies outside the time range");
    }
    return time;
  }

  /// A point in time, or null where absent or wrong.
  static @Nullable Long moment(JsonObject object, String name) {
    JsonNode value = object.find(name);
    if (value == null) {
      return null;
    }
    Long time = millis(value);
    if (time == null) {
      object.fault(
          name,
          JsonObject.show(value)
              + " is no point in time; use ISO-8601 with an offset or Z, or ms since 1970");
    }
    return time;
  }

  private static @Nullable Long millis(JsonNode value) {
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return value.longValue();
    }
    if (!value.isTextual()) {
      return null;
    }
    if (value.textValue().matches("-?\\d{1,16}")) {
      return Long.parseLong(value.textValue());
    }
    try {
      return OffsetDateTime.parse(value.textValue()).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException ignored) {
      return null; // the fault tells it
    }
  }
}
