package io.klantreis.journey.query;

import static java.util.Objects.requireNonNull;

/// How customers feel, -1 to 1 (contract §4.4).
public record SentimentQuery(Terms terms, By by, Interval interval, boolean band, Format format)
    implements JourneyQuery {
  /// What feelings are told apart by.
  public enum By {
    TOUCHPOINT,
    STAGE,
    CHANNEL,
    PERSONA,
    SEGMENT,
    CAMPAIGN,
    NONE
  }

  public enum Format {
    SERIES,
    TABLE,
    WIDE,
    CURVE,
    ALERT,
    VERBATIMS
  }

  public SentimentQuery {
    requireNonNull(terms, "terms is null");
    requireNonNull(by, "by is null");
    requireNonNull(interval, "interval is null");
    requireNonNull(format, "format is null");
  }
}
