package io.klantreis.oracles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.funnel.FunnelResult;
import io.klantreis.journey.funnel.FunnelResult.Group;
import io.klantreis.journey.funnel.FunnelResult.Row;
import io.klantreis.plugin.json.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every drawing in docs/semantics.md is asked, and gives the answer that stands beside it.
class SemanticsDocTest {
  private static final Instant START = Instant.parse("2025-03-03T09:00:00Z");

  private final List<String> journeys = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private long tick = 60_000;
  private int asked;

  @Test
  void drawings_asked_giveTheAnswersBesideThem() throws IOException {
    boolean inside = false;
    for (String line : Files.readAllLines(Path.of("docs/semantics.md"))) {
      if (line.startsWith("```")) {
        inside = line.equals("```timeline");
        journeys.clear();
        tick = 60_000;
      } else if (inside) {
        read(line);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(asked).isGreaterThan(85);
  }

  private void read(String line) throws IOException {
    if (line.startsWith("tick ")) {
      tick = Durations.parse(line.substring(5)).orElseThrow();
    } else if (!line.startsWith("{")) {
      journeys.add(line.strip());
    } else {
      ask(line);
    }
  }

  private void ask(String line) throws IOException {
    asked++;
    int end = line.lastIndexOf('}') + 1;
    Oracle oracle = new Oracle("default");
    ObjectNode question = (ObjectNode) Oracle.JSON.readTree(line.substring(0, end));
    steps(question.remove("steps"), oracle);
    JsonNode range = question.remove("range");
    if (range != null) {
      oracle.from = at(range.get(0).asInt());
      oracle.to = at(range.get(1).asInt());
    }
    JsonNode asOf = question.remove("asOf");
    if (asOf != null) {
      oracle.question.put("asOf", at(asOf.asInt()).toString());
    }
    oracle.question.put("window", "1h");
    oracle.question.setAll(question);
    addEvents(oracle);
    FunnelResult result = oracle.ask();
    String answer = line.substring(end).strip();
    if (!answer.contains(":")) {
      compare(line, answer.split("\\s+", -1), result.groups().get(0));
      return;
    }
    for (String group : answer.split(" (?=[^ ]+:)", -1)) {
      String[] parts = group.split(":", 2);
      compare(line, parts[1].strip().split("\\s+", -1), find(result, parts[0].strip()));
    }
  }

  /// Names of groups stand without spaces.
  private static Group find(FunnelResult result, String name) {
    return result.groups().stream()
        .filter(group -> group.name().replace(' ', '_').equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is none of " + result.groups()));
  }

  private static void steps(JsonNode steps, Oracle oracle) {
    if (steps.isTextual()) {
      steps.asText().chars().forEach(step -> oracle.step(Character.toString(step), null));
      return;
    }
    for (JsonNode step : steps) {
      if (step.isTextual()) {
        oracle.step(step.asText(), null);
      } else {
        oracle.question.withArray("steps").add(step);
      }
    }
  }

  private void addEvents(Oracle oracle) {
    for (int customer = 0; customer < journeys.size(); customer++) {
      int place = 0;
      boolean together = false;
      for (char letter : journeys.get(customer).toCharArray()) {
        together = letter == '(' || together && letter != ')';
        if (Character.isLetter(letter)) {
          oracle.events.add(
              "customer " + customer, at(place).toEpochMilli(), Character.toString(letter));
        }
        place += together || letter == '(' ? 0 : 1;
      }
    }
  }

  private Instant at(int place) {
    return START.plusMillis(place * tick);
  }

  private void compare(String line, String[] expected, Group group) {
    List<String> counts = new ArrayList<>();
    for (String value : expected) {
      String[] pair = value.split("=", 2);
      if (pair.length == 1) {
        counts.add(value);
      } else if (Math.abs(Double.parseDouble(pair[1]) - field(pair[0], group.rows().get(0)))
          > 1e-9) {
        wrong.add(line + " but " + pair[0] + " was " + field(pair[0], group.rows().get(0)));
      }
    }
    List<String> got = Oracle.entered(group).stream().map(String::valueOf).toList();
    if (!got.equals(counts)) {
      wrong.add(line + " but was " + got);
    }
  }

  private double field(String name, Row row) {
    return switch (name) {
      case "open" -> row.open();
      case "dropped" -> row.dropped();
      case "matured" -> row.matured();
      case "conversion" -> row.conversion();
      case "medianTime" -> row.medianTime() / tick;
      default -> throw new IllegalArgumentException("no field " + name);
    };
  }
}
