package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.StageDurationQuery.Format;
import io.klantreis.journey.query.StageDurationQuery.Measure;
import io.klantreis.journey.query.StageDurationQuery.Per;
import io.klantreis.journey.query.StageDurationQuery.Split;
import io.klantreis.plugin.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `stageDuration` (contract §4.3).
final class DurationReader {
  private static final int MOST_GROUPS = 1_000;
  private static final int USUAL_GROUPS = 25;

  private final Reading reading;
  private final JsonObject object;

  private DurationReader(Reading reading) {
    this.reading = reading;
    this.object = reading.object();
  }

  static StageDurationQuery read(Reading reading) {
    return new DurationReader(reading).read();
  }

  private StageDurationQuery read() {
    var measure = object.choice("measure", Names.MEASURE, Measure.SOJOURN);
    var per = object.choice("per", Names.PER, Per.VISIT);
    var format = object.choice("format", Names.DURATION_FORMAT, Format.TABLE);
    Long horizon = reading.positive("horizon");
    Long idle = reading.positive("idle");
    Split split = split();
    String stage = StageNames.read(reading);
    boolean band = object.flag("band", false);
    boolean cut = format == Format.SERIES || format == Format.HEATMAP;
    Interval interval = reading.interval(Interval.HOUR, cut);
    boolean whole = format == Format.FLOW || format == Format.HEATMAP;
    if (split != null && whole) {
      object.fault(
          split instanceof Split.Breakdown ? "breakdown" : "compare",
          "is not for format "
              + Names.DURATION_FORMAT.name(format)
              + "; use table, series, curve or alert");
    }
    if (format == Format.FLOW && stage != null) {
      object.fault("stage", "is not for format flow, which shows all stages");
    }
    if (per == Per.UNIT && (format == Format.FLOW || measure == Measure.TO_CONVERT)) {
      object.fault(
          "per",
          "\"unit\" puts a unit's visits together, which is not for format flow nor for measure"
              + " toConvert");
    }
    return new StageDurationQuery(
        reading.terms(), measure, per, horizon, idle, split, stage, interval, band, format);
  }

  private @Nullable Split split() {
    JsonObject breakdown = object.object("breakdown");
    JsonObject compare = object.object("compare");
    if (breakdown != null && compare != null) {
      object.fault("compare", "and breakdown cannot be asked together; leave one out");
    }
    if (compare != null) {
      return compare(compare);
    }
    return breakdown == null ? null : breakdown(breakdown);
  }

  private @Nullable Split breakdown(JsonObject written) {
    String by = by(written);
    int limit = written.integer("limit", 1, MOST_GROUPS, USUAL_GROUPS);
    written.rejectUnknown(Set.of());
    return by == null ? null : new Split.Breakdown(by, limit);
  }

  /// Either a date, or a field with two of its values.
  private @Nullable Split compare(JsonObject written) {
    JsonNode date = written.find("date");
    if (date != null) {
      Optional<Long> moment = Moments.parse(date.asText(), reading.terms().zone());
      if (moment.isEmpty()) {
        written.fault("date", JsonObject.show(date) + " is no moment; " + Moments.ALLOWED);
      }
      if (written.has("by") || written.has("values")) {
        written.fault("date", "stands alone; leave out by and values");
      }
      written.rejectUnknown(Set.of());
      return moment.map(Split.Date::new).orElse(null);
    }
    String by = by(written);
    JsonNode values = written.find("values");
    written.rejectUnknown(Set.of());
    boolean two =
        values != null
            && values.isArray()
            && values.size() == 2
            && isName(values.get(0))
            && isName(values.get(1))
            && !values.get(0).equals(values.get(1));
    if (values == null || !two) {
      written.fault("values", "give two different values of by, such as [\"web\",\"app\"]");
      return null;
    }
    return by == null
        ? null
        : new Split.Values(by, values.get(0).textValue(), values.get(1).textValue());
  }

  private static boolean isName(JsonNode value) {
    return value.isTextual() && !value.textValue().isEmpty();
  }

  private static @Nullable String by(JsonObject written) {
    String by = written.name("by");
    if (by == null) {
      if (written.find("by") == null || written.find("by").isTextual()) {
        written.fault("by", "is missing; name a field or property, such as channel");
      }
      return null;
    }
    if (by.equals("customer") || by.equals("timestamp") || by.equals("stage")) {
      written.fault("by", "\"" + by + "\" makes no groups of stays; name another field");
      return null;
    }
    return by;
  }
}
