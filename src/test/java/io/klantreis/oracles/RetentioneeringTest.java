package io.klantreis.oracles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The funnels of retentioneering, without a window and of first entries, give their counts.
class RetentioneeringTest {
  private final List<String> wrong = new ArrayList<>();
  private final List<String> notAsked = new ArrayList<>();

  @Test
  void retentioneeringCases_underOurOwnRules_giveTheirCounts() throws IOException {
    int asked = askRetentioneering(Oracle.cases("doris_starrocks_retentioneering.json"));
    assertThat(asked).isGreaterThanOrEqualTo(5);
  }

  @Test
  void moreRetentioneeringCases_underOurOwnRules_giveTheirCounts() throws IOException {
    assertThat(askRetentioneering(Oracle.ours("window_more.json").get("others"))).isEqualTo(9);
  }

  private int askRetentioneering(JsonNode file) {
    int asked = 0;
    for (JsonNode one : file.get("cases")) {
      JsonNode query = one.get("query");
      if (query.has("window_s")) {
        continue;
      }
      if (!one.path("expected").has("counts") || !one.path("data").isObject()) {
        notAsked.add(one.get("id").asText());
        continue;
      }
      asked++;
      Oracle oracle = new Oracle("default");
      oracle.question.put("counting", "first").put("window", "36500d");
      query.get("steps").forEach(step -> oracle.step(step.asText(), null));
      if (query.path("unit").asText().equals("session")) {
        oracle.question.put("unit", "property:session");
      }
      addOrdered(oracle, one.get("data"));
      List<Long> wanted = Oracle.longs(one.get("expected").get("counts"));
      List<Long> got = Oracle.entered(oracle.ask().groups().get(0));
      if (!wanted.equals(got)) {
        wrong.add(one.get("id").asText() + ": expected " + wanted + " but was " + got);
      }
    }
    System.out.println("RetentioneeringTest did not ask of retentioneering: " + notAsked);
    assertThat(wrong).isEmpty();
    return asked;
  }

  /// A minute between two events; `user/session` is a session of a user.
  private static void addOrdered(Oracle oracle, JsonNode data) {
    data.properties()
        .forEach(path -> {
          long time = 1_600_000_000_000L;
          for (JsonNode event : path.getValue()) {
            String user = path.getKey().split("/", 2)[0];
            oracle.events.add(user, time, event.asText(), "properties.session", path.getKey());
            time += 60_000;
          }
        });
  }
}
