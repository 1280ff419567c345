package io.klantreis.sdk.data;

import com.fasterxml.jackson.core.JsonGenerator;
import io.klantreis.sdk.data.ValueMapping.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Grafana's JSON of a [FieldConfig]: only keys and values that its strict reader takes.
final class FieldConfigWriter {
  private FieldConfigWriter() {}

  static void write(JsonGenerator out, FieldConfig config) throws IOException {
    out.writeStartObject();
    members(out, config);
    out.writeEndObject();
  }

  /// The members alone: a query statistic carries them beside its value.
  static void members(JsonGenerator out, FieldConfig config) throws IOException {
    JsonText.text(out, "displayName", config.displayName());
    JsonText.text(out, "displayNameFromDS", config.displayNameFromDS());
    JsonText.text(out, "path", config.path());
    JsonText.text(out, "description", config.description());
    flag(out, "filterable", config.filterable());
    flag(out, "writeable", config.writeable());
    JsonText.text(out, "unit", config.unit());
    Integer decimals = config.decimals();
    if (decimals != null) {
      out.writeNumberField("decimals", decimals);
    }
    JsonText.number(out, "min", config.min());
    JsonText.number(out, "max", config.max());
    Duration interval = config.interval();
    if (interval != null) {
      JsonText.number(out, "interval", interval.toNanos() / 1e6);
    }
    mappings(out, config.mappings());
    thresholds(out, config.thresholds());
    color(out, config.color());
    links(out, config.links());
    JsonText.text(out, "noValue", config.noValue());
    enumConfig(out, config.enumConfig());
    JsonText.tree(out, "custom", config.custom());
  }

  private static void flag(JsonGenerator out, String name, @Nullable Boolean value)
      throws IOException {
    if (value != null) {
      out.writeBooleanField(name, value);
    }
  }

  private static void mappings(JsonGenerator out, List<ValueMapping> mappings) throws IOException {
    if (mappings.isEmpty()) {
      return;
    }
    out.writeArrayFieldStart("mappings");
    for (ValueMapping mapping : mappings) {
      out.writeStartObject();
      out.writeStringField(
          "type",
          switch (mapping) {
            case ValueMapping.Values ignored -> "value";
            case ValueMapping.Range ignored -> "range";
            case ValueMapping.Special ignored -> "special";
          });
      out.writeObjectFieldStart("options");
      options(out, mapping);
      out.writeEndObject();
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void options(JsonGenerator out, ValueMapping mapping) throws IOException {
    switch (mapping) {
      case ValueMapping.Values(var results) -> {
        for (Map.Entry<String, Result> result : results.entrySet()) {
          result(out, result.getKey(), result.getValue());
        }
      }
      case ValueMapping.Range(var from, var to, var result) -> {
        JsonText.number(out, "from", from);
        JsonText.number(out, "to", to);
        result(out, "result", result);
      }
      case ValueMapping.Special(var match, var result) -> {
        out.writeStringField("match", match.id());
        result(out, "result", result);
      }
    }
  }

  private static void result(JsonGenerator out, String name, Result result) throws IOException {
    out.writeObjectFieldStart(name);
    JsonText.text(out, "text", result.text());
    JsonText.text(out, "color", result.color());
    if (result.index() != 0) {
      out.writeNumberField("index", result.index());
    }
    out.writeEndObject();
  }

  private static void thresholds(JsonGenerator out, @Nullable Thresholds thresholds)
      throws IOException {
    if (thresholds == null) {
      return;
    }
    out.writeObjectFieldStart("thresholds");
    out.writeStringField("mode", thresholds.mode().id());
    out.writeArrayFieldStart("steps");
    for (Thresholds.Step step : thresholds.steps()) {
      out.writeStartObject();
      JsonText.number(out, "value", step.value());
      out.writeStringField("color", step.color());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void color(JsonGenerator out, @Nullable FieldColor color) throws IOException {
    if (color == null) {
      return;
    }
    out.writeObjectFieldStart("color");
    out.writeStringField("mode", color.mode());
    JsonText.text(out, "fixedColor", color.fixedColor());
    JsonText.text(out, "seriesBy", color.seriesBy());
    out.writeEndObject();
  }

  private static void links(JsonGenerator out, List<DataLink> links) throws IOException {
    if (links.isEmpty()) {
      return;
    }
    out.writeArrayFieldStart("links");
    for (DataLink link : links) {
      out.writeStartObject();
      JsonText.text(out, "title", JsonText.orNull(link.title()));
      if (link.targetBlank()) {
        out.writeBooleanField("targetBlank", true);
      }
      JsonText.text(out, "url", JsonText.orNull(link.url()));
      DataLink.Internal internal = link.internal();
      if (internal != null) {
        out.writeObjectFieldStart("internal");
        JsonText.tree(out, "query", internal.query());
        out.writeStringField("datasourceUid", internal.dataSourceUid());
        out.writeStringField("datasourceName", internal.dataSourceName());
        out.writeEndObject();
      }
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void enumConfig(JsonGenerator out, @Nullable EnumConfig config)
      throws IOException {
    if (config == null) {
      return;
    }
    out.writeObjectFieldStart("type");
    out.writeObjectFieldStart("enum");
    out.writeArrayFieldStart("text");
    for (String text : config.text()) {
      out.writeString(text);
    }
    out.writeEndArray();
    JsonText.texts(out, "color", config.color());
    JsonText.texts(out, "icon", config.icon());
    JsonText.texts(out, "description", config.description());
    out.writeEndObject();
    out.writeEndObject();
  }
}
