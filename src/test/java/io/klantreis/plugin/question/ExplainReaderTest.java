package io.klantreis.plugin.question;

import static io.klantreis.plugin.question.Samples.faults;
import static io.klantreis.plugin.question.Samples.parse;
import static io.klantreis.plugin.question.Samples.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.journey.query.ComparePresetsQuery;
import io.klantreis.journey.query.ExplainQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Counting;
import io.klantreis.journey.query.FunnelQuery.Preset;
import io.klantreis.journey.query.Interval;
import io.klantreis.plugin.json.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What explains a customer, and what compares presets. */
class ExplainReaderTest {
  private static final long DAY = 86_400_000;

  @Test
  void explain_ofAUnitAndAPointOfATrend_isRead() {
    ExplainQuery query =
        (ExplainQuery)
            parse(
                "{'queryType':'explain','customer':'anna','unit':'session:30m',"
                    + "'session':'2025-01-03T12:00:00Z','window':'2d',"
                    + "'cell':{'step':2,'time':1736899200000,'interval':'1w'}}");

    assertThat(query.customer()).isEqualTo("anna");
    assertThat(query.sessionMillis()).isEqualTo(1_735_905_600_000L);
    assertThat(query.timeMillis()).isEqualTo(1_736_899_200_000L);
    assertThat(query.interval()).isEqualTo(Interval.WEEK);
    assertThat(query.funnel().windowMillis()).isEqualTo(2 * DAY);
  }

  @Test
  void explain_wrongInManyPlaces_tellsAllOfThem() {
    List<Fault> faults =
        faults(
            "{'queryType':'explain','customer':5,'product':'x','session':'soon','window':'14',"
                + "'cell':{'time':'no','state':'gone'}}");

    assertThat(faults)
        .extracting(Fault::place)
        .containsExactlyInAnyOrder(
            "customer", "product", "session", "window", "cell.time", "cell.state");
    assertThat(problem(faults("{'queryType':'explain'}"), "customer")).contains("is missing");
    assertThat(problem(faults("{'queryType':'explain','customer':''}"), "customer"))
        .contains("is missing");
  }

  @Test
  void comparison_ofEveryPreset_hasEachWithItsOwnDefaults() {
    ComparePresetsQuery query = (ComparePresetsQuery) parse("{'queryType':'comparePresets'}");

    assertThat(query.base().preset()).isEqualTo(Preset.DEFAULT);
    assertThat(query.others()).extracting(FunnelQuery::preset).hasSize(7).doesNotHaveDuplicates();
    assertThat(of(query, Preset.MIXPANEL).windowMillis()).isEqualTo(7 * DAY);
    assertThat(of(query, Preset.MIXPANEL).counting()).isEqualTo(Counting.FIRST);
    assertThat(of(query, Preset.PINOT).halfOpenWindow()).isTrue();
    assertThat(of(query, Preset.PINOT).windowMillis()).isEqualTo(14 * DAY);
    assertThat(query.given()).isEmpty();
  }

  @Test
  void comparison_keepsWhatIsGiven_underEveryPreset() {
    ComparePresetsQuery query =
        (ComparePresetsQuery)
            parse(
                "{'queryType':'comparePresets','preset':'mixpanel','counting':'every',"
                    + "'modes':['strict_order']}");

    assertThat(query.given()).containsExactlyInAnyOrder("counting", "modes");
    assertThat(query.others()).extracting(FunnelQuery::counting).containsOnly(Counting.EVERY);
    assertThat(of(query, Preset.CLICKHOUSE).modes()).hasSize(1);
    assertThat(of(query, Preset.POSTHOG).modes()).isEmpty();
    assertThat(of(query, Preset.CLICKHOUSE).windowMillis())
        .as("that of the base, for it has none of its own")
        .isEqualTo(7 * DAY);
    assertThat(faults("{'queryType':'comparePresets','window':'x','counting':'y'}"))
        .extracting(Fault::place)
        .containsExactlyInAnyOrder("window", "counting");
  }

  private static FunnelQuery of(ComparePresetsQuery query, Preset preset) {
    return query.others().stream()
        .filter(funnel -> funnel.preset() == preset)
        .findFirst()
        .orElseThrow();
  }
}
