package io.klantreis.journey.query;

/// How a range is cut on the time axis, in the question's time zone; weeks begin on Monday.
public enum Interval {
  HOUR("1h"),
  DAY("1d"),
  WEEK("1w"),
  MONTH("1M");

  private final String id;

  Interval(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }
}
