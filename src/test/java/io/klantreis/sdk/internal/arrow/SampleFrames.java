package io.klantreis.sdk.internal.arrow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.klantreis.sdk.data.DataLink;
import io.klantreis.sdk.data.EnumConfig;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldColor;
import io.klantreis.sdk.data.FieldConfig;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameMeta;
import io.klantreis.sdk.data.FrameType;
import io.klantreis.sdk.data.Labels;
import io.klantreis.sdk.data.Notice;
import io.klantreis.sdk.data.QueryStat;
import io.klantreis.sdk.data.Thresholds;
import io.klantreis.sdk.data.ValueMapping;
import io.klantreis.sdk.data.ValueMapping.Match;
import io.klantreis.sdk.data.ValueMapping.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Frames that between them have everything a frame can have.
final class SampleFrames {
  static final EnumConfig TEXTS =
      EnumConfig.of("eerst", "dan", "ten slotte").colors("red", "blue", "#00ff00");

  private SampleFrames() {}

  /// Each sample under the name that its files get.
  static Map<String, Frame> all() {
    var samples = new LinkedHashMap<String, Frame>();
    for (FieldType type : FieldType.values()) {
      String name = type.id().replace('.', '-');
      samples.put(name, ofType(type, /* nullable= */ false, /* nulls= */ false));
      samples.put(name + "-nullable", ofType(type, /* nullable= */ true, /* nulls= */ true));
      samples.put(name + "-no-nulls", ofType(type, /* nullable= */ true, /* nulls= */ false));
    }
    samples.put("meta", meta());
    samples.put("config", config());
    samples.put("thresholds-at-zero", thresholdsAtZero());
    samples.put("no-data", Frame.noData("trend", FrameMeta.of(FrameType.TIMESERIES_MULTI)));
    samples.put("nothing", Frame.builder("").build());
    samples.put("no-rows", noRows());
    samples.put("wide", wide());
    samples.put("batches", batches());
    return samples;
  }

  static Frame named(String name) {
    return Objects.requireNonNull(all().get(name), name);
  }

  static Frame ofType(FieldType type, boolean nullable, boolean nulls) {
    FieldBuilder field = Field.builder("values", type);
    if (nullable) {
      field.nullable();
    }
    if (type == FieldType.ENUM) {
      field.texts(TEXTS);
    }
    if (nulls) {
      field.addNull();
    }
    addExtremes(field);
    if (nulls) {
      field.addNull();
    }
    return Frame.builder(type.id()).field(field).build();
  }

  private static void addExtremes(FieldBuilder field) {
    switch (field.type()) {
      case INT8 -> field.add(Byte.MIN_VALUE).add(-1).add(0).add(Byte.MAX_VALUE);
      case INT16 -> field.add(Short.MIN_VALUE).add(-1).add(0).add(Short.MAX_VALUE);
      case INT32 -> field.add(Integer.MIN_VALUE).add(-1).add(0).add(Integer.MAX_VALUE);
      case INT64 ->
          field.add(Long.MIN_VALUE).add(-1).add(0).add((1L << 53) + 1).add(Long.MAX_VALUE);
      case UINT8 -> field.add(0).add(127).add(128).add(255);
      case UINT16 -> field.add(0).add(32767).add(32768).add(65535);
      case UINT32 -> field.add(0).add(Integer.MAX_VALUE).add(1L << 31).add((1L << 32) - 1);
      case UINT64 -> field.add(0).add(Long.MAX_VALUE).add(Long.MIN_VALUE).add(-1);
      case FLOAT32 ->
          field
              .add(0.1f)
              .add(Float.MIN_VALUE)
              .add(-Float.MAX_VALUE)
              .add(Double.NaN)
              .add(Double.POSITIVE_INFINITY)
              .add(Double.NEGATIVE_INFINITY);
      case FLOAT64 ->
          field
              .add(0.1)
              .add(1e21)
              .add(123456789012345680.0)
              .add(Double.MIN_VALUE)
              .add(-Double.MAX_VALUE)
              .add(Double.NaN)
              .add(Double.POSITIVE_INFINITY)
              .add(Double.NEGATIVE_INFINITY);
      case STRING ->
          field.add("").add("a").add("één ❤️ \"\\\n\t").add("🦥 klantreis").add("a".repeat(5000));
      case BOOL -> field.add(true).add(false).add(true);
      case TIME ->
          field
              .addNanos(0)
              .addNanos(-1)
              .addMillis(1_700_000_000_123L)
              .addNanos(Long.MAX_VALUE)
              .addNanos(Long.MIN_VALUE)
              .add(Instant.parse("2026-03-29T01:00:00.123456789Z"));
      case JSON -> field.add("{\"a\":[1,2.5,null]}").add("\"één\"").add("true").add("[]").add("{}");
      case ENUM -> field.add("ten slotte").add(0).add(1);
    }
  }

  private static Frame meta() {
    var custom = JsonNodeFactory.instance.objectNode().put("dataVersion", 7);
    custom.putObject("semantics").put("counting", "unique").putNull("grace");
    var meta =
        FrameMeta.builder(FrameType.TABLE)
            .path("a/b", "/")
            .custom(custom)
            .stat(QueryStat.of("Events read", 1_200_000, "short"))
            .stat(QueryStat.of("Time", 12.5, "ms"))
            .stat(QueryStat.of("Nothing", 0))
            .notice(Notice.info("12 of 300 are open"))
            .notice(Notice.warning("“één” is unknown").link("https://example.org/docs#één"))
            .notice(Notice.error("part is missing").inspect(Notice.Inspect.STATS))
            .channel("ds/uid/live")
            .visualisation(FrameMeta.Visualisation.NODE_GRAPH)
            .visualisationPluginId("mckn-funnel-panel")
            .executedQueryString("SELECT *\nFROM events")
            .dataTopic("annotations")
            .uniqueRowIdFields(0)
            .build();
    return Frame.builder("meta").refId("A").meta(meta).field(Field.strings("id", "x")).build();
  }

  private static Frame config() {
    FieldConfig config =
        FieldConfig.builder()
            .displayName("Conversie")
            .displayNameFromDS("Conversie per stap")
            .path("a.b")
            .description("“één” van de twee")
            .filterable(false)
            .writeable(true)
            .unit("percentunit")
            .decimals(0)
            .min(0)
            .max(1.5)
            .interval(Duration.ofMillis(1500))
            .mapping(ValueMapping.text("act", "doen", "red"))
            .mapping(ValueMapping.range(null, 0.5, Result.of("laag")))
            .mapping(ValueMapping.range(0.0, 1.0, new Result(null, "green", 3)))
            .mapping(ValueMapping.special(Match.NULL_AND_NAN, Result.of("geen")))
            .thresholds(Thresholds.percentage("red").from(40, "orange").from(80, "green"))
            .color(FieldColor.mode("thresholds"))
            .link(DataLink.to("een", "https://example.org/?q=${__value.raw}"))
            .link(DataLink.inNewTab("twee", "https://example.org"))
            .link(
                DataLink.explore(
                    "drie",
                    "uid",
                    "Klantreizen",
                    JsonNodeFactory.instance.objectNode().put("queryType", "customers")))
            .noValue("–")
            .custom(JsonNodeFactory.instance.objectNode().put("align", "left"))
            .build();
    return Frame.builder("config")
        .field(
            Field.float64("conversion", 0.4, Double.NaN)
                .nullsForNaN()
                .labels(Labels.of("step", "één", "group", ""))
                .config(config))
        .build();
  }

  private static Frame thresholdsAtZero() {
    FieldConfig config =
        FieldConfig.builder()
            .thresholds(Thresholds.absolute("red").from(0, "green"))
            .color(FieldColor.fixed("red"))
            .build();
    return Frame.builder("sentiment")
        .field(Field.float64("value", -1, 0, 1).config(config))
        .build();
  }

  private static Frame noRows() {
    return Frame.builder("no rows")
        .meta(FrameMeta.of(FrameType.TABLE))
        .field(Field.strings("step"))
        .field(Field.float64("conversion").nullable())
        .build();
  }

  private static Frame wide() {
    return Frame.builder("wide")
        .meta(FrameMeta.of(FrameType.TIMESERIES_WIDE))
        .field(Field.timesMillis("time", 1_700_000_000_000L, 1_700_000_060_000L))
        .field(Field.nullableFloat64("value", 1.0, null).labels(Labels.of("step", "a")))
        .field(Field.nullableFloat64("value", null, 2.0).labels(Labels.of("step", "b")))
        .build();
  }

  /// More rows than two batches.
  private static Frame batches() {
    FieldBuilder text = Field.builder("text", FieldType.STRING).nullable();
    FieldBuilder number = Field.builder("number", FieldType.INT32);
    FieldBuilder flag = Field.builder("flag", FieldType.BOOL).nullable();
    for (int row = 0; row < 40_000; row++) {
      text.add(row % 7 == 0 ? null : "r" + row);
      number.add(row * 31);
      if (row % 3 == 0) {
        flag.addNull();
      } else {
        flag.add(row % 2 == 0);
      }
    }
    return Frame.builder("batches").field(text).field(number).field(flag).build();
  }
}
