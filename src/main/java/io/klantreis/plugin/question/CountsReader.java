package io.klantreis.plugin.question;

import io.klantreis.journey.query.CountsQuery;
import io.klantreis.journey.query.CountsQuery.By;
import io.klantreis.journey.query.CountsQuery.Format;
import io.klantreis.journey.query.CountsQuery.Of;
import io.klantreis.journey.query.Interval;
import io.klantreis.plugin.json.JsonObject;

/// Reads `counts` (contract §4.5).
final class CountsReader {
  private CountsReader() {}

  static CountsQuery read(Reading reading) {
    JsonObject object = reading.object();
    var of = object.choice("of", Names.COUNTS_OF, Of.EVENTS);
    var by = object.choice("by", Names.COUNTS_BY, By.NONE);
    var format = object.choice("format", Names.COUNTS_FORMAT, Format.SERIES);
    Interval interval = reading.interval(Interval.HOUR, format == Format.SERIES);
    return new CountsQuery(reading.terms(), of, by, interval, format);
  }
}
