package io.klantreis.plugin.question;

import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.StageDurationQuery.Format;
import io.klantreis.journey.query.StageDurationQuery.Measure;
import io.klantreis.plugin.json.JsonObject;
import java.util.EnumSet;

/// Reads `stageDuration` (contract §4.3).
final class DurationReader {
  private DurationReader() {}

  static StageDurationQuery read(Reading reading) {
    JsonObject object = reading.object();
    var measure = object.choice("measure", Names.MEASURE, Measure.SOJOURN);
    var format = object.choice("format", Names.DURATION_FORMAT, Format.TABLE);
    Long horizon = reading.positive("horizon");
    Long idle = reading.positive("idle");
    Interval interval = reading.interval(Interval.HOUR, format == Format.SERIES);
    reading.available(
        "format",
        format,
        EnumSet.of(Format.TABLE, Format.SERIES, Format.FLOW, Format.ALERT),
        Names.DURATION_FORMAT);
    return new StageDurationQuery(reading.terms(), measure, horizon, idle, interval, format);
  }
}
