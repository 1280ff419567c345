package io.klantreis.plugin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.testing.Answer;
import io.klantreis.sdk.testing.TestPlugin;
import io.klantreis.testing.MemorySource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Acceptance tests 1, 4, 6 and 7 of semantics §8, asked in JSON. Of the others, 2 and 3 are in
 * AlertAnswerTest, 5 in CellClosureTest, 10 in MeasuredMapTest; the months of test 1 are those of
 * FalseAlarmTest.
 */
class SemanticsAcceptanceTest {
  private static final Instant NOW = SmallShop.NOW;
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;

  private static TestPlugin plugin(MemorySource source, int days) throws IOException {
    return TestPlugin.start(SmallShop.factory(source))
        .with(SmallShop.settings("{'minSample':1}"))
        .as(SmallShop.EDITOR)
        .within(new TimeRange(NOW.minus(Duration.ofDays(days)), NOW));
  }

  private static List<Frame> frames(TestPlugin plugin, String question) {
    Answer answer = plugin.query(question);
    assertThat(answer.error()).as(question).isEmpty();
    return answer.frames();
  }

  private static Field field(Frame frame, String name) {
    return frame.field(name).orElseThrow();
  }

  @Test
  void acceptance1_aSteadyProcess_neverLooksLikeACrash() throws IOException {
    var random = new Random(1);
    var source = new MemorySource();
    for (int i = 0; i < 12_000; i++) {
      long visit = NOW.toEpochMilli() - random.nextLong(60 * DAY);
      source.add("c" + i, visit, "visit");
      if (random.nextDouble() < 0.3) {
        source.add("c" + i, visit + 1 + random.nextLong(14 * DAY), "buy");
      }
    }
    String trend =
        "{'queryType':'funnelTrend','steps':[{'touchpoint':'visit'},{'touchpoint':'buy'}],"
            + "'window':'14d','interval':'1d','metric':'conversion','runs':'RUNS'}";
    try (TestPlugin plugin = plugin(source, 59)) {
      Field matured = field(frames(plugin, trend.replace("RUNS", "matured")).get(0), "value");
      Field observed = field(frames(plugin, trend.replace("RUNS", "observed")).get(0), "value");
      int size = matured.size();
      for (int day = size - 14; day < size; day++) {
        assertThat(matured.valueAt(day)).as("day %d", day).isNull();
      }
      for (int day = 1; day < size - 16; day++) {
        assertThat(matured.doubleAt(day)).isBetween(0.15, 0.45);
      }
      assertThat(observed.doubleAt(size - 2)).isLessThan(0.15);
    }
  }

  /** Freireich's patients (oracle km-01). */
  @Test
  void acceptance4_openStays_areCensored_andListedWithTheirPercentile() throws IOException {
    int[] ended = {6, 6, 6, 7, 10, 13, 16, 22, 23};
    int[] open = {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35};
    long now = NOW.toEpochMilli() / 60_000 * 60_000;
    var source = new MemorySource();
    for (int i = 0; i < ended.length; i++) {
      source.add("e" + i, now - 60 * DAY, "remission", "stage", "awareness");
      source.add("e" + i, now - (60 - ended[i]) * DAY, "relapse", "stage", "decision");
    }
    for (int i = 0; i < open.length; i++) {
      source.add("o" + i, now - open[i] * DAY, "remission", "stage", "awareness");
    }
    try (TestPlugin plugin = plugin(source, 90)) {
      String asOf = "'asOf':'" + Instant.ofEpochMilli(now) + "'}";
      Frame stays =
          frames(plugin, "{'queryType':'stageDuration','stage':'awareness'," + asOf).get(0);
      assertThat(field(stays, "median").doubleAt(0)).isEqualTo(23.0 * DAY);
      assertThat(field(stays, "meanCompleted").doubleAt(0) / DAY).isCloseTo(12.1, within(0.05));
      assertThat(field(stays, "open").longAt(0)).isEqualTo(12);
      Frame people = frames(plugin, "{'queryType':'inStage','stage':'awareness'," + asOf).get(0);
      assertThat(people.rows()).isEqualTo(12);
      assertThat(field(people, "age").doubleAt(0)).isEqualTo(35.0 * DAY);
      assertThat(field(people, "percentile").doubleAt(0)).isCloseTo(1 - 0.4482, within(5e-5));
      for (String stuckAt : List.of("0.1", "0.5", "1")) {
        String low = "{'queryType':'inStage','stage':'awareness','stuckAt':" + stuckAt + "," + asOf;
        assertThat(frames(plugin, low).get(0).rows()).as(stuckAt).isEqualTo(12);
      }
    }
  }

  @Test
  void acceptance6_aJourneyOfThreeStagesAndSevenTouchpoints_isATraceOfElevenSpans()
      throws IOException {
    long start = NOW.toEpochMilli() - 20 * DAY;
    String[] stages = {"awareness", "awareness", "decision", "decision", "decision", "purchase"};
    var source = new MemorySource();
    for (int i = 0; i < stages.length; i++) {
      source.add("c1", start + i * DAY, "t" + i, "stage", stages[i], "channel", "web");
    }
    source.add("c1", start + 6 * DAY, "t6", "stage", "purchase", "channel", "app");
    try (TestPlugin plugin = plugin(source, 30)) {
      Frame trace =
          frames(plugin, "{'queryType':'journey','customer':'c1','format':'trace'}").get(0);
      assertThat(trace.rows()).isEqualTo(1 + 3 + 7);
      Frame stays = frames(plugin, "{'queryType':'stageDuration'}").get(0);
      List<Double> spans = new ArrayList<>();
      int roots = 0;
      String root = "";
      for (int row = 0; row < trace.rows(); row++) {
        String parent = field(trace, "parentSpanID").stringAt(row);
        if (parent == null || parent.isEmpty()) {
          roots++;
          root = requireNonNull(field(trace, "spanID").stringAt(row));
        } else if (parent.equals(root)) {
          spans.add(field(trace, "duration").doubleAt(row));
        }
      }
      assertThat(roots).isEqualTo(1);
      assertThat(spans).hasSize(3);
      assertThat(spans.get(0)).isEqualTo(field(stays, "median").doubleAt(0)).isEqualTo(2.0 * DAY);
      assertThat(spans.get(1)).isEqualTo(field(stays, "median").doubleAt(2)).isEqualTo(3.0 * DAY);
      assertThat(spans.get(2)).isGreaterThan(14.0 * DAY);
      Field tags = field(trace, "tags");
      long open = 0;
      for (int row = 0; row < trace.rows(); row++) {
        open += String.valueOf(tags.valueAt(row)).contains("\"open\"") ? 1 : 0;
      }
      assertThat(open).as("the last stay, and the journey as a whole at most").isBetween(1L, 2L);
    }
  }

  @Test
  void acceptance7_anotherModel_changesNoCountOfTheWholeJourney() throws IOException {
    String[] canonical = {
      "awareness", "consideration", "decision", "purchase", "experience", "loyalty", "advocacy"
    };
    var random = new Random(7);
    var source = new MemorySource();
    for (int i = 0; i < 900; i++) {
      long time = NOW.toEpochMilli() - 1 - random.nextLong(29 * DAY);
      source.add("c" + random.nextInt(80), time, "t", "stage", canonical[random.nextInt(7)]);
    }
    try (TestPlugin plugin = plugin(source, 30)) {
      for (String model : List.of("localo", "steps5", "print4", "mapping", "salesforce4")) {
        String scope = "'scope':{'model':'" + model + "'}}";
        Frame counts =
            frames(plugin, "{'queryType':'counts','of':'customers','format':'table'," + scope)
                .get(0);
        assertThat(field(counts, "value").doubleAt(0)).as(model).isEqualTo(80);
      }
      assertThat(entered(plugin, "salesforce4", "{'stage':'Beslissing'}"))
          .isEqualTo(entered(plugin, "localo", "{'any':[{'stage':'Besluit'},{'stage':'Aankoop'}]}"))
          .isPositive();
    }
  }

  private static long entered(TestPlugin plugin, String model, String selector) {
    String question =
        "{'queryType':'funnel','scope':{'model':'" + model + "'},'steps':[" + selector + "]}";
    return field(frames(plugin, question).get(0), "entered").longAt(0);
  }
}
