package io.klantreis.plugin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.testing.Answer;
import io.klantreis.sdk.testing.TestPlugin;
import io.klantreis.testing.MemorySource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alerts as a rule asks them: the acceptance tests of small samples and of effects. */
class AlertAnswerTest {
  private static final Instant NOW = SmallShop.NOW;
  private static final long DAY = 86_400_000;
  private static final String FUNNEL =
      "{'queryType':'funnel','window':'1d','format':'alert','steps':[{'touchpoint':'visit'},"
          + "{'touchpoint':'buy'}],";

  private static void visits(MemorySource source, String who, int buy, int all, long daysAgo) {
    long time = NOW.toEpochMilli() - daysAgo * DAY;
    for (int i = 0; i < all; i++) {
      source.add(who + i, time + i, "visit");
      if (i < buy) {
        source.add(who + i, time + i + 1000, "buy");
      }
    }
  }

  private static Frame ask(MemorySource source, String question, int days) throws IOException {
    try (TestPlugin plugin = TestPlugin.start(SmallShop.factory(source))) {
      plugin
          .with(SmallShop.settings("{}"))
          .as(null)
          .within(new TimeRange(NOW.minus(Duration.ofDays(days)), NOW));
      Answer answer = plugin.query(FUNNEL + question + "}");
      assertThat(answer.error()).isEmpty();
      return answer.frames().getFirst();
    }
  }

  /// 1 of 29 against 10 %: the interval spans it. 15 of 148 against 20 %: it lies below. 0 of 3:
  /// too few to tell (Newcombe 1998).
  @ParameterizedTest
  @CsvSource({"1, 29, 0.1718, 0.10, false", "15, 148, 0.1605, 0.20, true", "0, 3, , 0.10, false"})
  void targetOfASmallSample_isMissedOnlyWhereTheIntervalSaysSo(
      int buy, int all, Double upper, double target, boolean alarm) throws IOException {
    var source = new MemorySource();
    visits(source, "c", buy, all, 3);

    Frame frame = ask(source, "'metric':'conversionHigh'", 7);

    Field value = frame.field("value").orElseThrow();
    assertThat(frame.rows()).isEqualTo(1);
    if (upper == null) {
      assertThat(value.valueAt(0)).isNull();
      return;
    }
    assertThat(value.doubleAt(0)).isCloseTo(upper, within(5e-5));
    assertThat(value.doubleAt(0) < target).isEqualTo(alarm);
  }

  /// 56 of 70 after, 48 of 80 before; 5 of 56 after, 0 of 29 before (Newcombe 1998).
  @ParameterizedTest
  @CsvSource({"56, 70, 48, 80, 0.2, 0.0524, 0.3339", "5, 56, 0, 29, 0.0893, -0.0381, 0.1926"})
  void difference_withTheTimeBefore_hasNewcombesInterval(
      int after, int ofAfter, int before, int ofBefore, double change, double low, double high)
      throws IOException {
    var source = new MemorySource();
    visits(source, "a", after, ofAfter, 3);
    visits(source, "b", before, ofBefore, 9);

    Frame frame = ask(source, "'baseline':'7d','metric':'change'", 7);

    assertThat(frame.field("value").orElseThrow().doubleAt(0)).isCloseTo(change, within(5e-5));
    JsonNode told = requireNonNull(requireNonNull(frame.meta()).custom()).get("change").get(0);
    assertThat(told.get("low95").doubleValue()).isCloseTo(low, within(5e-5));
    assertThat(told.get("high95").doubleValue()).isCloseTo(high, within(5e-5));
    // One look would call the first an improvement; a month of hourly looks asks for more.
    assertThat(told.get("rise").doubleValue()).isNotPositive();
    assertThat(told.get("fall").doubleValue()).isNotPositive();
  }

  /// A firing alert must not fall silent because nobody comes any more: its instance stays, without
  /// a value.
  @Test
  void nobodyEnteredInTheRange_butSomebodyEver_keepsTheInstances() throws IOException {
    var source = new MemorySource();
    visits(source, "c", 3, 10, 20);

    Frame frame = ask(source, "'metric':'conversion'", 7);

    assertThat(frame.fields()).extracting(Field::name).containsExactly("model", "step", "value");
    assertThat(frame.rows()).isEqualTo(1);
    assertThat(frame.field("step").orElseThrow().stringAt(0)).isEqualTo("visit");
    assertThat(frame.field("value").orElseThrow().valueAt(0)).isNull();
  }

  @Test
  void nobodyEnteredInTheRange_butSomeOfAGroupEver_keepsTheGroups() throws IOException {
    var source = new MemorySource();
    long time = NOW.toEpochMilli() - 20 * DAY;
    source.add("a", time, "visit", "channel", "web").add("b", time, "visit", "channel", "app");

    Frame frame = ask(source, "'breakdown':{'by':'channel'}", 7);

    assertThat(frame.rows()).isEqualTo(2);
    Field group = frame.field("group").orElseThrow();
    assertThat(List.of(group.stringAt(0), group.stringAt(1))).containsExactly("app", "web");
    assertThat(frame.field("value").orElseThrow().valueAt(0)).isNull();
  }

  /// Somebody is under way, whose window ends after the range.
  @Test
  void runsOfTheRange_thatAreAllOpen_keepTheInstances() throws IOException {
    var source = new MemorySource();
    source.add("a", NOW.toEpochMilli() - DAY / 2, "visit");

    assertThat(ask(source, "'metric':'entered'", 7).rows()).isEqualTo(1);
  }

  @Test
  void nobodyEverEntered_isNoData() throws IOException {
    var source = new MemorySource().add("a", NOW.toEpochMilli() - 9 * DAY, "buy");

    assertThat(ask(source, "'metric':'conversion'", 7).fields()).isEmpty();
    assertThat(ask(source, "'breakdown':{'by':'channel'}", 7).fields()).isEmpty();
  }

  @Test
  void baselineOfNothingAtAll_isNoData() throws IOException {
    Frame frame =
        ask(new MemorySource().add("c", NOW.toEpochMilli(), "other"), "'baseline':'28d'", 3);
    assertThat(frame.fields()).isEmpty();
    assertThat(requireNonNull(requireNonNull(frame.meta()).type()).id()).isEqualTo("numeric-long");
  }

  /// Twice as many begin to wait in the last days; nothing is told of a stage where too few were.
  @Test
  void whoStandsWhere_comparesWithTheWeeksBefore() throws IOException {
    var source = new MemorySource();
    for (int day = 120; day >= 1; day--) {
      for (int i = 0; i < (day < 5 ? 60 : 20); i++) {
        long visit = NOW.toEpochMilli() - day * DAY + i * 1_000_000L;
        String who = "c" + day + "-" + i;
        source.add(who, visit, "visit", "stage", "awareness");
        if (i % 10 > 0) {
          source.add(who, visit + (i % 10) * DAY, "cart", "stage", "decision");
        }
      }
    }
    try (TestPlugin plugin = TestPlugin.start(SmallShop.factory(source))) {
      plugin
          .with(SmallShop.settings("{}"))
          .within(new TimeRange(NOW.minus(Duration.ofDays(30)), NOW));
      String question = "{'queryType':'inStage','format':'alert','baseline':'28d','of':'inStage'}";
      Answer answer = plugin.query(question);
      assertThat(answer.error()).isEmpty();
      Frame frame = answer.frames().getFirst();
      Field value = frame.field("value").orElseThrow();
      for (int row = 0; row < frame.rows(); row++) {
        switch (requireNonNull(frame.field("stage").orElseThrow().stringAt(row))) {
          case "awareness" -> assertThat(value.doubleAt(row)).isPositive();
          case "decision" -> assertThat(value.doubleAt(row)).isNotPositive();
          default -> assertThat(value.valueAt(row)).isNull();
        }
      }
      JsonNode told = requireNonNull(requireNonNull(frame.meta()).custom()).get("change").get(0);
      assertThat(told.get("stage").textValue()).isEqualTo("awareness");
      assertThat(told.get("recent").doubleValue())
          .isGreaterThan(told.get("baseline").doubleValue());
      assertThat(told.get("low95").doubleValue()).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'queryType':'stageDuration','format':'alert','baseline':'20d'} | stage",
        "{'queryType':'stageDuration','format':'alert','baseline':'20d',"
            + "'breakdown':{'by':'channel'}} | group stage",
        "{'queryType':'inStage','format':'alert','baseline':'2d'} | stage",
        "{'queryType':'inStage','format':'alert','baseline':'20d','of':'stuckShare'} | stage",
        "{'queryType':'sentiment','format':'alert','baseline':'20d','by':'touchpoint'} | touchpoint",
        "{'queryType':'counts','format':'alert','baseline':'20d','by':'channel'} | channel"
      })
  void otherQuestions_compareToo_withTheirLabels(String question, String label) throws IOException {
    try (TestPlugin plugin = TestPlugin.start(SmallShop.factory(SmallShop.events()))) {
      plugin
          .with(SmallShop.settings("{'minSample':1}"))
          .within(
              new TimeRange(
                  Instant.parse("2025-01-07T00:00:00Z"), Instant.parse("2025-01-14T00:00:00Z")));
      Answer answer = plugin.query(question);
      assertThat(answer.error()).isEmpty();
      Frame frame = answer.frames().getFirst();
      assertThat(frame.rows()).isPositive();
      assertThat(frame.fields())
          .extracting(Field::name)
          .containsExactly(("model " + label + " value").split(" "));
    }
  }
}
