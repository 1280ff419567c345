package io.klantreis.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.sdk.backend.DataSourceSettings;
import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.testing.PluginProcess;
import io.klantreis.testing.SharedFolder;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// A real service desk's log (UCI 498, CC BY 4.0), imported by the built command line and asked of
/// the built plugin: the funnels must give the published reference figures.
class IncidentLogIT {
  private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("d/M/uuuu HH:mm");
  private static final TimeRange RANGE =
      new TimeRange(Instant.parse("2016-01-01T00:00:00Z"), Instant.parse("2017-06-01T00:00:00Z"));

  @TempDir static Path folder;
  private static PluginProcess plugin;
  private static DataSourceSettings settings;
  private static JsonNode reference;

  @BeforeAll
  static void importTheLog() throws IOException, InterruptedException {
    Path log = SharedFolder.require("data/uci-incident-log/incident_event_log.csv.gz");
    reference =
        BuiltPlugin.JSON.readTree(
            SharedFolder.require("data/uci-incident-log/reference.json").toFile());
    Path tickets = folder.resolve("tickets.csv");
    long rows = convert(log, tickets);
    settings = BuiltPlugin.dataSource("{\"store\":{\"kind\":\"h2\",\"name\":\"tickets\"}}");
    assertThat(
            BuiltPlugin.command(
                folder, "import", "--store", "h2:tickets", "--map", mapping(), tickets.toString()))
        .isEqualTo("imported " + rows + " events, 0 duplicates, 0 rejected");
    plugin = BuiltPlugin.start(folder);
  }

  @AfterAll
  static void stop() {
    if (plugin != null) {
      plugin.close();
    }
  }

  @TestFactory
  List<DynamicTest> funnel_everyWindowEntryAndTie_isThePublishedOne() {
    List<DynamicTest> tests = new ArrayList<>();
    JsonNode funnels = reference.path("A_ticket_funnel_New_Active_Resolved_Closed").path("funnel");
    funnels
        .properties()
        .forEach(window ->
            window
                .getValue()
                .properties()
                .forEach(figure ->
                    tests.add(
                        DynamicTest.dynamicTest(
                            window.getKey() + " " + figure.getKey(),
                            () ->
                                assertThat(entered(funnel(window.getKey(), figure.getKey())))
                                    .isEqualTo(numbers(figure.getValue()))))));
    assertThat(tests).hasSize(20);
    return tests;
  }

  @TestFactory
  List<DynamicTest> times_unboundedFirstEntry_areThePublishedOnes() throws IOException {
    JsonNode times =
        reference
            .path("A_ticket_funnel_New_Active_Resolved_Closed")
            .path("durations_earliest_entry_unbounded_nonstrict");
    Frame frame = funnel("unbounded", "earliest_nonstrict");
    List<DynamicTest> tests = new ArrayList<>();
    List<String> edges = List.of("New -> Active", "Active -> Resolved", "Resolved -> Closed");
    for (int row = 0; row < edges.size(); row++) {
      int step = row;
      JsonNode edge = times.path(edges.get(row));
      tests.add(
          DynamicTest.dynamicTest(
              edges.get(row),
              () -> {
                assertSeconds(frame, "medianTime", step, edge.path("median_s").asDouble());
                assertSeconds(frame, "meanTime", step, edge.path("mean_s").asDouble());
                assertSeconds(frame, "p90Time", step, edge.path("p90_s").asDouble());
              }));
    }
    return tests;
  }

  private static void assertSeconds(Frame frame, String field, int row, double seconds) {
    double millis = frame.field(field).orElseThrow().doubleAt(row);
    assertThat(millis / 1000).as(field).isCloseTo(seconds, Offset.offset(1e-6));
  }

  private static Frame funnel(String window, String figure) throws IOException {
    String question =
        """
        {"queryType": "funnel", "window": "%s", "counting": "%s", "strictlyIncreasing": %s,
         "runs": "observed", "asOf": "2017-06-01T00:00:00Z",
         "steps": [{"touchpoint": "New"}, {"touchpoint": "Active"},
                   {"touchpoint": "Resolved"}, {"touchpoint": "Closed"}]}
        """
            .formatted(
                window.equals("unbounded") ? "3650d" : window,
                figure.startsWith("earliest") ? "first" : "unique",
                figure.endsWith("_strict"));
    PluginProcess.Answer answer = BuiltPlugin.ask(plugin, settings, RANGE, question);
    assertThat(answer.error()).isEmpty();
    assertThat(answer.status()).isEqualTo(200);
    return answer.frames().getFirst();
  }

  private static List<Long> entered(Frame frame) {
    Field field = frame.field("entered").orElseThrow();
    List<Long> values = new ArrayList<>();
    for (int row = 0; row < field.size(); row++) {
      values.add(field.longAt(row));
    }
    return values;
  }

  private static List<Long> numbers(JsonNode array) {
    List<Long> values = new ArrayList<>();
    array.forEach(value -> values.add(value.asLong()));
    return values;
  }

  private static String mapping() {
    return "number=customer,incident_state=touchpoint,sys_updated_at=timestamp,contact_type=channel";
  }

  /// Copies the four columns asked for, with their times as ISO-8601; returns the rows.
  private static long convert(Path log, Path target) throws IOException {
    long rows = 0;
    try (BufferedReader in =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(log)), StandardCharsets.UTF_8));
        BufferedWriter out = Files.newBufferedWriter(target)) {
      List<String> header = List.of(in.readLine().split(",", -1));
      int[] columns =
          List.of("number", "incident_state", "sys_updated_at", "contact_type").stream()
              .mapToInt(header::indexOf)
              .toArray();
      out.write("number,incident_state,sys_updated_at,contact_type\n");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split(",", -1);
        Instant time = LocalDateTime.parse(cells[columns[2]], DAY_FIRST).toInstant(ZoneOffset.UTC);
        out.write(
            String.join(
                ",", cells[columns[0]], cells[columns[1]], time.toString(), cells[columns[3]]));
        out.newLine();
        rows++;
      }
    }
    return rows;
  }
}
