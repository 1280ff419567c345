package io.klantreis.journey.query;

/// The one number an alert or a trend tells of a step.
public enum Metric {
  CONVERSION("conversion"),
  CONVERSION_LOW("conversionLow"),
  CONVERSION_HIGH("conversionHigh"),
  DROP_OFF("dropOff"),
  DROP_OFF_LOW("dropOffLow"),
  DROP_OFF_HIGH("dropOffHigh"),
  CONVERSION_TOTAL("conversionTotal"),
  ENTERED("entered"),
  CONVERTED("converted"),
  OPEN("open"),
  MEDIAN_TIME("medianTime"),
  MEAN_TIME("meanTime"),
  P90_TIME("p90Time");

  private final String id;

  Metric(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }
}
