package io.klantreis.plugin.question;

import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.SentimentQuery;
import io.klantreis.journey.query.SentimentQuery.By;
import io.klantreis.journey.query.SentimentQuery.Format;
import io.klantreis.plugin.json.JsonObject;

/// Reads `sentiment` (contract §4.4).
final class SentimentReader {
  private SentimentReader() {}

  static SentimentQuery read(Reading reading) {
    JsonObject object = reading.object();
    var by = object.choice("by", Names.SENTIMENT_BY, By.STAGE);
    var format = object.choice("format", Names.SENTIMENT_FORMAT, Format.SERIES);
    boolean band = object.flag("band", false);
    Interval interval = reading.interval(Interval.HOUR, format == Format.SERIES);
    return new SentimentQuery(reading.terms(), by, interval, band, format);
  }
}
