package io.klantreis.oracles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.funnel.FunnelResult.Group;
import io.klantreis.journey.trend.TrendResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Worked examples from other products' documentation, asked under their presets.
class DocumentedExamplesTest {
  private static final String PATTERN = "(\\(\\?\\d+\\))+";
  private static final long HOUR = 3600;

  private final List<String> wrong = new ArrayList<>();
  private final List<String> notAsked = new ArrayList<>();
  private int asked;

  @Test
  void documentedExamples_underTheirPresets_giveTheirAnswers() throws IOException {
    askAll(Oracle.cases("docs_funnel_examples.json"));
    assertThat(wrong).isEmpty();
    assertThat(asked).isGreaterThanOrEqualTo(11);
  }

  @Test
  void moreDocumentedExamples_underTheirPresets_giveTheirAnswers() throws IOException {
    askAll(Oracle.ours("docs_more.json"));
    assertThat(wrong).isEmpty();
    assertThat(asked).isGreaterThanOrEqualTo(36);
  }

  private void askAll(JsonNode file) {
    for (JsonNode one : file.get("cases")) {
      String why = whyNot(one);
      if (why.isEmpty()) {
        asked++;
        ask(one);
      } else {
        notAsked.add(one.get("id").asText() + " (" + why + ")");
      }
    }
    System.out.println("DocumentedExamplesTest did not ask: " + String.join(", ", notAsked));
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
    DocumentedCase.addEvents(one, oracle);
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
    compare(one, DocumentedCase.of(one));
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
    } else if (expected.has("conversions_only")) {
      check(
          id,
          expected.get("conversions_only").asLong(),
          Oracle.entered(oracle.ask().groups().get(0)).getLast());
    } else if (expected.has("mean_s")) {
      double mean = oracle.ask().groups().get(0).rows().getFirst().meanTime();
      check(id, expected.get("mean_s").asLong() * 1000, Math.round(mean));
    } else if (expected.has("at")) {
      trend(id, expected.get("at"), oracle);
    } else if (expected.has("reached")) {
      check(id, expected.get("reached").asLong(), level(oracle.ask().groups().get(0)));
    } else if (one.get("data").isObject()) {
      levels(id, expected, oracle);
    } else {
      asked--;
      notAsked.add(id + " (nothing of a funnel is expected)");
    }
  }

  /// Who entered and who of them converted, by the day of the entry; all other days are empty.
  private void trend(String id, JsonNode expected, Oracle oracle) {
    oracle.question.put("queryType", "funnelTrend").put("interval", "1d").put("fromStep", 1);
    oracle.question.put("metric", "entered");
    TrendResult entered = oracle.askTrend();
    oracle.question.put("metric", "converted");
    TrendResult converted = oracle.askTrend();
    Map<String, List<Long>> got = new TreeMap<>();
    double[] from = entered.lines().getFirst().values();
    for (int i = 0; i < from.length; i++) {
      if (from[i] > 0) {
        String day = oracle.from.plusSeconds(i * 24 * HOUR).toString().substring(5, 10);
        got.put(day, List.of((long) from[i], (long) converted.lines().getFirst().values()[i]));
      }
    }
    Map<String, List<Long>> wanted = new TreeMap<>();
    expected
        .properties()
        .forEach(day ->
            wanted.put(
                day.getKey(),
                List.of(day.getValue().get(0).asLong(), day.getValue().get(1).asLong())));
    check(id, wanted, got);
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
