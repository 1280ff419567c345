package io.klantreis.plugin.answer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.query.FunnelQuery.Step;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldConfig;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Thresholds;
import io.klantreis.sdk.data.ValueMapping;
import java.time.Instant;
import java.util.List;

/// Fields with their names in the reader's language and their units.
final class Columns {
  /// What nanoseconds since 1970 can tell, in whole years.
  private static final long LAST_TOLD = Instant.parse("2262-01-01T00:00:00Z").toEpochMilli();

  private final Texts texts;

  Columns(Texts texts) {
    this.texts = texts;
  }

  /// The end of what goes on, which may lie further away than a frame can tell.
  static long tellable(long endMillis) {
    return Math.min(endMillis, LAST_TOLD);
  }

  FieldBuilder text(String name) {
    return Field.builder(name, FieldType.STRING).config(config(name).build());
  }

  /// A text field of which some values are fixed and shown in the reader's language.
  FieldBuilder group(String name) {
    return Field.builder(name, FieldType.STRING)
        .config(config(name).mappings(fixedValues()).build());
  }

  /// A text field of steps by their names, of which the reader sees the labels.
  FieldBuilder step(String name, List<Step> steps) {
    List<ValueMapping> labels =
        steps.stream()
            .filter(step -> !step.label().equals(step.name()))
            .map(step -> ValueMapping.text(step.name(), step.label()))
            .toList();
    return Field.builder(name, FieldType.STRING).config(config(name).mappings(labels).build());
  }

  FieldBuilder time(String name) {
    return Field.builder(name, FieldType.TIME).config(config(name).build());
  }

  FieldBuilder count(String name) {
    return Field.builder(name, FieldType.INT64).config(config(name).min(0).build());
  }

  FieldBuilder share(String name) {
    return Field.builder(name, FieldType.FLOAT64)
        .nullable()
        .config(config(name).unit("percentunit").min(0).max(1).build());
  }

  FieldBuilder millis(String name) {
    return Field.builder(name, FieldType.FLOAT64)
        .nullable()
        .config(config(name).unit("ms").min(0).build());
  }

  FieldBuilder sentiment(String name) {
    return Field.builder(name, FieldType.FLOAT64).nullable().config(feeling(config(name)).build());
  }

  FieldBuilder number(String name, double min, double max) {
    return Field.builder(name, FieldType.FLOAT64)
        .nullable()
        .config(config(name).min(min).max(max).decimals(1).build());
  }

  FieldConfig.Builder config(String name) {
    var config = FieldConfig.builder().displayNameFromDS(texts.text("field." + name));
    String description = "description." + name;
    return texts.has(description) ? config.description(texts.text(description)) : config;
  }

  /// For a field beside a series that is on another scale: there for tables, the inspector and
  /// panels that ask for it, but no line of its own.
  static ObjectNode notDrawn() {
    return JsonNodeFactory.instance
        .objectNode()
        .set(
            "hideFrom",
            JsonNodeFactory.instance
                .objectNode()
                .put("viz", true)
                .put("legend", true)
                .put("tooltip", false));
  }

  /// -1 to 1, red to green.
  static FieldConfig.Builder feeling(FieldConfig.Builder config) {
    return config
        .min(-1)
        .max(1)
        .decimals(2)
        .thresholds(
            Thresholds.absolute("red").from(-0.25, "orange").from(0, "yellow").from(0.25, "green"));
  }

  List<ValueMapping> fixedValues() {
    return List.of(
        ValueMapping.text("(none)", texts.text("value.none")),
        ValueMapping.text("(other)", texts.text("value.other")),
        ValueMapping.text("(did not reach)", texts.text("value.didNotReach")));
  }

  /// What to do about a group, in words and colours.
  List<ValueMapping> actions() {
    return List.of(
        ValueMapping.text("act", texts.text("value.act"), "red"),
        ValueMapping.text("watch", texts.text("value.watch"), "yellow"),
        ValueMapping.text("ok", texts.text("value.ok"), "green"),
        ValueMapping.text("too few", texts.text("value.tooFew"), "text"));
  }
}
