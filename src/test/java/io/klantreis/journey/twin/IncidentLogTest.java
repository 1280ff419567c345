package io.klantreis.journey.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.funnel.FunnelResult.Row;
import io.klantreis.journey.index.IndexBuilder;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Counting;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.testing.MemorySource;
import io.klantreis.testing.SharedFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// A real service desk's tickets give the published figures: every window, both choices of entry,
/// both kinds of ties.
class IncidentLogTest {
  private static final String FOLDER = "data/uci-incident-log/";
  private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("d/M/yyyy HH:mm");
  private static final long HOUR = 3_600_000;
  private static final Map<String, Long> WINDOWS =
      Map.of(
          "1h", HOUR,
          "1d", 24 * HOUR,
          "7d", 168 * HOUR,
          "30d", 720 * HOUR,
          "unbounded", 100_000 * HOUR);

  @Test
  void ticketFunnel_everyWindowEntryAndTie_givesTheReferenceFigures() throws IOException {
    Path log = SharedFolder.require(FOLDER + "incident_event_log.csv.gz");
    JsonNode reference =
        new ObjectMapper()
            .readTree(SharedFolder.require(FOLDER + "reference.json").toFile())
            .get("A_ticket_funnel_New_Active_Resolved_Closed");
    try (Workers workers = new Workers(2)) {
      IndexedEngine engine =
          new IndexedEngine(IndexBuilder.build(read(log)), RandomCase.MODELS, workers);
      int compared = 0;
      for (var window : WINDOWS.entrySet()) {
        for (String entry : List.of("earliest", "any")) {
          for (String ties : List.of("strict", "nonstrict")) {
            List<Row> rows = ask(engine, window.getValue(), entry, ties);
            JsonNode expected =
                reference.get("funnel").get(window.getKey()).get(entry + "_" + ties);
            assertThat(rows.stream().map(row -> (int) row.entered()).toList())
                .as("%s %s %s", window.getKey(), entry, ties)
                .isEqualTo(new ObjectMapper().convertValue(expected, List.class));
            compared++;
          }
        }
      }
      assertThat(compared).isEqualTo(20);
      compareTimes(
          ask(engine, 100_000 * HOUR, "earliest", "nonstrict"),
          reference.get("durations_earliest_entry_unbounded_nonstrict"));
    }
  }

  private static void compareTimes(List<Row> rows, JsonNode durations) {
    for (int k = 0; k < 3; k++) {
      Row row = rows.get(k);
      JsonNode expected = durations.get(row.step() + " -> " + rows.get(k + 1).step());
      assertThat(row.converted()).isEqualTo(expected.get("n").asLong());
      assertThat(row.medianTime() / 1000)
          .isCloseTo(expected.get("median_s").asDouble(), within(1e-6));
      assertThat(row.p90Time() / 1000).isCloseTo(expected.get("p90_s").asDouble(), within(1e-6));
      assertThat(row.meanTime() / 1000).isCloseTo(expected.get("mean_s").asDouble(), within(1e-6));
    }
  }

  private static List<Row> ask(IndexedEngine engine, long window, String entry, String ties) {
    FunnelQuery plain =
        HandMade.funnel(window, Long.MAX_VALUE / 4, "New", "Active", "Resolved", "Closed");
    FunnelQuery query =
        HandMade.with(
            plain,
            entry.equals("earliest") ? Counting.FIRST : Counting.UNIQUE,
            ties.equals("strict"));
    return engine.funnel(query, QueryScope.unbounded()).groups().get(0).rows();
  }

  private static MemorySource read(Path log) throws IOException {
    MemorySource source = new MemorySource();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(log)), StandardCharsets.UTF_8))) {
      List<String> header = List.of(reader.readLine().split(",", -1));
      int at = header.indexOf("sys_updated_at");
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] cells = line.split(",", -1);
        long millis =
            LocalDateTime.parse(cells[at], DAY_FIRST).toInstant(ZoneOffset.UTC).toEpochMilli();
        source.add(cells[0], millis, cells[1]);
      }
    }
    return source;
  }
}
