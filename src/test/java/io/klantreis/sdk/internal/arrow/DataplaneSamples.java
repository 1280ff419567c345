package io.klantreis.sdk.internal.arrow;

import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameMeta;
import io.klantreis.sdk.data.FrameType;
import io.klantreis.sdk.data.Labels;
import java.util.Map;

/// Typed frames, and the items that server-side expressions and alert rules must find in each.
final class DataplaneSamples {
  private DataplaneSamples() {}

  /// A frame and its items as lines in order of the alphabet.
  record Sample(Frame frame, String items) {}

  static Map<String, Sample> all() {
    return Map.of(
        "numeric-long",
        new Sample(
            typed(FrameType.NUMERIC_LONG)
                .field(Field.strings("model", "localo", "localo", "localo"))
                .field(Field.strings("step", "cart", "één", "order"))
                .field(Field.nullableFloat64("value", 0.4, null, 0.0))
                .build(),
            """
            value{model=localo, step=cart} 0.4
            value{model=localo, step=order} 0
            value{model=localo, step=één} null
            """),
        "numeric-wide",
        new Sample(
            typed(FrameType.NUMERIC_WIDE)
                .field(Field.int64("entered", 300).labels(Labels.of("step", "cart")))
                .field(Field.int64("entered", 120).labels(Labels.of("step", "order")))
                .build(),
            """
            entered{step=cart} 300
            entered{step=order} 120
            """),
        "timeseries-multi",
        new Sample(
            typed(FrameType.TIMESERIES_MULTI)
                .field(Field.timesMillis("time", -1000, 0, 1000))
                .field(Field.nullableFloat64("value", 0.5, null, 1.0).labels(Labels.of("a", "b")))
                .field(Field.float64("low", 0, 0, 0))
                .build(),
            "value{a=b} -1000=0.5 0=null 1000=1"),
        "timeseries-wide",
        new Sample(
            typed(FrameType.TIMESERIES_WIDE)
                .field(Field.timesMillis("time", 0, 1000))
                .field(Field.float64("value", 1, 2).labels(Labels.of("step", "a")))
                .field(Field.float64("value", 3, 4).labels(Labels.of("step", "b")))
                .build(),
            """
            value{step=a} 0=1 1000=2
            value{step=b} 0=3 1000=4
            """),
        "timeseries-long",
        new Sample(
            typed(FrameType.TIMESERIES_LONG)
                .field(Field.timesMillis("time", 0, 0, 1000))
                .field(Field.strings("step", "a", "b", "a"))
                .field(Field.float64("value", 1, 2, 3))
                .build(),
            """
            value{step=a} 0=1 1000=3
            value{step=b} 0=2
            """),
        "no-data-series",
        new Sample(Frame.noData("t", FrameMeta.of(FrameType.TIMESERIES_MULTI)), "no data"),
        "no-data-numbers",
        new Sample(Frame.noData("t", FrameMeta.of(FrameType.NUMERIC_LONG)), "no data"));
  }

  private static Frame.Builder typed(FrameType type) {
    return Frame.builder("t").meta(FrameMeta.of(type));
  }
}
