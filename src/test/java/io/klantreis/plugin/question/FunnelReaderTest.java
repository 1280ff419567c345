package io.klantreis.plugin.question;

import static io.klantreis.plugin.question.Samples.faults;
import static io.klantreis.plugin.question.Samples.parse;
import static io.klantreis.plugin.question.Samples.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.journey.model.Selector;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.Metric;
import io.klantreis.plugin.json.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunnelReaderTest {
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
  void everyPresetAndEveryRuns_isAvailable() {
    for (String preset : Names.PRESET.names()) {
      String text = "{'queryType':'funnel','window':'1d','preset':'" + preset + "'}";
      assertThat(parse(text)).isInstanceOf(FunnelQuery.class);
    }
    for (String runs : Names.RUNS.names()) {
      assertThat(parse("{'queryType':'funnel','runs':'" + runs + "'}"))
          .isInstanceOf(FunnelQuery.class);
    }
  }

  @Test
  void modesThatNeedAnOrder_inAnyOrder_areAFault() {
    assertThat(
            problem(
                faults(
                    "{'queryType':'funnel','window':'1d','preset':'pinot','order':'any',"
                        + "'modes':['strict_order']}"),
                "modes"))
        .contains("need an order");
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
  void selector_nestedTooDeep_isAFault() {
    String deep = "{'any':[".repeat(40) + "{'touchpoint':'a'}" + "]}".repeat(40);

    assertThat(faults("{'queryType':'funnel','steps':[" + deep + "]}"))
        .anySatisfy(fault -> assertThat(fault.problem()).contains("deep"));
  }
}
