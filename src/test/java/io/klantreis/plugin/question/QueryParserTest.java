package io.klantreis.plugin.question;

import static io.klantreis.plugin.question.Samples.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.klantreis.journey.model.Filter;
import io.klantreis.journey.model.Language;
import io.klantreis.journey.model.Selector;
import io.klantreis.journey.query.CountsQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.Metric;
import io.klantreis.journey.query.Scope;
import io.klantreis.journey.query.SentimentQuery;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.Unit;
import io.klantreis.plugin.json.Fault;
import io.klantreis.plugin.json.ParseFaults;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {
  @Test
  void funnel_withNothingSaid_hasTheContractsDefaults() {
    FunnelQuery funnel = (FunnelQuery) parse("{'queryType':'funnel'}");

    assertThat(funnel.steps())
        .extracting(FunnelQuery.Step::name)
        .containsExactly("awareness", "decision", "purchase");
    assertThat(funnel.steps())
        .extracting(FunnelQuery.Step::label)
        .containsExactly("Bewustwording", "Besluit", "Aankoop");
    assertThat(funnel.order()).isEqualTo(FunnelQuery.Order.ORDERED);
    assertThat(funnel.windowMillis()).isEqualTo(14 * 86_400_000L);
    assertThat(funnel.counting()).isEqualTo(FunnelQuery.Counting.UNIQUE);
    assertThat(funnel.exclusionPolicy()).isEqualTo(FunnelQuery.ExclusionPolicy.OTHER_CLEAN_RUN);
    assertThat(funnel.breakdown()).isNull();
    assertThat(funnel.runs()).isEqualTo(FunnelQuery.Runs.MATURED);
    assertThat(funnel.select()).isEqualTo(FunnelQuery.Select.ENTRY);
    assertThat(funnel.format()).isEqualTo(FunnelQuery.Format.STEPS);
    assertThat(funnel.metric()).isEqualTo(Metric.CONVERSION);
    assertThat(funnel.graceMillis()).isZero();
    assertThat(funnel.halfOpenWindow()).isFalse();
  }

  @Test
  void terms_withNothingSaid_areTheDataSources() {
    Terms terms = parse("{'queryType':'counts'}").terms();

    assertThat(terms.scope())
        .isEqualTo(
            new Scope(
                Samples.MODELS.find("localo").orElseThrow(),
                null,
                null,
                null,
                List.of(),
                Scope.FiltersOn.EVENTS));
    assertThat(terms.unit()).isEqualTo(new Unit.Customer());
    assertThat(terms.fromMillis()).isEqualTo(Samples.FROM.toEpochMilli());
    assertThat(terms.toMillis()).isEqualTo(Samples.TO.toEpochMilli());
    assertThat(Instant.ofEpochMilli(terms.asOfMillis())).isEqualTo("2025-02-03T10:20:30Z");
    assertThat(terms.zone()).isEqualTo(ZoneId.of("Europe/Amsterdam"));
    assertThat(terms.language()).isEqualTo(Language.NL);
    assertThat(terms.minSample()).isEqualTo(5);
  }

  @Test
  void terms_said_goBeforeTheDataSources() {
    Terms terms =
        parse(
                """
                {'queryType':'counts','asOf':'2025-01-20T01:02:03.456+01:00','timeZone':'utc',
                 'language':'en-US','unit':'session:30m',
                 'scope':{'model':'steps5','product':'p','persona':'q','segment':'r',
                   'filters':[{'key':'channel','op':'in','value':['web',1.50,true,null]}],
                   'filtersOn':'customer'}}\
                """)
            .terms();

    assertThat(Instant.ofEpochMilli(terms.asOfMillis())).isEqualTo("2025-01-20T00:02:03.456Z");
    assertThat(terms.zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(terms.language()).isEqualTo(Language.EN);
    assertThat(terms.unit()).isEqualTo(new Unit.Session(30 * 60_000));
    assertThat(terms.scope().model().id()).isEqualTo("steps5");
    assertThat(terms.scope().product()).isEqualTo("p");
    assertThat(terms.scope().persona()).isEqualTo("q");
    assertThat(terms.scope().segment()).isEqualTo("r");
    assertThat(terms.scope().filtersOn()).isEqualTo(Scope.FiltersOn.CUSTOMER);
    assertThat(terms.scope().filters().getFirst().values())
        .containsExactly("web", "1.5", "true", null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'1738540800000'", "1738540800000"})
  void asOf_asMillis_isTaken(String asOf) {
    assertThat(parse("{'queryType':'counts','asOf':" + asOf + "}").terms().asOfMillis())
        .isEqualTo(1_738_540_800_000L);
  }

  @Test
  void language_withoutTextsHere_isTheDataSources() {
    assertThat(parse("{'queryType':'counts','language':'de-DE'}").terms().language())
        .isEqualTo(Language.NL);
  }

  @ParameterizedTest
  @CsvSource({"1.0, 1", "1e3, 1000", "0.10, 0.1", "-0.0, 0", "100, 100", "1e-7, 0.0000001"})
  void filterNumber_anyNotation_isTheShortestDecimal(String number, String shortest) {
    Terms terms =
        parse(
                "{'queryType':'counts','scope':{'filters':[{'key':'value','op':'>','value':"
                    + number
                    + "}]}}")
            .terms();

    assertThat(terms.scope().filters())
        .containsExactly(new Filter("value", Filter.Op.GREATER, List.of(shortest)));
  }

  @Test
  void selectors_ofEachKind_areRead() {
    FunnelQuery funnel =
        (FunnelQuery)
            parse(
                """
                {'queryType':'funnel','language':'en','steps':[
                  {'touchpoint':'add_to_cart'},
                  {'stage':'BESLUIT'},
                  {'stage':'Purchases','name':'Bought'},
                  {'any':[{'touchpoint':'a'},{'stage':'awareness'}]},
                  {'any':'*','filters':[{'key':'channel','value':'web'}]},
                  {'touchpoint':'add_to_cart'}, {'touchpoint':'add_to_cart'}]}\
                """);

    assertThat(funnel.steps())
        .extracting(FunnelQuery.Step::name)
        .containsExactly(
            "add_to_cart",
            "decision",
            "Bought",
            "a | awareness",
            "*",
            "add_to_cart (2)",
            "add_to_cart (3)");
    assertThat(funnel.steps())
        .extracting(FunnelQuery.Step::label)
        .containsExactly(
            "add_to_cart",
            "Decision",
            "Bought",
            "a | Awareness",
            "any event",
            "add_to_cart (2)",
            "add_to_cart (3)");
    assertThat(funnel.steps().get(2).selector())
        .isEqualTo(new Selector.ByStage("purchase", List.of(), "Bought"));
  }

  @Test
  void stageSelector_canonicalStageOfAnotherModel_isCarriedOver() {
    FunnelQuery funnel =
        (FunnelQuery)
            parse(
                "{'queryType':'funnel','scope':{'model':'steps5'},'steps':[{'stage':'decision'}]}");

    assertThat(funnel.steps().getFirst().name()).isEqualTo("buying");
  }

  @Test
  void alert_withNothingSaid_isOfClosedRuns() {
    FunnelQuery funnel = (FunnelQuery) parse("{'queryType':'funnel','format':'alert'}");

    assertThat(funnel.select()).isEqualTo(FunnelQuery.Select.CLOSED);
    assertThat(funnel.metric()).isEqualTo(Metric.CONVERSION);
  }

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
        "'paths'    | is not available yet; available: funnel, stageDuration, sentiment, counts",
        "'nonsense' | is unknown; use one of funnel, stageDuration, sentiment, counts",
        "''         | is missing; use one of funnel, stageDuration, sentiment, counts",
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
  void partsBeyondTheEngine_areNotAvailableYet() {
    List<Fault> faults = faults("{'queryType':'funnel','runs':'projected','preset':'mixpanel'}");

    assertThat(faults).extracting(Fault::place).containsExactlyInAnyOrder("runs", "preset");
    assertThat(problem(faults, "runs"))
        .isEqualTo("\"projected\" is not available yet; available: matured, observed");
  }

  @Test
  void unavailable_namesExactlyWhatIsAvailable() {
    for (String preset : Names.PRESET.names()) {
      String text = "{'queryType':'funnel','window':'1d','preset':'" + preset + "'}";
      if (List.of("default", "posthog").contains(preset)) {
        assertThat(parse(text)).isInstanceOf(FunnelQuery.class);
      } else {
        assertThat(problem(faults(text), "preset")).endsWith("available: default, posthog");
      }
    }
    for (String runs : List.of("matured", "observed")) {
      assertThat(parse("{'queryType':'funnel','runs':'" + runs + "'}"))
          .isInstanceOf(FunnelQuery.class);
    }
  }

  @Test
  void alert_onOneStep_isAFault() {
    assertThat(faults("{'queryType':'funnel','format':'alert','steps':[{'touchpoint':'a'}]}"))
        .extracting(Fault::place)
        .containsExactly("format");
  }

  @ParameterizedTest
  @CsvSource({"2, 2, to", "0, 2, from", "1, 4, to", "3, 3, from"})
  void exclusion_outsideTheSteps_isAFault(int from, int to, String field) {
    List<Fault> faults =
        faults(
            "{'queryType':'funnel','exclusions':[{'touchpoint':'x','from':%d,'to':%d}]}"
                .formatted(from, to));

    assertThat(faults).extracting(Fault::place).contains("exclusions[0]." + field);
  }

  @Test
  void presetWithoutWindow_asksForOne() {
    assertThat(problem(faults("{'queryType':'funnel','preset':'pinot'}"), "window"))
        .contains("is missing; preset pinot has none of its own");
  }

  @Test
  void modes_outsideTheirPresets_areAFault() {
    assertThat(faults("{'queryType':'funnel','modes':['strict_once']}"))
        .extracting(Fault::place)
        .containsExactly("modes");
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
  void selector_nestedTooDeep_isAFault() {
    String deep = "{'any':[".repeat(40) + "{'touchpoint':'a'}" + "]}".repeat(40);

    assertThat(faults("{'queryType':'funnel','steps':[" + deep + "]}"))
        .anySatisfy(fault -> assertThat(fault.problem()).contains("deep"));
  }

  @Test
  void notAnObject_isAFault() {
    assertThat(faults("[1]").getFirst().problem()).contains("a JSON object is expected");
  }

  private static List<Fault> faults(String text) {
    return catchThrowableOfType(ParseFaults.class, () -> parse(text)).faults();
  }

  private static String problem(List<Fault> faults, String place) {
    return faults.stream()
        .filter(fault -> fault.place().equals(place))
        .findFirst()
        .orElseThrow()
        .problem();
  }
}
