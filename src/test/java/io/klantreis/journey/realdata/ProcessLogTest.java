package io.klantreis.journey.realdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.journey.model.Filter;
import io.klantreis.journey.stage.StageDurationResult.Row;
import io.klantreis.testing.MemorySource;
import io.klantreis.testing.SharedData;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Stays in logs of processes: process mining's running example, and a service desk's tickets.
class ProcessLogTest {
  private static final String INCIDENTS = "data/uci-incident-log/";
  private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("d/M/yyyy HH:mm");

  /// Oracle pm-04: from registering a request to paying or rejecting it.
  @Test
  void stays_ofTheRunningExample_areTheCasesDurations() {
    JsonNode oracle = SharedData.json("oracles/process_mining.json");
    MemorySource source = new MemorySource();
    oracle
        .get("data")
        .properties()
        .forEach(trace ->
            trace
                .getValue()
                .forEach(event ->
                    source.add(
                        trace.getKey(),
                        Instant.parse(event.get(0).asText().replace("+00:00", "Z")).toEpochMilli(),
                        event.get(1).asText())));
    Map<String, List<String>> stages = new LinkedHashMap<>();
    stages.put("closed", List.of("pay*", "reject*"));
    stages.put("handling", List.of("*"));
    JsonNode expected = oracle.get("cases").get(0).get("expected");
    try (Ask ask = new Ask(source, stages, Long.MAX_VALUE / 4)) {
      List<Double> durations = new ArrayList<>();
      for (int trace = 1; trace <= 6; trace++) {
        Filter one = new Filter("customer", Filter.Op.EQUAL, List.of("" + trace));
        Row handling = ask.stays(List.of(one)).get(1);
        assertThat(handling.entered()).isEqualTo(1);
        durations.add(handling.median() / 1000);
      }
      durations.sort(null);
      assertThat(durations).hasSize(expected.size());
      for (int i = 0; i < durations.size(); i++) {
        assertThat(durations.get(i)).isEqualTo(expected.get(i).asDouble());
      }
    }
  }

  /// The reference counts from each row to the next; rows of one state on end are one stay, so
  /// their sum over a state is the sum over its stays. Closed is the last state and never left for
  /// good.
  @Test
  void stays_ofTickets_lastAsLongInSumAsTheReferencesRows() {
    List<List<String>> rows = SharedData.csv(INCIDENTS + "incident_event_log.csv.gz");
    JsonNode expected =
        SharedData.json(INCIDENTS + "reference.json").get("E_row_to_next_row_by_state");
    MemorySource source = new MemorySource();
    int at = rows.getFirst().indexOf("sys_updated_at");
    for (List<String> row : rows.subList(1, rows.size())) {
      long millis =
          LocalDateTime.parse(row.get(at), DAY_FIRST).toInstant(ZoneOffset.UTC).toEpochMilli();
      source.add(row.get(0), millis, row.get(1));
    }
    Map<String, List<String>> stages = new LinkedHashMap<>();
    expected.properties().forEach(entry -> stages.put(entry.getKey(), List.of(entry.getKey())));
    try (Ask ask = new Ask(source, stages, Long.MAX_VALUE / 4)) {
      int compared = 0;
      for (Row row : ask.stays(List.of())) {
        JsonNode state = expected.get(row.stage());
        if (!row.stage().equals("Closed")) {
          double sum = row.meanCompleted() / 1000 * row.completed();
          double rowsSum = state.get("n").asDouble() * state.get("mean_s").asDouble();
          assertThat(sum).as(row.stage()).isCloseTo(rowsSum, within(1e-6 * rowsSum));
          assertThat(row.open()).as(row.stage()).isZero();
          assertThat(row.completed()).as(row.stage()).isLessThanOrEqualTo(state.get("n").asLong());
          compared++;
        }
      }
      assertThat(compared).isEqualTo(8);
    }
  }
}
