package io.klantreis.oracles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// PostHog's published cases in our own words.
final class PostHogCase {
  private PostHogCase() {}

  /// The question as ours would have it.
  static Oracle of(JsonNode one, String preset) {
    Oracle oracle = new Oracle(preset);
    JsonNode query = one.get("query");
    for (JsonNode step : query.get("steps")) {
      ObjectNode asked = step(oracle, step);
      asked.put("optional", step.path("optional").asBoolean());
      asked.put("firstEver", step.path("first_time_ever").asBoolean());
    }
    String order = query.get("order").asText();
    oracle.question.put("order", order.equals("unordered") ? "any" : order);
    oracle.question.put("window", query.get("window_s").asText() + "s");
    for (JsonNode exclusion : query.path("exclusions")) {
      oracle
          .question
          .withArray("exclusions")
          .add(
              Oracle.selector(exclusion.get("event").asText(), exclusion.get("where"))
                  .put("from", exclusion.get("from_step").asInt() + 1)
                  .put("to", exclusion.get("to_step").asInt() + 1));
    }
    if (query.hasNonNull("breakdown")) {
      oracle
          .question
          .putObject("breakdown")
          .put("by", "properties." + query.get("breakdown").asText())
          .put("attribution", query.get("attribution").asText().split("_", 2)[0])
          .put("step", query.path("attribution_step").asInt(0) + 1)
          .put("limit", query.path("breakdown_limit").asInt(25));
    }
    if (query.has("global_filter")) {
      oracle.question.putObject("scope").set("filters", Oracle.filters(query.get("global_filter")));
    }
    if (query.path("unit").asText().startsWith("property:")) {
      oracle.question.put("unit", query.get("unit").asText().split(" ", 2)[0]);
    }
    if (query.has("date_from")) {
      ZoneId zone = ZoneId.of(query.path("timezone").asText("UTC"));
      oracle.from = day(query, "date_from").atStartOfDay(zone).toInstant();
      oracle.to = day(query, "date_to").plusDays(1).atStartOfDay(zone).toInstant();
    }
    addEvents(one.get("data"), oracle);
    return oracle;
  }

  /// A step of an event, or of any where the case names none.
  private static ObjectNode step(Oracle oracle, JsonNode step) {
    if (!step.get("event").isNull()) {
      return oracle.step(step.get("event").asText(), step.get("where"));
    }
    ObjectNode any = oracle.question.withArray("steps").addObject().put("any", "*");
    if (step.has("where")) {
      any.set("filters", Oracle.filters(step.get("where")));
    }
    return any;
  }

  static LocalDate day(JsonNode query, String field) {
    return LocalDate.parse(query.get(field).asText());
  }

  private static void addEvents(JsonNode data, Oracle oracle) {
    data.properties()
        .forEach(person -> {
          for (JsonNode event : person.getValue()) {
            List<String> fields = new ArrayList<>();
            event
                .path(2)
                .properties()
                .forEach(entry -> {
                  fields.add("properties." + entry.getKey());
                  fields.add(entry.getValue().asText());
                });
            oracle.events.add(
                person.getKey(),
                Instant.parse(event.get(0).asText()).toEpochMilli(),
                event.get(1).asText(),
                fields.toArray(String[]::new));
          }
        });
  }
}
