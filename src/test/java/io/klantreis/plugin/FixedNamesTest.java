package io.klantreis.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.testing.Answer;
import io.klantreis.sdk.testing.TestPlugin;
import io.klantreis.testing.MemorySource;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Google Analytics writes the value `(none)`, where others write nothing: two groups, which must
 * not have one name, for an alert's instances are known by it.
 */
class FixedNamesTest {
  private static final long TIME = SmallShop.NOW.toEpochMilli() - 20 * 86_400_000L;
  private static final MemorySource EVENTS =
      new MemorySource()
          .add("a", TIME, "visit", "channel", "(none)", "stage", "awareness")
          .add("b", TIME, "visit", "stage", "awareness")
          .add("c", TIME, "visit", "channel", "web", "stage", "awareness");

  private static Frame ask(String question) throws IOException {
    try (TestPlugin plugin =
        TestPlugin.start(SmallShop.factory(EVENTS))
            .with(SmallShop.settings("{}"))
            .as(SmallShop.EDITOR)
            .within(new TimeRange(SmallShop.NOW.minusSeconds(40 * 86_400L), SmallShop.NOW))) {
      Answer answer = plugin.query(question);
      assertThat(answer.error()).isEmpty();
      return answer.frames().getFirst();
    }
  }

  private static List<String> texts(Frame frame, String name) {
    Field field = frame.field(name).orElseThrow();
    return IntStream.range(0, frame.rows()).mapToObj(field::stringAt).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'queryType':'funnel','format':'alert','select':'entry','steps':[{'touchpoint':'visit'},"
            + "{'touchpoint':'visit'}],'breakdown':{'by':'channel'}} | group",
        "{'queryType':'counts','by':'channel','format':'alert'} | channel",
        "{'queryType':'stageDuration','stage':'awareness','breakdown':{'by':'channel'}} | group"
      })
  void aValueSpeltNone_andNoValue_areTwoGroups(String question, String field) throws IOException {
    assertThat(texts(ask(question), field))
        .containsExactlyInAnyOrder("(none)", "(none) (2)", "web");
  }

  @ParameterizedTest
  @CsvSource({"(none),b", "(none) (2),a"})
  void customersOfEither_areFoundByTheName(String group, String customer) throws IOException {
    Frame frame =
        ask(
            "{'queryType':'customers','steps':[{'touchpoint':'visit'}],"
                + "'breakdown':{'by':'channel'},'cell':{'group':'"
                + group
                + "'}}");

    assertThat(texts(frame, "customer")).containsExactly(customer);
  }

  @Test
  void aFilter_takesTheValueAsItIsSpelt() throws IOException {
    Frame frame =
        ask(
            "{'queryType':'customers','steps':[{'touchpoint':'visit'}],"
                + "'scope':{'filters':[{'key':'channel','value':'(none)'}]}}");

    assertThat(texts(frame, "customer")).containsExactly("a");
  }
}
