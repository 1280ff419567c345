package io.klantreis.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.testing.Answer;
import io.klantreis.sdk.testing.GoldenFrames;
import io.klantreis.sdk.testing.TestPlugin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every question in every format, asked over gRPC, frame by frame. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswerGoldenTest {
  private static final Path FILES = Path.of("src/test/resources/golden");
  private static final TimeRange JANUARY =
      new TimeRange(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2025-01-13T00:00:00Z"));
  private static final String STEPS =
      "'steps':[{'touchpoint':'visit'},{'touchpoint':'cart'},{'touchpoint':'buy'}],";

  private TestPlugin plugin;

  @BeforeAll
  void start() throws IOException {
    plugin =
        TestPlugin.start(SmallShop.factory(SmallShop.events()))
            .with(SmallShop.settings("{'minSample':3,'language':'nl'}"))
            .within(JANUARY);
  }

  @AfterAll
  void stop() {
    plugin.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "funnel-steps           | 'queryType':'funnel',STEPS 'window':'2d'",
        "funnel-steps-english   | 'queryType':'funnel',STEPS 'window':'2d','language':'en-US'",
        "funnel-stages          | 'queryType':'funnel','window':'7d'",
        "funnel-emptied         | 'queryType':'funnel','window':'7d','scope':{'filters':["
            + "{'key':'channel','op':'=','value':'app'}]}",
        "funnel-groups          | 'queryType':'funnel',STEPS 'breakdown':{'by':'channel'}",
        "funnel-observed        | 'queryType':'funnel',STEPS 'window':'25d','runs':'observed'",
        "funnel-projected       | 'queryType':'funnel',STEPS 'window':'25d','runs':'projected'",
        "funnel-nothing-matured | 'queryType':'funnel',STEPS 'window':'60d'",
        "funnel-closed          | 'queryType':'funnel',STEPS 'window':'3d','select':'closed'",
        "funnel-unknown-name    | 'queryType':'funnel','steps':[{'touchpoint':'visit'},"
            + "{'touchpoint':'cort'}]",
        "funnel-wide            | 'queryType':'funnel',STEPS 'window':'2d','format':'wide'",
        "funnel-wide-groups     | 'queryType':'funnel',STEPS 'format':'wide',"
            + "'breakdown':{'by':'channel'}",
        "funnel-alert           | 'queryType':'funnel',STEPS 'window':'2d','format':'alert',"
            + "'select':'entry'",
        "funnel-alert-groups    | 'queryType':'funnel',STEPS 'window':'2d','format':'alert',"
            + "'breakdown':{'by':'channel'},'metric':'dropOffLow','select':'entry'",
        "funnel-alert-silent    | 'queryType':'funnel',STEPS 'window':'90d','format':'alert'",
        "funnel-alert-no-data   | 'queryType':'funnel',STEPS 'window':'2d','format':'alert',"
            + "'asOf':'2024-12-01T00:00:00Z'",
        "funnel-alert-baseline  | 'queryType':'funnel',STEPS 'window':'1d','format':'alert',"
            + "'baseline':'12d','breakdown':{'by':'channel'},'select':'closed'",
        "counts-alert-baseline  | 'queryType':'counts','of':'customers','format':'alert',"
            + "'baseline':'24d','every':'1d','metric':'change'",
        "trend                  | 'queryType':'funnelTrend',STEPS 'window':'2d','interval':'1w',"
            + "'band':true",
        "trend-groups           | 'queryType':'funnelTrend',STEPS 'window':'2d','interval':'1w',"
            + "'breakdown':{'by':'channel'},'fromStep':1,'toStep':2,'language':'en'",
        "trend-not-matured      | 'queryType':'funnelTrend',STEPS 'window':'25d','interval':'1w',"
            + "'metric':'conversion','band':true",
        "trend-counts           | 'queryType':'funnelTrend','window':'7d','metric':'entered'",
        "times                  | 'queryType':'timeToConvert',STEPS 'window':'2d'",
        "times-groups           | 'queryType':'timeToConvert',STEPS 'toStep':2,'bins':2,"
            + "'breakdown':{'by':'channel'},'language':'en'",
        "times-none             | 'queryType':'timeToConvert','steps':[{'touchpoint':'buy'},"
            + "{'touchpoint':'visit'}]",
        "times-curve            | 'queryType':'timeToConvert',STEPS 'window':'25d','toStep':2,"
            + "'format':'curve'",
        "customers              | 'queryType':'customers',STEPS 'window':'2d',"
            + "'cell':{'step':2,'state':'dropped'}",
        "customers-group        | 'queryType':'customers',STEPS 'window':'25d','language':'en',"
            + "'breakdown':{'by':'channel'},'cell':{'step':1,'state':'open','group':'app'}",
        "customers-stages       | 'queryType':'customers','window':'7d','unit':'customer',"
            + "'cell':{'step':1,'state':'dropped'},'scope':{'model':'steps5'}",
        "explain                | 'queryType':'explain',STEPS 'window':'2d','customer':'c2'",
        "explain-english        | 'queryType':'explain',STEPS 'window':'12h','customer':'c2',"
            + "'language':'en','exclusions':[{'touchpoint':'cart','from':2}],"
            + "'breakdown':{'by':'channel','attribution':'all'}",
        "explain-session        | 'queryType':'explain',STEPS 'unit':'session:2h','customer':'c3',"
            + "'language':'en','session':'2025-01-03T12:00:00Z'",
        "compare-presets        | 'queryType':'comparePresets',STEPS 'window':'1d'",
        "compare-presets-english| 'queryType':'comparePresets','language':'en','steps':["
            + "{'touchpoint':'cart'},{'touchpoint':'review'}],'breakdown':{'by':'channel'},"
            + "'preset':'mixpanel'",
        "duration-table         | 'queryType':'stageDuration'",
        "duration-wide          | 'queryType':'stageDuration','format':'wide'",
        "duration-wide-groups   | 'queryType':'stageDuration','format':'wide','language':'en',"
            + "'breakdown':{'by':'channel'},'stage':'awareness'",
        "duration-emptied       | 'queryType':'stageDuration','scope':{'filtersOn':'entry',"
            + "'filters':[{'key':'channel','op':'=','value':'app'}]}",
        "duration-series        | 'queryType':'stageDuration','format':'series','interval':'1w'",
        "duration-alert         | 'queryType':'stageDuration','format':'alert'",
        "duration-unit          | 'queryType':'stageDuration','per':'unit','idle':'3d',"
            + "'stage':'experience','horizon':'10d','language':'en'",
        "duration-groups        | 'queryType':'stageDuration','breakdown':{'by':'channel',"
            + "'limit':1},'stage':'awareness'",
        "duration-compare       | 'queryType':'stageDuration',"
            + "'compare':{'date':'2025-01-05'},'stage':'awareness'",
        "duration-band          | 'queryType':'stageDuration','format':'series','interval':'1w',"
            + "'band':true,'stage':'awareness'",
        "duration-heatmap       | 'queryType':'stageDuration','format':'heatmap','interval':'1w'",
        "duration-flow          | 'queryType':'stageDuration','format':'flow'",
        "duration-curve         | 'queryType':'stageDuration','format':'curve','horizon':'10ms',"
            + "'stage':'awareness','idle':'5d'",
        "in-stage               | 'queryType':'inStage','limit':5",
        "in-stage-summary       | 'queryType':'inStage','format':'summary'",
        "in-stage-alert         | 'queryType':'inStage','format':'alert','metric':'inStage'",
        "map-stages             | 'queryType':'journeyMap'",
        "map-emptied            | 'queryType':'journeyMap','layout':'lanes','language':'en',"
            + "'scope':{'filters':[{'key':'channel','op':'=','value':'app'},"
            + "{'key':'properties.plan','op':'!=','value':'x'}]}",
        "map-lanes              | 'queryType':'journeyMap','layout':'lanes','language':'en'",
        "map-flow               | 'queryType':'journeyMap','format':'flow'",
        "model-diff             | 'queryType':'modelDiff','other':'print4'",
        "sentiment-table        | 'queryType':'sentiment','by':'touchpoint','format':'table'",
        "sentiment-wide         | 'queryType':'sentiment','by':'stage','format':'wide'",
        "sentiment-curve        | 'queryType':'sentiment','format':'curve'",
        "sentiment-series       | 'queryType':'sentiment','by':'none','interval':'1w','band':true",
        "sentiment-alert        | 'queryType':'sentiment','by':'channel','format':'alert'",
        "sentiment-verbatims    | 'queryType':'sentiment','by':'touchpoint','format':'verbatims'",
        "journey-trace          | 'queryType':'journey','customer':'c3'",
        "journey-timeline       | 'queryType':'journey','customer':'c3','format':'timeline'",
        "journey-lanes          | 'queryType':'journey','customer':'c3','format':'lanes'",
        "journey-logs           | 'queryType':'journey','customer':'c3','format':'logs'",
        "journey-table          | 'queryType':'journey','customer':'c3','format':'table'",
        "annotations            | 'queryType':'annotations','scope':{'model':'steps5'}",
        "counts-series          | 'queryType':'counts','by':'channel','interval':'1w'",
        "counts-table           | 'queryType':'counts','of':'value','by':'product','format':'table'",
        "counts-wide            | 'queryType':'counts','of':'customers','by':'stage',"
            + "'format':'wide'",
        "counts-none-wide       | 'queryType':'counts','by':'none','format':'wide','language':'en'",
        "counts-parts           | 'queryType':'counts','interval':'1M','language':'en'",
        "counts-alert           | 'queryType':'counts','of':'secondsSinceLastEvent',"
            + "'format':'alert'",
        "counts-none            | 'queryType':'counts','of':'newCustomers','format':'table'"
      })
  void question_asked_answersTheGoldenFrames(String name, String question) {
    Answer answer = plugin.query("{" + question.replace("STEPS", STEPS) + "}");

    assertThat(answer.error()).isEmpty();
    assertThat(answer.status()).isEqualTo(200);
    GoldenFrames.check(FILES.resolve(name + ".jsonc"), answer.frames());
  }
}
