package io.klantreis.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.data.FrameMeta;
import io.klantreis.sdk.data.Notice;
import io.klantreis.sdk.testing.TestPlugin;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that nobody has are told, with the nearest known one; and what says nothing. */
class HintsTest {
  private static List<String> notices(String scope) throws IOException {
    return told("{'queryType':'stageDuration','scope':{" + scope + "}}");
  }

  private static List<String> told(String question) throws IOException {
    try (TestPlugin plugin =
        TestPlugin.start(SmallShop.factory(SmallShop.events()))
            .with(SmallShop.settings("{}"))
            .as(SmallShop.VIEWER)
            .within(new TimeRange(SmallShop.NOW.minusSeconds(40 * 86_400L), SmallShop.NOW))) {
      FrameMeta meta = plugin.query(question).frames().getFirst().meta();
      return meta == null ? List.of() : meta.notices().stream().map(Notice::text).toList();
    }
  }

  @ParameterizedTest
  @CsvSource({"persona", "segment"})
  void aName_thatNobodyHas_isTold(String field) throws IOException {
    assertThat(notices("'" + field + "':'nobody'"))
        .anyMatch(text -> text.contains(field + " \"nobody\"; it counts 0"));
  }

  @Test
  void aProduct_thatIsMisspelt_isToldWithTheNearestKnownOne() throws IOException {
    assertThat(notices("'product':'chiar'"))
        .anyMatch(text -> text.endsWith("it counts 0. Did you mean \"chair\"?"));
    assertThat(notices("'product':'chair'")).noneMatch(text -> text.contains("it counts 0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'queryType':'funnel','breakdown':{'by':'chanel'}}",
        "{'queryType':'funnelTrend','steps':[{'any':[{'any':'*','filters':"
            + "[{'key':'chanel','op':'=','value':'web'}]}]}]}",
        "{'queryType':'counts','unit':'property:chanel'}",
        "{'queryType':'stageDuration','breakdown':{'by':'properties.chanel'}}",
        "{'queryType':'sentiment','scope':{'filters':[{'key':'chanel','op':'!=','value':'x'}]}}"
      })
  void aProperty_thatNobodyHas_isToldWithTheNearestKnownOne(String question) throws IOException {
    assertThat(told(question)).anyMatch(text -> text.endsWith("Did you mean \"channel\"?"));
  }

  @Test
  void aField_thatNobodyFills_isKnown() throws IOException {
    assertThat(told("{'queryType':'funnel','breakdown':{'by':'campaign'}}"))
        .noneMatch(text -> text.contains("campaign"));
  }

  @Test
  void stepsInAnyOrder_thatTellOfTheStepBefore_areTold() throws IOException {
    String steps =
        "'steps':[{'touchpoint':'visit'},"
            + "{'touchpoint':'cart','within':'1h','minGap':'1m','direct':true}]}";
    assertThat(told("{'queryType':'funnel','order':'any'," + steps))
        .anyMatch(text -> text.endsWith("say nothing: direct, minGap, within."));
    assertThat(told("{'queryType':'funnel'," + steps)).noneMatch(text -> text.contains("direct"));
  }
}
