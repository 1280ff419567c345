package io.klantreis.sdk.data;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.sdk.data.ValueMapping.Match;
import io.klantreis.sdk.data.ValueMapping.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads Grafana's JSON of a [FieldConfig]; keys it does not know are left aside.
final class FieldConfigReader {
  private FieldConfigReader() {}

  static FieldConfig read(JsonNode json) {
    var config =
        FieldConfig.builder()
            .displayName(text(json, "displayName"))
            .displayNameFromDS(text(json, "displayNameFromDS"))
            .path(text(json, "path"))
            .description(text(json, "description"))
            .filterable(
                json.hasNonNull("filterable") ? json.get("filterable").booleanValue() : null)
            .writeable(json.hasNonNull("writeable") ? json.get("writeable").booleanValue() : null)
            .unit(text(json, "unit"))
            .noValue(text(json, "noValue"))
            .custom(json.hasNonNull("custom") ? json.get("custom") : null);
    if (json.hasNonNull("decimals")) {
      config.decimals(json.get("decimals").intValue());
    }
    if (json.hasNonNull("min")) {
      config.min(json.get("min").doubleValue());
    }
    if (json.hasNonNull("max")) {
      config.max(json.get("max").doubleValue());
    }
    if (json.hasNonNull("interval")) {
      config.interval(Duration.ofNanos(Math.round(json.get("interval").doubleValue() * 1e6)));
    }
    json.path("mappings").forEach(mapping -> config.mapping(readMapping(mapping)));
    json.path("links").forEach(link -> config.link(readLink(link)));
    if (json.hasNonNull("thresholds")) {
      config.thresholds(readThresholds(json.get("thresholds")));
    }
    JsonNode color = json.path("color");
    if (color.hasNonNull("mode")) {
      config.color(
          new FieldColor(
              color.get("mode").asText(), text(color, "fixedColor"), text(color, "seriesBy")));
    }
    JsonNode texts = json.path("type").path("enum");
    if (texts.isObject()) {
      config.enumConfig(
          new EnumConfig(
              list(texts, "text"),
              list(texts, "color"),
              list(texts, "icon"),
              list(texts, "description")));
    }
    return config.build();
  }

  private static ValueMapping readMapping(JsonNode mapping) {
    JsonNode options = mapping.path("options");
    return switch (mapping.path("type").asText()) {
      case "value" -> {
        var results = new LinkedHashMap<String, Result>();
        options.properties().forEach(e -> results.put(e.getKey(), readResult(e.getValue())));
        yield new ValueMapping.Values(results);
      }
      case "range" ->
          new ValueMapping.Range(
              number(options, "from"), number(options, "to"), readResult(options.path("result")));
      case "special" ->
          new ValueMapping.Special(
              readMatch(options.path("match").asText()), readResult(options.path("result")));
      default -> throw new IllegalArgumentException("unknown mapping type " + mapping.path("type"));
    };
  }

  private static Match readMatch(String id) {
    for (Match match : Match.values()) {
      if (match.id().equals(id)) {
        return match;
      }
    }
    throw new IllegalArgumentException("unknown special value \"" + id + "\"");
  }

  private static Result readResult(JsonNode result) {
    return new Result(text(result, "text"), text(result, "color"), result.path("index").asInt());
  }

  private static DataLink readLink(JsonNode link) {
    JsonNode internal = link.path("internal");
    return new DataLink(
        link.path("title").asText(),
        link.path("url").asText(),
        link.path("targetBlank").asBoolean(),
        internal.isObject()
            ? new DataLink.Internal(
                internal.path("query"),
                internal.path("datasourceUid").asText(),
                internal.path("datasourceName").asText())
            : null);
  }

  private static Thresholds readThresholds(JsonNode thresholds) {
    var steps = new ArrayList<Thresholds.Step>();
    for (JsonNode step : thresholds.path("steps")) {
      Double value = number(step, "value");
      steps.add(
          new Thresholds.Step(
              value == null ? Double.NEGATIVE_INFINITY : value, step.path("color").asText()));
    }
    String mode = thresholds.path("mode").asText("absolute");
    return new Thresholds(Thresholds.Mode.valueOf(mode.toUpperCase(Locale.ROOT)), steps);
  }

  private static @Nullable String text(JsonNode json, String name) {
    return json.hasNonNull(name) ? json.get(name).asText() : null;
  }

  private static @Nullable Double number(JsonNode json, String name) {
    return json.hasNonNull(name) ? json.get(name).doubleValue() : null;
  }

  private static List<String> list(JsonNode json, String name) {
    var texts = new ArrayList<String>();
    json.path(name).forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
