package io.klantreis.oracles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.trend.TrendResult;
import io.klantreis.journey.trend.TrendResult.Line;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// PostHog's own trend cases give PostHog's answers under preset `posthog`.
class PostHogTrendTest {
  private final List<String> wrong = new ArrayList<>();
  private final List<String> notAsked = new ArrayList<>();

  @Test
  void trendCases_underThePosthogPreset_giveTheirAnswers() throws IOException {
    int asked = askAll(Oracle.cases("posthog_funnels.json"));
    assertThat(wrong).isEmpty();
    assertThat(asked).isGreaterThanOrEqualTo(18);
  }

  @Test
  void moreTrendCases_underThePosthogPreset_giveTheirAnswers() throws IOException {
    int asked = askAll(Oracle.ours("posthog_more.json"));
    assertThat(wrong).isEmpty();
    assertThat(asked).isGreaterThanOrEqualTo(30);
  }

  private int askAll(JsonNode file) throws IOException {
    int asked = 0;
    for (JsonNode one : file.get("cases")) {
      if (!one.get("query").path("viz").asText().equals("trends")) {
        continue;
      }
      if (one.has("disputed")) {
        notAsked.add(one.get("id").asText() + " (disputed)");
      } else {
        asked++;
        check(one);
      }
    }
    System.out.println("PostHogTrendTest did not ask: " + String.join(", ", notAsked));
    return asked;
  }

  private void check(JsonNode one) throws IOException {
    TrendResult from = ask(one, "entered");
    TrendResult to = ask(one, "converted");
    JsonNode expected = one.get("expected");
    expected
        .properties()
        .forEach(entry -> {
          String id = one.get("id").asText() + " " + entry.getKey();
          JsonNode wanted = entry.getValue();
          switch (entry.getKey()) {
            case "from", "from_first_two" -> whole(id, wanted, values(from));
            case "to", "to_first_two" -> whole(id, wanted, values(to));
            case "rate_pct" -> rates(id, wanted, values(from), values(to));
            case "at" -> at(id, one, wanted, values(from), values(to));
            case "by_breakdown_from_to" -> groups(id, wanted, from, to);
            default -> wrong.add(id + " is not understood");
          }
        });
  }

  private static TrendResult ask(JsonNode one, String metric) {
    Oracle oracle = PostHogCase.of(one, "posthog");
    JsonNode query = one.get("query");
    int last = query.get("steps").size();
    ObjectNode question = oracle.question;
    question.put("queryType", "funnelTrend").put("metric", metric);
    char unit = query.get("interval").asText().charAt(0);
    question.put("interval", "1" + (unit == 'm' ? 'M' : unit));
    question.put("fromStep", query.path("from_step").asInt(0) + 1);
    question.put("toStep", query.path("to_step").asInt(last - 1) + 1);
    question.put("timeZone", query.path("timezone").asText("UTC"));
    return oracle.askTrend();
  }

  private static double[] values(TrendResult trend) {
    return trend.lines().getFirst().values();
  }

  private void whole(String id, JsonNode wanted, double[] got) {
    if (!id.endsWith("_first_two") && wanted.size() != got.length) {
      wrong.add(id + ": expected " + wanted.size() + " intervals but were " + got.length);
      return;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i).asDouble() != got[i]) {
        wrong.add(id + "[" + i + "]: expected " + wanted.get(i) + " but was " + got[i]);
      }
    }
  }

  /// Their rate of nothing is 0; ours is null.
  private void rates(String id, JsonNode wanted, double[] from, double[] to) {
    for (int i = 0; i < wanted.size(); i++) {
      double rate = from[i] == 0 ? 0 : 100 * to[i] / from[i];
      if (Math.abs(wanted.get(i).asDouble() - rate) > 0.005) {
        wrong.add(id + "[" + i + "]: expected " + wanted.get(i) + " but was " + rate);
      }
    }
  }

  private void at(String id, JsonNode one, JsonNode wanted, double[] from, double[] to) {
    LocalDate first = PostHogCase.day(one.get("query"), "date_from");
    wanted
        .properties()
        .forEach(entry -> {
          int i = (int) (LocalDate.parse(entry.getKey()).toEpochDay() - first.toEpochDay());
          if (entry.getValue().get("from").asDouble() != from[i]
              || entry.getValue().get("to").asDouble() != to[i]) {
            wrong.add(id + " " + entry + ": was " + from[i] + " and " + to[i]);
          }
        });
  }

  private void groups(String id, JsonNode wanted, TrendResult from, TrendResult to) {
    Map<String, String> got = new TreeMap<>();
    for (int i = 0; i < from.lines().size(); i++) {
      Line line = from.lines().get(i);
      got.put(
          line.group().equals("(none)") ? "" : line.group(),
          text(line) + " to " + text(to.lines().get(i)));
    }
    Map<String, String> expected = new TreeMap<>();
    wanted
        .properties()
        .forEach(entry -> expected.put(entry.getKey(), text(entry, 0) + " to " + text(entry, 1)));
    if (!got.equals(expected)) {
      wrong.add(id + ": expected " + expected + " but was " + got);
    }
  }

  private static String text(Line line) {
    List<Long> values = new ArrayList<>();
    for (double value : line.values()) {
      values.add((long) value);
    }
    return values.toString();
  }

  private static String text(Map.Entry<String, JsonNode> entry, int which) {
    List<Long> values = new ArrayList<>();
    entry.getValue().get(which).forEach(value -> values.add(value.asLong()));
    return values.toString();
  }
}
