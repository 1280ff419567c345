package io.klantreis.sdk.data;

/// What a frame is, so that panels, expressions and alert rules read it without guessing.
///
/// ```java
/// FrameMeta.of(FrameType.NUMERIC_LONG);
/// new FrameType("heatmap-rows"); // any name that Grafana knows
/// ```
///
/// @param id the name in Grafana's formats
public record FrameType(String id) {
  /// One frame: a shared time and value fields told apart by labels.
  public static final FrameType TIMESERIES_WIDE = new FrameType("timeseries-wide");

  /// One frame: time, texts that name the series, values; rows by time.
  public static final FrameType TIMESERIES_LONG = new FrameType("timeseries-long");

  /// A frame a series.
  public static final FrameType TIMESERIES_MULTI = new FrameType("timeseries-multi");

  /// One row, with labels on the fields.
  public static final FrameType NUMERIC_WIDE = new FrameType("numeric-wide");

  /// A row an item: texts that name it, and numbers.
  public static final FrameType NUMERIC_LONG = new FrameType("numeric-long");

  /// A frame a number.
  public static final FrameType NUMERIC_MULTI = new FrameType("numeric-multi");

  /// Log lines: `timestamp`, `body`, and optionally `severity`, `id`, `labels`.
  public static final FrameType LOG_LINES = new FrameType("log-lines");

  /// Any table.
  public static final FrameType TABLE = new FrameType("table");

  /// A heat map with a row a cell.
  public static final FrameType HEATMAP_CELLS = new FrameType("heatmap-cells");

  /// A heat map with a field a bucket.
  public static final FrameType HEATMAP_ROWS = new FrameType("heatmap-rows");

  /// Files of a folder.
  public static final FrameType DIRECTORY_LISTING = new FrameType("directory-listing");

  /// Checks that there is a name.
  public FrameType {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("a frame type has no name");
    }
  }

  /// Whether this is one of the three time series types.
  public boolean isTimeSeries() {
    return id.startsWith("timeseries-");
  }

  /// Whether this is one of the three numeric types.
  public boolean isNumeric() {
    return id.startsWith("numeric-");
  }
}
