package io.klantreis.journey.query;

import static java.util.Objects.requireNonNull;

/// How much there is of what (contract §4.5).
public record CountsQuery(Terms terms, Of of, By by, Interval interval, Format format)
    implements JourneyQuery {
  public enum Of {
    EVENTS,
    CUSTOMERS,
    NEW_CUSTOMERS,
    VALUE,
    COST,
    SECONDS_SINCE_LAST_EVENT
  }

  public enum By {
    TOUCHPOINT,
    STAGE,
    CHANNEL,
    CAMPAIGN,
    SOURCE,
    PERSONA,
    SEGMENT,
    PRODUCT,
    NONE
  }

  public enum Format {
    SERIES,
    TABLE,
    WIDE,
    ALERT
  }

  public CountsQuery {
    requireNonNull(terms, "terms is null");
    requireNonNull(of, "of is null");
    requireNonNull(by, "by is null");
    requireNonNull(interval, "interval is null");
    requireNonNull(format, "format is null");
  }
}
