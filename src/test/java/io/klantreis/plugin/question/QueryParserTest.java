package io.klantreis.plugin.question;

import static io.klantreis.plugin.question.Samples.faults;
import static io.klantreis.plugin.question.Samples.parse;
import static io.klantreis.plugin.question.Samples.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.klantreis.journey.query.CountsQuery;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.SentimentQuery;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.plugin.json.Fault;
import io.klantreis.plugin.json.ParseFaults;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {
  @Test
  void otherQuestions_withNothingSaid_haveDefaults() {
    assertThat(parse("{'queryType':'stageDuration'}"))
        .isInstanceOfSatisfying(
            StageDurationQuery.class,
            query -> {
              assertThat(query.measure()).isEqualTo(StageDurationQuery.Measure.SOJOURN);
              assertThat(query.format()).isEqualTo(StageDurationQuery.Format.TABLE);
              assertThat(query.horizonMillis()).isNull();
            });
    assertThat(parse("{'queryType':'sentiment'}"))
        .isInstanceOfSatisfying(
            SentimentQuery.class,
            query -> {
              assertThat(query.by()).isEqualTo(SentimentQuery.By.STAGE);
              assertThat(query.format()).isEqualTo(SentimentQuery.Format.SERIES);
              assertThat(query.interval()).isEqualTo(Interval.DAY);
            });
    assertThat(parse("{'queryType':'counts'}"))
        .isInstanceOfSatisfying(
            CountsQuery.class,
            query -> {
              assertThat(query.of()).isEqualTo(CountsQuery.Of.EVENTS);
              assertThat(query.by()).isEqualTo(CountsQuery.By.NONE);
              assertThat(query.format()).isEqualTo(CountsQuery.Format.SERIES);
            });
  }

  @Test
  void queryType_absentInJson_isTheOneBesideIt() {
    var asked = new Asked(Samples.json("{}"), "counts", Samples.FROM, Samples.TO, 0, Samples.NOW);

    assertThat(Samples.PARSER.parse(asked)).isInstanceOf(CountsQuery.class);
  }

  @Test
  void fieldsOfGrafana_andUnderscored_areIgnored() {
    assertThat(
            parse(
                """
                {'queryType':'counts','refId':'A','datasource':{'uid':'x'},'datasourceId':1,
                 'hide':false,'key':'Q','intervalMs':1,'maxDataPoints':2,'queryCachingTTL':3,
                 'timeRange':{},'version':'1','_editor':'builder'}\
                """))
        .isInstanceOf(CountsQuery.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"counts", "sentiment", "stageDuration", "inStage"})
  void stepsOfAFunnel_inAnotherQuestion_areUnknown(String type) {
    assertThat(
            problem(faults("{'queryType':'" + type + "','steps':[{'touchpoint':'a'}]}"), "steps"))
        .contains("no known field");
  }

  @Test
  void groupOfACell_withoutABreakdown_isAFault() {
    assertThat(
            problem(
                faults("{'queryType':'customers','cell':{'step':1,'state':'open','group':'web'}}"),
                "cell.group"))
        .startsWith("belongs to a breakdown");
  }

  @Test
  void faults_ofEveryKind_areToldTogetherWithTheirPlaces() {
    List<Fault> faults =
        faults(
            """
            {'queryType':'funnel','windw':'1d','window':'-3d','order':'sorted',
             'steps':[{'touchpoint':'a','color':'red'},{'touchpoint':7},{},{'stage':'besuit'},
               {'touchpoint':'x','filters':[{'key':'channel','op':'like','value':'w'},
                                            {'op':'=~','value':'['}]}],
             'scope':{'model':'lokalo','filters':[{'key':'a','op':'<','value':null}]},
             'breakdown':{'by':'channel','limit':0}, 'asOf':'yesterday','timeZone':'Mars/Base',
             'unit':'session:0s','counting':1,'strictlyIncreasing':'yes'}\
            """);

    assertThat(faults)
        .extracting(Fault::place)
        .containsExactlyInAnyOrder(
            "windw",
            "window",
            "order",
            "steps[0].color",
            "steps[1].touchpoint",
            "steps[2]",
            "steps[3].stage",
            "steps[4].filters[0].op",
            "steps[4].filters[1].key",
            "steps[4].filters[1].value",
            "scope.model",
            "scope.filters[0].value",
            "breakdown.limit",
            "asOf",
            "timeZone",
            "unit",
            "counting",
            "strictlyIncreasing");
    assertThat(problem(faults, "window")).contains("\"-3d\" is negative").contains("14d");
    assertThat(problem(faults, "order")).contains("\"sorted\"").contains("ordered, strict, any");
    assertThat(problem(faults, "steps[3].stage"))
        .contains("awareness, decision, purchase")
        .doesNotContain("localo,");
    assertThat(problem(faults, "scope.model")).contains("did you mean localo?");
    assertThat(problem(faults, "steps[4].filters[0].op")).contains("notIn");
  }

  @Test
  void oneFault_isTheWholeMessage() {
    ParseFaults error =
        catchThrowableOfType(
            ParseFaults.class, () -> parse("{'queryType':'funnel','steps':[{'touchpoint':''}]}"));

    assertThat(error).hasMessage("steps[0].touchpoint: is empty; give the name of a touchpoint");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'funel'    | did you mean funnel?",
        "'paths'    | is not available yet; available: funnel, funnelTrend, timeToConvert, customers, stageDuration, inStage, journeyMap, modelDiff, sentiment, counts",
        "'nonsense' | is unknown; use one of funnel, funnelTrend, timeToConvert, customers, stageDuration, inStage, journeyMap, modelDiff, sentiment, counts",
        "''         | is missing; use one of funnel, funnelTrend, timeToConvert, customers, stageDuration, inStage, journeyMap, modelDiff, sentiment, counts",
        "5          | is not a text"
      })
  void queryType_unknownOrLater_namesTheKnown(String type, String told) {
    String quoted = type.startsWith("'") || type.equals("5") ? type : "'" + type + "'";

    List<Fault> faults = faults("{'queryType':" + quoted + "}");

    assertThat(faults).hasSize(1);
    assertThat(faults.getFirst().place()).isEqualTo("queryType");
    assertThat(faults.getFirst().problem()).contains(told);
  }

  @Test
  void interval_cuttingTheRangeTooFinely_isAFault() {
    var asked =
        new Asked(
            Samples.json("{'queryType':'counts','interval':'1h'}"),
            "",
            Instant.parse("1900-01-01T00:00:00Z"),
            Samples.TO,
            500,
            Samples.NOW);

    assertThat(catchThrowableOfType(ParseFaults.class, () -> Samples.PARSER.parse(asked)).faults())
        .extracting(Fault::place)
        .containsExactly("interval");
  }

  @Test
  void notAnObject_isAFault() {
    assertThat(faults("[1]").getFirst().problem()).contains("a JSON object is expected");
  }
}
