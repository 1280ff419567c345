package io.klantreis.sdk.data;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.sdk.data.FrameMeta.TypeVersion;
import io.klantreis.sdk.data.FrameMeta.Visualisation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Grafana's JSON of a [FrameMeta]: only keys and values that its strict reader takes.
final class FrameMetaJson {
  private FrameMetaJson() {}

  static void write(JsonGenerator out, FrameMeta meta) throws IOException {
    out.writeStartObject();
    FrameType type = meta.type();
    JsonText.text(out, "type", type == null ? null : type.id());
    out.writeArrayFieldStart("typeVersion");
    out.writeNumber(meta.typeVersion().major());
    out.writeNumber(meta.typeVersion().minor());
    out.writeEndArray();
    JsonText.text(out, "path", meta.path());
    JsonText.text(out, "pathSeparator", meta.pathSeparator());
    JsonText.tree(out, "custom", meta.custom());
    stats(out, meta);
    notices(out, meta);
    JsonText.text(out, "channel", meta.channel());
    Visualisation visualisation = meta.visualisation();
    JsonText.text(
        out, "preferredVisualisationType", visualisation == null ? null : visualisation.id());
    JsonText.text(out, "preferredVisualisationPluginId", meta.visualisationPluginId());
    JsonText.text(out, "executedQueryString", meta.executedQueryString());
    JsonText.text(out, "dataTopic", meta.dataTopic());
    if (!meta.uniqueRowIdFields().isEmpty()) {
      out.writeArrayFieldStart("uniqueRowIdFields");
      for (int field : meta.uniqueRowIdFields()) {
        out.writeNumber(field);
      }
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  private static void stats(JsonGenerator out, FrameMeta meta) throws IOException {
    if (meta.stats().isEmpty()) {
      return;
    }
    out.writeArrayFieldStart("stats");
    for (QueryStat stat : meta.stats()) {
      out.writeStartObject();
      FieldConfigWriter.members(out, stat.config());
      out.writeFieldName("value");
      JsonText.number(out, stat.value());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void notices(JsonGenerator out, FrameMeta meta) throws IOException {
    if (meta.notices().isEmpty()) {
      return;
    }
    out.writeArrayFieldStart("notices");
    for (Notice notice : meta.notices()) {
      out.writeStartObject();
      out.writeStringField("severity", notice.severity().id());
      out.writeStringField("text", notice.text());
      JsonText.text(out, "link", notice.link());
      Notice.Inspect inspect = notice.inspect();
      if (inspect != null) {
        out.writeNumberField("inspect", inspect.code());
      }
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  static FrameMeta read(JsonNode json) {
    JsonNode version = json.path("typeVersion");
    var meta =
        FrameMeta.builder()
            .type(
                json.hasNonNull("type") ? new FrameType(json.get("type").asText()) : null,
                new TypeVersion(version.path(0).asInt(), version.path(1).asInt()))
            .path(text(json, "path"), text(json, "pathSeparator"))
            .custom(json.hasNonNull("custom") ? json.get("custom") : null)
            .channel(text(json, "channel"))
            .visualisation(readVisualisation(text(json, "preferredVisualisationType")))
            .visualisationPluginId(text(json, "preferredVisualisationPluginId"))
            .executedQueryString(text(json, "executedQueryString"))
            .dataTopic(text(json, "dataTopic"));
    for (JsonNode stat : json.path("stats")) {
      meta.stat(new QueryStat(FieldConfigReader.read(stat), stat.path("value").doubleValue()));
    }
    for (JsonNode notice : json.path("notices")) {
      meta.notice(readNotice(notice));
    }
    var fields = new ArrayList<Integer>();
    json.path("uniqueRowIdFields").forEach(field -> fields.add(field.intValue()));
    return meta.uniqueRowIdFields(fields.toArray(Integer[]::new)).build();
  }

  private static Notice readNotice(JsonNode notice) {
    String severity = notice.path("severity").asText("info").toUpperCase(Locale.ROOT);
    JsonNode inspect = notice.path("inspect");
    return new Notice(
        Notice.Severity.valueOf(severity),
        notice.path("text").asText(),
        text(notice, "link"),
        inspect.isInt() ? Notice.Inspect.values()[inspect.intValue()] : null);
  }

  private static @Nullable Visualisation readVisualisation(@Nullable String id) {
    if (id == null) {
      return null;
    }
    for (Visualisation visualisation : Visualisation.values()) {
      if (visualisation.id().equals(id)) {
        return visualisation;
      }
    }
    throw new IllegalArgumentException("unknown visualisation \"" + id + "\"");
  }

  private static @Nullable String text(JsonNode json, String name) {
    return json.hasNonNull(name) ? json.get(name).asText() : null;
  }
}
