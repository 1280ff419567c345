package io.klantreis.journey.realdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.journey.query.SentimentQuery.By;
import io.klantreis.journey.sentiment.SentimentResult.Row;
import io.klantreis.journey.stage.StageDurationResult;
import io.klantreis.testing.MemorySource;
import io.klantreis.testing.SharedData;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Travellers of San Francisco's airport: 26 touchpoints rated 1–5 by each, and how likely they are
/// to recommend it (DataSF's customer survey of 2017 and 2018, PDDL).
class AirportSurveyTest {
  private static final String FOLDER = "data/sfo-airport-survey/";
  private static final Offset<Double> EXACT = within(1e-9);
  private static final long MINUTE = 60_000;

  private static final Map<String, List<String>> STAGES =
      Map.of("airport", List.of("arrived"), "air", List.of("departed"));

  @Test
  void ratings_of2017_areTheReferenceFigures() {
    List<List<String>> rows = SharedData.csv(FOLDER + "2017_SFO_Customer_Survey.csv.gz");
    JsonNode reference = SharedData.json(FOLDER + "reference.json").get("2017");
    assertThat(rows).hasSize(1 + reference.get("rows").asInt());
    List<String> columns =
        reference.get("touchpoints").propertyStream().map(Map.Entry::getKey).toList();
    assertThat(columns).hasSize(26);
    try (Ask ask = new Ask(events(rows, columns), STAGES, Long.MAX_VALUE / 4)) {
      Map<String, Row> found = byGroup(ask);
      for (String column : columns) {
        compare(found(found, column), reference.get("touchpoints").get(column), column);
      }
      JsonNode nps = reference.get("nps");
      Row recommend = found(found, "NETPRO");
      assertThat(recommend.responses()).isEqualTo(nps.get("n").asLong());
      assertThat(recommend.scores().nps().value()).isCloseTo(nps.get("nps").asDouble(), EXACT);
      assertThat(recommend.sentiment())
          .isCloseTo(nps.get("mean_sentiment_linear").asDouble(), EXACT);
      double n = nps.get("n").asDouble();
      assertThat(recommend.positive()).isCloseTo(nps.get("promoters").asDouble() / n, EXACT);
      assertThat(recommend.neutral()).isCloseTo(nps.get("passives").asDouble() / n, EXACT);
      assertThat(recommend.negative()).isCloseTo(nps.get("detractors").asDouble() / n, EXACT);
    }
  }

  private static void compare(Row row, JsonNode expected, String column) {
    assertThat(row.customers()).as(column).isEqualTo(expected.get("n").asLong());
    assertThat(row.sentiment())
        .as(column)
        .isCloseTo(expected.get("mean_sentiment").asDouble(), EXACT);
    double satisfied = expected.get("share_positive_4_5").asDouble();
    assertThat(row.positive()).as(column).isCloseTo(satisfied, EXACT);
    assertThat(row.scores().csat().value()).as(column).isCloseTo(satisfied, EXACT);
    assertThat(row.negative())
        .as(column)
        .isCloseTo(expected.get("share_negative_1_2").asDouble(), EXACT);
    assertThat(row.low()).as(column).isLessThan(row.sentiment());
    assertThat(row.high()).as(column).isGreaterThan(row.sentiment());
  }

  /// Two other public analyses of the 2018 file found 2,625 valid overall ratings, mean 4.00, 78.44
  /// % of them 4 or 5.
  @Test
  void overallRating_of2018_isWhatOthersFound() {
    List<List<String>> rows =
        SharedData.csv(FOLDER + "2018_SFO_Customer_Survey_from_extract.csv.gz");
    try (Ask ask = new Ask(events(rows, List.of("Q7ALL")), STAGES, Long.MAX_VALUE / 4)) {
      Row overall = found(byGroup(ask), "Q7ALL");
      assertThat(overall.customers()).isEqualTo(2625);
      assertThat(2 * overall.sentiment() + 3).isCloseTo(4.00, within(0.005));
      assertThat(100 * overall.scores().csat().value()).isCloseTo(78.44, within(0.005));
    }
  }

  /// From arriving to the scheduled departure: nobody is still there, so the curve's median, its
  /// ninth decile and the plain mean are the reference's.
  @Test
  void timeAtTheAirport_of2017_isTheReferences() {
    List<List<String>> rows = SharedData.csv(FOLDER + "2017_SFO_Customer_Survey.csv.gz");
    JsonNode expected =
        SharedData.json(FOLDER + "reference.json")
            .get("2017")
            .get("arrival_to_departure_minutes_HOWLONG");
    int howLong = rows.getFirst().indexOf("HOWLONG");
    MemorySource source = new MemorySource();
    for (List<String> row : rows.subList(1, rows.size())) {
      if (!row.get(howLong).isBlank()) {
        source.add(row.getFirst(), 0, "arrived");
        source.add(
            row.getFirst(), MINUTE * (long) Double.parseDouble(row.get(howLong)), "departed");
      }
    }
    try (Ask ask = new Ask(source, STAGES, Long.MAX_VALUE / 4)) {
      StageDurationResult.Row airport =
          ask.stays(List.of()).stream()
              .filter(row -> row.stage().equals("airport"))
              .findFirst()
              .orElseThrow();
      assertThat(airport.entered()).isEqualTo(expected.get("n").asLong());
      assertThat(airport.completed()).isEqualTo(airport.entered());
      assertThat(airport.median() / MINUTE).isEqualTo(expected.get("median").asDouble());
      assertThat(airport.p90() / MINUTE).isEqualTo(expected.get("p90").asDouble());
      assertThat(airport.meanCompleted() / MINUTE)
          .isCloseTo(expected.get("mean").asDouble(), EXACT);
      assertThat(airport.rmst() / MINUTE).isCloseTo(expected.get("mean").asDouble(), EXACT);
    }
  }

  private static Map<String, Row> byGroup(Ask ask) {
    return ask.feelings(By.TOUCHPOINT).stream().collect(Collectors.toMap(Row::group, row -> row));
  }

  private static Row found(Map<String, Row> rows, String group) {
    return Objects.requireNonNull(rows.get(group), group);
  }

  /// Every answer as an event; which of them are ratings is for the scale to say (6, 0, 11 and
  /// `Blank` are none).
  private static MemorySource events(List<List<String>> rows, List<String> columns) {
    List<String> header = rows.getFirst();
    MemorySource source = new MemorySource();
    for (List<String> row : rows.subList(1, rows.size())) {
      for (String column : columns) {
        answer(source, row, header.indexOf(column), column, "csat5");
      }
      answer(source, row, header.indexOf("NETPRO"), "NETPRO", "nps");
    }
    return source;
  }

  private static void answer(
      MemorySource source, List<String> row, int at, String column, String scale) {
    String text = row.get(at).strip();
    if (text.matches("\\d+(\\.0)?")) {
      source.add(row.getFirst(), 0, column, "rating", text, "scale", scale);
    }
  }
}
