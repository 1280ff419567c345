package io.klantreis.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.testing.Answer;
import io.klantreis.sdk.testing.TestPlugin;
import io.klantreis.testing.MemorySource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Answers whose groups are customers, as a Viewer gets them: no key in a value, a label or a name,
 * also where keys are written like a fixed value.
 */
class GroupsOfCustomersTest {
  private static final String STEPS = "'steps':[{'touchpoint':'visit'},{'touchpoint':'cart'}],";
  private static final String DAY = "'window':'1d',";

  private static MemorySource events() {
    long time = SmallShop.NOW.toEpochMilli() - 20 * 86_400_000L;
    var source = new MemorySource();
    for (int i = 0; i < 6; i++) {
      String customer = "(key " + i + ")";
      String friend = "(key " + (5 - i) + ")";
      String[] by = {"stage", "awareness", "referred_by", friend};
      source.add(customer, time + i, "visit", by);
      source.add(customer, time + 9_000 + i, "cart", "stage", "decision", "referred_by", friend);
    }
    return source;
  }

  static Stream<String> questions() {
    String by = "'breakdown':{'by':'referred_by'}}";
    List<String> questions = new ArrayList<>();
    for (String kind : List.of("funnelTrend", "timeToConvert", "comparePresets", "customers")) {
      questions.add("{'queryType':'" + kind + "'," + STEPS + by);
    }
    for (String format : List.of("steps", "wide", "alert")) {
      questions.add("{'queryType':'funnel','format':'" + format + "'," + STEPS + DAY + by);
    }
    for (String format : List.of("table", "series", "curve", "alert")) {
      questions.add("{'queryType':'stageDuration','format':'" + format + "'," + by);
    }
    String alert = "'format':'alert','baseline':'28d','range':'7d',";
    questions.add("{'queryType':'stageDuration'," + alert + by);
    questions.add("{'queryType':'funnel'," + alert + STEPS + DAY + by);
    questions.add("{'queryType':'timeToConvert','format':'curve'," + STEPS + by);
    return questions.stream();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void groups_ofAViewer_arePseudonyms(String question) throws IOException {
    try (TestPlugin plugin =
        TestPlugin.start(SmallShop.factory(events()))
            .with(SmallShop.settings("{}"))
            .as(SmallShop.VIEWER)
            .within(new TimeRange(SmallShop.NOW.minusSeconds(40 * 86_400L), SmallShop.NOW))) {
      Answer answer = plugin.query(question);

      assertThat(answer.error()).isEmpty();
      assertThat(told(answer)).contains("customer-").doesNotContain("(key");
    }
  }

  private static String told(Answer answer) {
    var told = new StringBuilder();
    for (Frame frame : answer.frames()) {
      told.append(frame.meta());
      for (Field field : frame.fields()) {
        told.append(field.config()).append(field.labels());
        for (int row = 0; row < field.size(); row++) {
          told.append(field.valueAt(row)).append(' ');
        }
      }
    }
    return told.toString();
  }
}
