package io.klantreis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.sdk.backend.DataSourceSettings;
import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.testing.PluginProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// stageDuration, inStage, sentiment, journeyMap and journey asked of the built plugin: on a
/// service desk's log and an airport's survey, whose figures are published, and on the demo shop.
class StageQuestionsIT {
  private static final TimeRange RANGE =
      new TimeRange(Instant.parse("2016-01-01T00:00:00Z"), Instant.parse("2017-06-01T00:00:00Z"));
  private static final String SURVEY = "{\"kind\":\"h2\",\"name\":\"survey\"}";
  private static final String AS_OF = ", \"asOf\": \"2017-06-01T00:00:00Z\"}";

  @TempDir static Path folder;
  private static PluginProcess plugin;

  @BeforeAll
  static void importBoth() throws IOException, InterruptedException {
    Path tickets = folder.resolve("tickets.csv");
    Path survey = folder.resolve("survey.csv");
    RealLogs.tickets(tickets);
    RealLogs.survey(survey);
    RealLogs.models(folder);
    BuiltPlugin.command(folder, "import", "--store", "h2:tickets", tickets.toString());
    BuiltPlugin.command(folder, "import", "--store", "h2:survey", survey.toString());
    plugin = BuiltPlugin.start(folder);
  }

  @AfterAll
  static void stop() {
    if (plugin != null) {
      plugin.close();
    }
  }

  /// A data source of its own for each store: the plugin keeps them by uid.
  private static DataSourceSettings settings(String store) throws IOException {
    DataSourceSettings one = BuiltPlugin.dataSource("{\"store\":" + store + "}");
    return new DataSourceSettings(
        one.id(),
        "it-" + Integer.toHexString(store.hashCode()),
        one.name(),
        one.type(),
        one.url(),
        one.user(),
        one.database(),
        one.basicAuthEnabled(),
        one.basicAuthUser(),
        one.jsonData(),
        one.secureJsonData(),
        one.updated(),
        one.apiVersion());
  }

  private static List<Frame> ask(String store, String question) throws IOException {
    DataSourceSettings settings = settings(store);
    PluginProcess.Answer answer = BuiltPlugin.ask(plugin, settings, RANGE, question);
    assertThat(answer.error()).as(question).isEmpty();
    assertThat(answer.status()).isEqualTo(200);
    return answer.frames();
  }

  private static Frame desk(String question) throws IOException {
    return ask(
            "{\"kind\":\"h2\",\"name\":\"tickets\"}",
            "{\"scope\": {\"model\": \"desk\"}, " + question + AS_OF)
        .getFirst();
  }

  private static Frame airport(String question) throws IOException {
    return ask(SURVEY, "{\"scope\": {\"model\": \"airport\"}, " + question + AS_OF).getFirst();
  }

  private static int row(Frame frame, String field, String value) {
    Field names = frame.field(field).orElseThrow();
    for (int row = 0; row < frame.rows(); row++) {
      if (Objects.equals(names.stringAt(row), value)) {
        return row;
      }
    }
    throw new AssertionError("no " + field + " " + value);
  }

  /// Rows of one state on end are one stay, so that their sum is the sum of the reference's rows.
  @Test
  void stageDuration_ofTickets_addsUpToTheReference() throws IOException {
    Frame stays = desk("\"queryType\": \"stageDuration\"");
    JsonNode expected = RealLogs.reference("uci-incident-log").get("E_row_to_next_row_by_state");
    int compared = 0;
    for (Map.Entry<String, JsonNode> state : expected.properties()) {
      int row = row(stays, "stage", RealLogs.id(state.getKey()));
      if (!state.getKey().equals("Closed")) {
        double sum =
            stays.field("meanCompleted").orElseThrow().doubleAt(row)
                / 1000
                * stays.field("completed").orElseThrow().longAt(row);
        double rows =
            state.getValue().get("n").asDouble() * state.getValue().get("mean_s").asDouble();
        assertThat(sum).as(state.getKey()).isCloseTo(rows, within(1e-6 * rows));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(8);
  }

  @Test
  void inStage_ofTickets_hasEachOnce() throws IOException {
    Frame stand = desk("\"queryType\": \"inStage\", \"format\": \"summary\"");
    long all = 0;
    for (int row = 0; row < stand.rows(); row++) {
      all += stand.field("inStage").orElseThrow().longAt(row);
    }
    assertThat(all).isEqualTo(RealLogs.reference("uci-incident-log").get("tickets").asLong());
    assertThat(stand.field("inStage").orElseThrow().longAt(row(stand, "stage", "closed")))
        .isGreaterThan(24_000);
    Frame changed =
        desk("\"queryType\": \"inStage\", \"format\": \"alert\", \"baseline\": \"28d\"");
    assertThat(changed.fields()).extracting(Field::name).containsExactly("model", "stage", "value");
  }

  @Test
  void journeyMap_ofTickets_hasTheCustomersOfEachState() throws IOException {
    Frame map = desk("\"queryType\": \"journeyMap\"");
    Map<String, Long> expected = new HashMap<>();
    RealLogs.states()
        .values()
        .forEach(states -> states.forEach(state -> expected.merge(state, 1L, Long::sum)));
    for (Map.Entry<String, Long> state : expected.entrySet()) {
      int row = row(map, "stage", state.getKey());
      assertThat(map.field("customers").orElseThrow().longAt(row))
          .as(state.getKey())
          .isEqualTo(state.getValue());
      assertThat(map.field("narrative").orElseThrow().stringAt(row)).isNotBlank();
    }
  }

  @Test
  void journey_ofATicket_hasItsRows_andNobodyToldHowTheyFelt() throws IOException {
    String busiest =
        RealLogs.rows().entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .orElseThrow()
            .getKey();
    Frame journey =
        desk("\"queryType\": \"journey\", \"format\": \"logs\", \"customer\": \"" + busiest + "\"");
    assertThat(journey.rows()).isEqualTo(RealLogs.rows().get(busiest));
    Frame feelings = desk("\"queryType\": \"sentiment\", \"format\": \"curve\"");
    for (int row = 0; row < feelings.rows(); row++) {
      assertThat(feelings.field("sentiment").orElseThrow().valueAt(row)).isNull();
    }
  }

  @Test
  void sentiment_ofTheAirport_isTheReferences() throws IOException {
    Frame table =
        airport("\"queryType\": \"sentiment\", \"by\": \"touchpoint\", \"format\": \"table\"");
    JsonNode expected = RealLogs.reference("sfo-airport-survey").get("2017");
    for (Map.Entry<String, JsonNode> touchpoint : expected.get("touchpoints").properties()) {
      int row = row(table, "touchpoint", touchpoint.getKey());
      assertThat(table.field("customers").orElseThrow().longAt(row))
          .isEqualTo(touchpoint.getValue().get("n").asLong());
      assertThat(table.field("sentiment").orElseThrow().doubleAt(row))
          .isCloseTo(touchpoint.getValue().get("mean_sentiment").asDouble(), within(1e-9));
    }
    assertThat(table.field("nps").orElseThrow().doubleAt(row(table, "touchpoint", "NETPRO")))
        .isCloseTo(expected.get("nps").get("nps").asDouble(), within(1e-9));
  }

  @Test
  void timeAtTheAirport_isTheReferences_andNobodyIsStillThere() throws IOException {
    JsonNode expected =
        RealLogs.reference("sfo-airport-survey")
            .get("2017")
            .get("arrival_to_departure_minutes_HOWLONG");
    Frame stays =
        ask(
                SURVEY,
                """
                {"queryType": "stageDuration", "stage": "there", "scope": {"model": "airport",
                 "filtersOn": "customer",
                 "filters": [{"key": "touchpoint", "op": "=", "value": "departed"}]}
                """
                    + AS_OF)
            .getFirst();
    assertThat(stays.field("entered").orElseThrow().longAt(0))
        .isEqualTo(expected.get("n").asLong());
    assertThat(stays.field("median").orElseThrow().doubleAt(0))
        .isEqualTo(60_000 * expected.get("median").asDouble());
    assertThat(stays.field("p90").orElseThrow().doubleAt(0))
        .isEqualTo(60_000 * expected.get("p90").asDouble());
    Frame stand = airport("\"queryType\": \"inStage\", \"format\": \"summary\"");
    assertThat(stand.field("inStage").orElseThrow().longAt(row(stand, "stage", "gone")))
        .isEqualTo(expected.get("n").asLong());
    Frame map = airport("\"queryType\": \"journeyMap\", \"language\": \"nl\"");
    assertThat(map.field("customers").orElseThrow().longAt(row(map, "stage", "gone")))
        .isEqualTo(expected.get("n").asLong());
    Frame journey =
        airport("\"queryType\": \"journey\", \"customer\": \"" + RealLogs.traveller() + "\"");
    assertThat(journey.rows()).isGreaterThan(2);
  }

  @Test
  void demoShop_answersEach_andTheirNumbersAgree() throws IOException {
    DataSourceSettings demo = settings("{\"kind\":\"demo\"}");
    Instant now = Instant.now();
    TimeRange range = new TimeRange(now.minusSeconds(90 * 86_400), now);
    Map<String, Frame> answers = new HashMap<>();
    for (String question :
        List.of("stageDuration", "inStage", "sentiment", "journeyMap", "journey", "counts")) {
      String more =
          switch (question) {
            case "inStage" -> ", \"format\": \"summary\"";
            case "sentiment", "counts" -> ", \"format\": \"table\", \"by\": \"stage\"";
            case "journey" ->
                ", \"customer\": \""
                    + BuiltPlugin.ask(plugin, demo, range, "{\"queryType\": \"inStage\"}")
                        .frames()
                        .getFirst()
                        .field("customer")
                        .orElseThrow()
                        .stringAt(0)
                    + "\"";
            default -> "";
          };
      PluginProcess.Answer answer =
          BuiltPlugin.ask(plugin, demo, range, "{\"queryType\": \"" + question + "\"" + more + "}");
      assertThat(answer.error()).as(question).isEmpty();
      assertThat(answer.frames().getFirst().rows()).as(question).isPositive();
      answers.put(question, answer.frames().getFirst());
    }
    Frame stays = Objects.requireNonNull(answers.get("stageDuration"));
    Frame stand = Objects.requireNonNull(answers.get("inStage"));
    Frame map = Objects.requireNonNull(answers.get("journeyMap"));
    for (int row = 0; row < stays.rows(); row++) {
      assertThat(stand.field("inStage").orElseThrow().longAt(row))
          .isEqualTo(stays.field("open").orElseThrow().longAt(row));
      assertThat(map.field("median").orElseThrow().valueAt(row))
          .isEqualTo(stays.field("median").orElseThrow().valueAt(row));
    }
  }
}
