package io.klantreis.oracles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.funnel.FunnelResult.Group;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Worked examples from other products' documentation, asked under their presets. Where an example
/// gives an order only, its events are a minute apart and the window is an hour; after "(window of
/// first A ends)" they go on a second later than that.
class DocumentedExamplesTest {
  private static final Instant START = Instant.parse("2025-03-03T09:00:00Z");
  private static final String PATTERN = "(\\(\\?\\d+\\))+";
  private static final long MINUTE = 60;
  private static final long HOUR = 3600;

  private final List<String> wrong = new ArrayList<>();
  private final List<String> notAsked = new ArrayList<>();
  private int asked;

  @Test
  void documentedExamples_underTheirPresets_giveTheirAnswers() throws IOException {
    for (JsonNode one : Oracle.cases("docs_funnel_examples.json").get("cases")) {
      String why = whyNot(one);
      if (why.isEmpty()) {
        asked++;
        ask(one);
      } else {
        notAsked.add(one.get("id").asText() + " (" + why + ")");
      }
    }
    System.out.println("DocumentedExamplesTest did not ask: " + String.join(", ", notAsked));
    assertThat(wrong).isEmpty();
    assertThat(asked).isGreaterThanOrEqualTo(11);
  }

  private static String whyNot(JsonNode one) {
    if (one.has("disputed")) {
      return "disputed";
    }
    String pattern = one.get("query").path("sequence").asText();
    if (!pattern.isEmpty() && !pattern.matches(PATTERN)) {
      return "a pattern with more than conditions in it";
    }
    return one.get("query").has("steps") || !pattern.isEmpty() ? "" : "not a funnel";
  }

  /// `(?1)(?2)`: the first condition and directly after it the second, among events that meet some
  /// condition: a strict funnel of those events only.
  private void askPattern(JsonNode one) {
    Oracle oracle = new Oracle("default");
    oracle.question.put("order", "strict").put("window", HOUR + "s");
    JsonNode conditions = one.get("query").get("conds");
    for (String step : one.get("query").get("sequence").asText().split("\\D+", 0)) {
      if (!step.isEmpty()) {
        oracle.step(conditions.get(Integer.parseInt(step) - 1).asText(), null);
      }
    }
    ObjectNode visible = oracle.question.putObject("scope").withArray("filters").addObject();
    visible.put("key", "touchpoint").put("op", "in");
    conditions.forEach(condition -> visible.withArray("value").add(condition.asText()));
    addEvents(one, oracle);
    Group group = oracle.ask().groups().get(0);
    check(
        one.get("id").asText(),
        one.get("expected").get("match").asLong(),
        Oracle.entered(group).getLast());
  }

  private void ask(JsonNode one) {
    JsonNode query = one.get("query");
    if (query.has("sequence")) {
      askPattern(one);
      return;
    }
    Oracle oracle = new Oracle(preset(one));
    query.get("steps").forEach(step -> oracle.step(step.asText(), null));
    oracle.question.put("window", window(query) + "s");
    if (query.path("counting").asText().equals("totals")) {
      oracle.question.put("counting", "every");
    }
    if (query.path("order").asText().equals("any")) {
      oracle.question.put("order", "any");
    }
    if (query.has("breakdown")) {
      oracle.question.putObject("breakdown").put("by", query.get("breakdown").asText());
    }
    if (query.path("hold_constant").asText().equals("session")) {
      oracle.question.put("unit", "property:session");
    }
    addEvents(one, oracle);
    compare(one, oracle);
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

  private static void addEvents(JsonNode one, Oracle oracle) {
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
      return START.plusSeconds(written.asLong());
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

  private void compare(JsonNode one, Oracle oracle) {
    String id = one.get("id").asText();
    JsonNode expected = one.get("expected");
    if (expected.has("by")) {
      Map<String, List<Long>> wanted = new TreeMap<>();
      expected
          .get("by")
          .properties()
          .forEach(group -> {
            List<Long> counts = new ArrayList<>();
            group.getValue().forEach(count -> counts.add(count.asLong()));
            wanted.put(group.getKey(), counts);
          });
      Map<String, List<Long>> got = new TreeMap<>();
      oracle.ask().groups().forEach(group -> got.put(group.name(), Oracle.entered(group)));
      check(id, wanted, got);
    } else if (expected.has("entries")) {
      List<Long> entered = Oracle.entered(oracle.ask().groups().get(0));
      List<Long> wanted =
          List.of(expected.get("entries").asLong(), expected.get("conversions").asLong());
      check(id, wanted, List.of(entered.getFirst(), entered.getLast()));
    } else if (expected.has("reached")) {
      check(id, expected.get("reached").asLong(), level(oracle.ask().groups().get(0)));
    } else if (one.get("data").isObject()) {
      levels(id, expected, oracle);
    } else {
      asked--;
      notAsked.add(id + " (nothing of a funnel is expected)");
    }
  }

  private void levels(String id, JsonNode expected, Oracle oracle) {
    oracle.question.putObject("breakdown").put("by", "customer");
    Map<String, Long> wanted = new TreeMap<>();
    expected.properties().forEach(user -> wanted.put(user.getKey(), user.getValue().asLong()));
    Map<String, Long> got = new TreeMap<>();
    wanted.keySet().forEach(user -> got.put(user, 0L));
    oracle.ask().groups().forEach(group -> got.put(group.name(), level(group)));
    check(id, wanted, got);
  }

  private static long level(Group group) {
    return Oracle.entered(group).stream().mapToLong(count -> count).sum();
  }

  private void check(String id, Object expected, Object got) {
    if (!expected.equals(got)) {
      wrong.add(id + ": expected " + expected + " but was " + got);
    }
  }
}
