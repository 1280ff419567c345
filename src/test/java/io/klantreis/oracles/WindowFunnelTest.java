package io.klantreis.oracles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.funnel.FunnelResult.Group;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The window functions of databases answer with a level a user: how many of the steps they made.
/// Asked here as a funnel broken down by customer, the level is the number of steps entered.
class WindowFunnelTest {
  private static final long START = 1_600_000_000_000L;

  private final List<String> wrong = new ArrayList<>();
  private final List<String> notAsked = new ArrayList<>();

  @Test
  void clickHouseCases_underTheirPreset_giveTheirLevels() throws IOException {
    askClickHouse(Oracle.cases("clickhouse_windowfunnel.json"));
  }

  @Test
  void moreClickHouseCases_underTheirPreset_giveTheirLevels() throws IOException {
    askClickHouse(Oracle.ours("window_more.json").get("clickhouse"));
  }

  private void askClickHouse(JsonNode file) {
    int disputed = 0;
    for (JsonNode one : file.get("cases")) {
      if (one.path("disputed").asText().contains("ours says")) {
        System.out.println(
            "WindowFunnelTest did not ask " + name(one) + ": " + one.get("disputed"));
        continue;
      }
      Oracle oracle = new Oracle("clickhouse");
      for (JsonNode condition : one.get("steps")) {
        clickHouseStep(oracle, condition);
      }
      oracle.question.put("window", one.get("window").asText() + "s");
      oracle.question.set("modes", one.get("modes"));
      addNumbered(oracle, one.get("data"));
      disputed += one.has("disputed") ? 1 : 0;
      check(name(one), levels(one.get("expected")), levels(oracle, one.get("expected")));
    }
    System.out.printf(
        "WindowFunnelTest: %d disputed ClickHouse cases, as published: %s%n",
        disputed, wrong.stream().noneMatch(line -> line.contains("disputed")));
    assertThat(wrong).isEmpty();
  }

  private static void clickHouseStep(Oracle oracle, JsonNode condition) {
    if (condition.has("eq")) {
      oracle.step(condition.get("eq").asText(), null);
      return;
    }
    ObjectNode step = oracle.question.withArray("steps").addObject().put("any", "*");
    condition
        .properties()
        .forEach(column -> {
          ObjectNode filter = step.withArray("filters").addObject();
          filter.put("key", "properties." + column.getKey()).put("op", "=");
          JsonNode value = column.getValue();
          // a comparison is written {"<=": 3}
          value.properties().forEach(other -> filter.put("op", other.getKey()));
          filter.set("value", value.isObject() ? value.iterator().next() : value);
        });
  }

  @Test
  void pinotCases_underTheirPreset_giveTheirLevels() throws IOException {
    askPinot(Oracle.cases("pinot_funnel.json"));
  }

  @Test
  void morePinotCases_underTheirPreset_giveTheirLevels() throws IOException {
    askPinot(Oracle.ours("window_more.json").get("pinot"));
  }

  private void askPinot(JsonNode file) {
    for (JsonNode one : file.get("cases")) {
      Oracle oracle = new Oracle("pinot");
      for (JsonNode step : one.get("steps")) {
        ObjectNode asked = oracle.step(step.asText(), null);
        boolean first = oracle.question.get("steps").size() == 1;
        if (one.has("max_step_duration") && !first) {
          asked.put("within", one.get("max_step_duration").asText() + "s");
        }
      }
      oracle.question.put("window", one.get("window").asText() + "s");
      oracle.question.set("modes", one.get("modes"));
      addNumbered(oracle, file.get("data"));
      pinotCase(one, oracle);
    }
    System.out.println("WindowFunnelTest did not ask of Pinot: " + notAsked);
    assertThat(wrong).isEmpty();
  }

  private void pinotCase(JsonNode one, Oracle oracle) {
    JsonNode expected = one.get("expected");
    String function = one.get("function").asText();
    if (function.startsWith("funnelMaxStep") || function.endsWith("(sum per user)")) {
      check(name(one), levels(expected), levels(oracle, expected));
    } else if (function.startsWith("funnelMatchStep")
        && expected.has("per_step_totals_over_40_users")) {
      List<Long> totals = new ArrayList<>();
      Oracle.entered(oracle.ask().groups().get(0)).forEach(entered -> totals.add(entered * 10));
      check(name(one), Oracle.longs(expected.get("per_step_totals_over_40_users")), totals);
    } else if (function.startsWith("funnelCompleteCount")) {
      oracle.question.put("counting", "every");
      Map<String, Long> rounds = new TreeMap<>();
      for (Group group : byCustomer(oracle)) {
        rounds.put(group.name(), Oracle.entered(group).getLast());
      }
      Map<String, Long> wanted = levels(expected);
      wanted.keySet().forEach(user -> rounds.putIfAbsent(user, 0L));
      check(name(one), wanted, rounds);
    } else {
      notAsked.add(name(one) + " (" + function + ")");
    }
  }

  @Test
  void dorisAndStarRocksCases_underClickHouse_giveTheirLevels() throws IOException {
    int asked = askDoris(Oracle.cases("doris_starrocks_retentioneering.json"));
    assertThat(asked).isGreaterThanOrEqualTo(9);
  }

  @Test
  void moreDorisAndStarRocksCases_underClickHouse_giveTheirLevels() throws IOException {
    assertThat(askDoris(Oracle.ours("window_more.json").get("others"))).isEqualTo(6);
  }

  private int askDoris(JsonNode file) {
    int asked = 0;
    for (JsonNode one : file.get("cases")) {
      JsonNode query = one.get("query");
      if (!query.has("window_s")) {
        continue;
      }
      Oracle oracle = new Oracle("clickhouse");
      query.get("steps").forEach(step -> oracle.step(step.asText(), null));
      oracle.question.put("window", query.get("window_s").asText() + "s");
      if (!modes(query.get("mode").asText(), oracle)) {
        notAsked.add(name(one) + " (mode " + query.get("mode").asText() + ")");
        continue;
      }
      asked++;
      boolean oneUser = one.get("data").isArray();
      ObjectNode users = Oracle.JSON.createObjectNode();
      ObjectNode expected = Oracle.JSON.createObjectNode();
      if (oneUser) {
        users.set("u", one.get("data"));
        expected.set("u", one.get("expected"));
      }
      addDated(oracle, oneUser ? users : one.get("data"));
      JsonNode wanted = oneUser ? expected : one.get("expected");
      check(name(one), levels(wanted), levels(oracle, wanted));
    }
    System.out.println("WindowFunnelTest did not ask of Doris and StarRocks: " + notAsked);
    assertThat(wrong).isEmpty();
    return asked;
  }

  /// Says whether their mode is one of ours.
  private static boolean modes(String mode, Oracle oracle) {
    List<String> modes =
        switch (mode.split(" ", 2)[0]) {
          case "default" -> List.of();
          case "deduplication" -> List.of("strict_deduplication");
          case "fixed" -> List.of("strict_order");
          case "increase" -> List.of("strict_increase");
          default -> null;
        };
    if (modes == null) {
      return false;
    }
    modes.forEach(oracle.question.withArray("modes")::add);
    return true;
  }

  private static void addNumbered(Oracle oracle, JsonNode data) {
    data.properties()
        .forEach(user -> {
          for (JsonNode event : user.getValue()) {
            long time = START + event.get(0).asLong() * 1000;
            JsonNode what = event.get(1);
            if (!what.isObject()) {
              oracle.events.add(user.getKey(), time, what.asText());
              continue;
            }
            List<String> fields = new ArrayList<>();
            what.properties()
                .forEach(column -> {
                  fields.add("properties." + column.getKey());
                  fields.add(column.getValue().asText());
                });
            oracle.events.add(user.getKey(), time, "row", fields.toArray(String[]::new));
          }
        });
  }

  private static void addDated(Oracle oracle, JsonNode data) {
    data.properties()
        .forEach(user -> {
          for (JsonNode event : user.getValue()) {
            long time =
                LocalDateTime.parse(event.get(0).asText()).toInstant(ZoneOffset.UTC).toEpochMilli();
            oracle.events.add(user.getKey(), time, event.get(1).asText());
          }
        });
  }

  private static Map<String, Long> levels(JsonNode expected) {
    Map<String, Long> levels = new TreeMap<>();
    expected.properties().forEach(user -> levels.put(user.getKey(), user.getValue().asLong()));
    return levels;
  }

  /// The level of each user; 0 for those who never entered and so have no group.
  private static Map<String, Long> levels(Oracle oracle, JsonNode users) {
    Map<String, Long> levels = new TreeMap<>();
    users.properties().forEach(user -> levels.put(user.getKey(), 0L));
    for (Group group : byCustomer(oracle)) {
      levels.put(group.name(), Oracle.entered(group).stream().mapToLong(n -> n).sum());
    }
    return levels;
  }

  private static List<Group> byCustomer(Oracle oracle) {
    oracle.question.putObject("breakdown").put("by", "customer").put("limit", 1000);
    return oracle.ask().groups();
  }

  private static String name(JsonNode one) {
    return one.get("id").asText() + (one.has("disputed") ? " (disputed)" : "");
  }

  private void check(String name, Object expected, Object got) {
    if (!expected.equals(got)) {
      wrong.add(name + ": expected " + expected + " but was " + got);
    }
  }
}
