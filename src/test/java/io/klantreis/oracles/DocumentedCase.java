package io.klantreis.oracles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A documented example in our own words. Where it gives an order only, its events are a minute
/// apart and the window is an hour; after "(window of first A ends)" they go on a second later than
/// that.
final class DocumentedCase {
  private static final Instant START = Instant.parse("2025-03-03T09:00:00Z");
  private static final long MINUTE = 60;
  private static final long HOUR = 3600;

  private DocumentedCase() {}

  static Oracle of(JsonNode one) {
    JsonNode query = one.get("query");
    Oracle oracle = new Oracle(preset(one));
    query.get("steps").forEach(step -> oracle.step(step.asText(), null));
    for (JsonNode optional : query.path("optional")) {
      ((ObjectNode) oracle.question.get("steps").get(optional.asInt() - 1)).put("optional", true);
    }
    for (JsonNode excluded : query.path("exclusions")) {
      oracle
          .question
          .withArray("exclusions")
          .add(
              Oracle.selector(excluded.asText(), null)
                  .put("from", 1)
                  .put("to", query.get("steps").size()));
    }
    oracle.question.put("window", window(query) + "s");
    if (query.path("counting").asText().equals("totals")) {
      oracle.question.put("counting", "every");
    }
    oracle.question.put("order", query.path("order").asText("ordered"));
    if (query.has("breakdown")) {
      oracle
          .question
          .putObject("breakdown")
          .put("by", query.get("breakdown").asText())
          .put("attribution", query.path("attribution").asText("first"));
    }
    if (query.path("hold_constant").asText().equals("session")) {
      oracle.question.put("unit", "property:session");
    }
    addEvents(one, oracle);
    return oracle;
  }

  private static String preset(JsonNode one) {
    String id = one.get("id").asText();
    if (id.startsWith("mx-")) {
      boolean reentry = one.get("query").path("mode").asText().contains("re-entry");
      return reentry ? "mixpanel-reentry" : "mixpanel";
    }
    return id.startsWith("am-") ? "amplitude" : id.startsWith("db-") ? "clickhouse" : "default";
  }

  private static long window(JsonNode query) {
    if (query.has("window_s")) {
      return query.get("window_s").asLong();
    }
    String text = query.path("window").asText("");
    if (text.isEmpty()) {
      // an example in days needs a window that holds the day after
      return query.has("date_from") ? 24 * HOUR : HOUR;
    }
    long number = Long.parseLong(text.split(" ", 2)[0]);
    return text.contains("hour")
        ? number * HOUR
        : text.contains("day") ? number * 24 * HOUR : number * MINUTE;
  }

  static void addEvents(JsonNode one, Oracle oracle) {
    JsonNode data = one.get("data");
    if (data.isObject()) {
      data.properties().forEach(user -> addAll(oracle, user.getKey(), user.getValue()));
    } else {
      addAll(oracle, "someone", data);
    }
    if (one.get("query").has("date_from")) {
      oracle.from = day(one.get("query").get("date_from").asText());
      oracle.to = day(one.get("query").get("date_to").asText()).plusSeconds(24 * HOUR);
    }
  }

  private static void addAll(Oracle oracle, String user, JsonNode events) {
    Instant time = START;
    for (JsonNode event : events) {
      if (event.isTextual() && event.asText().startsWith("(")) {
        time = START.plusSeconds(HOUR + 1);
        continue;
      }
      if (event.isTextual()) {
        // A' is A once more
        oracle.events.add(user, time.toEpochMilli(), event.asText().replace("'", ""));
      } else {
        add(oracle, user, time, event);
      }
      time = time.plusSeconds(MINUTE);
    }
  }

  /// `[time, event]`, `[event, page]` or `[session, event, page]`.
  private static void add(Oracle oracle, String user, Instant orElse, JsonNode event) {
    if (event.size() == 3) {
      String session = event.get(0).asText();
      addWithPage(oracle, user, orElse, event.get(1), event.get(2), "session", session);
      return;
    }
    Instant time = time(event.get(0));
    if (time == null) {
      addWithPage(oracle, user, orElse, event.get(0), event.get(1));
    } else {
      oracle.events.add(user, time.toEpochMilli(), event.get(1).asText());
    }
  }

  private static void addWithPage(
      Oracle oracle, String user, Instant time, JsonNode what, JsonNode page, String... more) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < more.length; i += 2) {
      fields.add("properties." + more[i]);
      fields.add(more[i + 1]);
    }
    if (!page.isNull()) {
      fields.add("properties.page");
      fields.add(page.asText());
    }
    oracle.events.add(user, time.toEpochMilli(), what.asText(), fields.toArray(String[]::new));
  }

  private static @Nullable Instant time(JsonNode written) {
    String text = written.asText();
    if (written.isNumber()) {
      return START.plusMillis(Math.round(written.asDouble() * 1000));
    }
    if (text.matches("\\d\\d:\\d\\d")) {
      return Instant.parse("2025-03-03T00:00:00Z")
          .plusSeconds(LocalTime.parse(text).toSecondOfDay());
    }
    return text.matches("\\d\\d-\\d\\d") ? day(text) : null;
  }

  private static Instant day(String monthAndDay) {
    return Instant.parse("2025-" + monthAndDay + "T00:00:00Z");
  }
}
