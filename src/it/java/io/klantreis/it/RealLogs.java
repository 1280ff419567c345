package io.klantreis.it;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// A service desk's log and an airport's survey as files to import, with models for them and what
/// is known of them.
final class RealLogs {
  private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("d/M/uuuu HH:mm");
  private static final Instant ARRIVED = Instant.parse("2017-05-01T00:00:00Z");

  /// Somebody whose departure is known.
  private static String traveller = "";

  /// Which states each ticket has been in.
  private static final Map<String, Set<String>> STATES = new HashMap<>();

  private static final Map<String, Integer> ROWS = new HashMap<>();

  private RealLogs() {}

  static String traveller() {
    return traveller;
  }

  /// Which states each ticket has been in, once written.
  static Map<String, Set<String>> states() {
    return STATES;
  }

  /// How many rows each ticket has, once written.
  static Map<String, Integer> rows() {
    return ROWS;
  }

  static String id(String state) {
    return state.startsWith("-") ? "unknown" : state.toLowerCase(Locale.ROOT).replace(' ', '_');
  }

  static JsonNode reference(String data) throws IOException {
    return BuiltPlugin.JSON.readTree(
        SharedFolder.require("data/" + data + "/reference.json").toFile());
  }

  /// Writes a stage model of each into the folder's own.
  static void models(Path folder) throws IOException {
    Path models = Files.createDirectories(folder.resolve("models"));
    List<String> states =
        reference("uci-incident-log")
            .get("E_row_to_next_row_by_state")
            .propertyStream()
            .map(Map.Entry::getKey)
            .toList();
    StringBuilder model = new StringBuilder("id: desk\nlabel: {nl: Balie, en: Desk}\nstages:\n");
    for (String state : states) {
      String label = state.startsWith("-") ? "Unknown" : state;
      model.append(
          """
            - id: %s
              label: {nl: "%s", en: "%s"}
              touchpoints: ["%s"]
          """
              .formatted(id(state), label, label, state));
    }
    Files.writeString(models.resolve("desk.yaml"), model);
    Files.writeString(
        models.resolve("airport.yaml"),
        """
        id: airport
        label: {nl: Luchthaven, en: Airport}
        stages:
          - {id: there, label: {nl: Aanwezig, en: There}, touchpoints: [arrived, "Q*", NETPRO]}
          - {id: gone, label: {nl: Vertrokken, en: Gone}, touchpoints: [departed]}
        """);
  }

  private static BufferedReader open(Path gzip) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(gzip)), StandardCharsets.UTF_8));
  }

  static void tickets(Path target) throws IOException {
    Path log = SharedFolder.require("data/uci-incident-log/incident_event_log.csv.gz");
    try (BufferedReader in = open(log);
        BufferedWriter out = Files.newBufferedWriter(target)) {
      List<String> header = Arrays.asList(in.readLine().split(",", -1));
      int time = header.indexOf("sys_updated_at");
      out.write("customer,touchpoint,timestamp\n");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split(",", -1);
        Instant at = LocalDateTime.parse(cells[time], DAY_FIRST).toInstant(ZoneOffset.UTC);
        out.write(cells[0] + "," + cells[1] + "," + at + "\n");
        STATES.computeIfAbsent(cells[0], ticket -> new HashSet<>()).add(id(cells[1]));
        ROWS.merge(cells[0], 1, Integer::sum);
      }
    }
  }

  /// Every answer a minute after arriving, and the departure where it is known.
  static void survey(Path target) throws IOException {
    Path csv = SharedFolder.require("data/sfo-airport-survey/2017_SFO_Customer_Survey.csv.gz");
    try (BufferedReader in = open(csv);
        BufferedWriter out = Files.newBufferedWriter(target)) {
      List<String> header = Arrays.asList(in.readLine().split(",", -1));
      List<String> rated =
          new ArrayList<>(
              reference("sfo-airport-survey")
                  .get("2017")
                  .get("touchpoints")
                  .propertyStream()
                  .map(Map.Entry::getKey)
                  .toList());
      rated.add("NETPRO");
      out.write("customer,touchpoint,timestamp,rating,scale\n");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
        String minutes = cells[header.indexOf("HOWLONG")].strip();
        if (!minutes.isEmpty()) {
          Instant gone = ARRIVED.plusSeconds(60L * (long) Double.parseDouble(minutes));
          traveller = cells[0];
          out.write(cells[0] + ",arrived," + ARRIVED + ",,\n");
          out.write(cells[0] + ",departed," + gone + ",,\n");
        }
        for (String column : rated) {
          String answer = cells[header.indexOf(column)].strip();
          if (answer.matches("\\d+(\\.0)?")) {
            String scale = column.equals("NETPRO") ? "nps" : "csat5";
            out.write(cells[0] + "," + column + "," + ARRIVED + "," + answer + "," + scale + "\n");
          }
        }
      }
    }
  }
}
