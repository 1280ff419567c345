package io.klantreis.plugin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.testing.TestPlugin;
import io.klantreis.testing.MemorySource;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Published figures, each through the question that shows it: a person of a data set becomes a
/// customer who comes to one stage and, unless last seen there, leaves it.
class PublishedCasesTest {
  private static final long DAY = 86_400_000;
  private static final Instant AS_OF = Instant.parse("2025-01-31T00:00:00Z");
  private static final String[] NEXT = {"", "purchase", "consideration"};
  private static final Offset<Double> NEAR = within(5e-4);
  private static final JsonNode CASES = read();

  private static TestPlugin plugin;
  private static int number;

  private static JsonNode read() {
    try (InputStream file =
        requireNonNull(PublishedCasesTest.class.getResourceAsStream("/published/cases.json"))) {
      return new ObjectMapper().readTree(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeAll
  static void start() throws IOException {
    MemorySource events = new MemorySource();
    CASES.get("stays").forEach(stays -> addStays(events, stays));
    CASES.at("/differences/cases").forEach(pair -> addPair(events, pair));
    addAnswers(events);
    for (int i = 0; i < 5; i++) {
      events.add("alike" + i, 0, "in", "stage", "decision", "product", "alike");
      events.add("alike" + i, 3 * DAY, "out", "stage", "purchase", "product", "alike");
    }
    plugin =
        TestPlugin.start(SmallShop.factory(events))
            .with(SmallShop.settings("{}"))
            .within(new TimeRange(Instant.EPOCH, SmallShop.NOW));
  }

  @AfterAll
  static void stop() {
    plugin.close();
  }

  private static void addStays(MemorySource events, JsonNode stays) {
    String product = stays.get("id").asText();
    for (int i = 0; i < stays.get("time").size(); i++) {
      int way = stays.get("left").get(i).asInt();
      long length = stays.get("time").get(i).asLong() * DAY;
      long begin = AS_OF.toEpochMilli() - length - (way == 0 ? 0 : i % 3 * DAY);
      String customer = product + i;
      events.add(customer, begin, "in", "stage", "decision", "product", product);
      if (way > 0) {
        events.add(customer, begin + length, "out", "stage", NEXT[way], "product", product);
      }
    }
  }

  private static String name(JsonNode pair) {
    return pair.get("after") + "-" + pair.get("before");
  }

  /// Runs of the 25th of January, and before them runs of the 20th.
  private static void addPair(MemorySource events, JsonNode pair) {
    addRuns(events, name(pair), pair.get("after"), Instant.parse("2025-01-25T12:00:00Z"));
    addRuns(events, name(pair), pair.get("before"), Instant.parse("2025-01-20T12:00:00Z"));
  }

  private static void addRuns(MemorySource events, String product, JsonNode runs, Instant at) {
    for (int i = 0; i < runs.get(1).asInt(); i++) {
      String customer = "runner" + number++;
      events.add(customer, at.toEpochMilli(), "step1", "product", product);
      if (i < runs.get(0).asInt()) {
        events.add(customer, at.toEpochMilli() + 60_000, "step2", "product", product);
      }
    }
  }

  /// Oracles nps-02, nps-05 and csat-01.
  private static void addAnswers(MemorySource events) {
    int[] mixed = new int[100];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = i < 70 ? 10 - i % 2 : i < 90 ? 8 - i % 2 : i % 7;
    }
    addAnswers(events, "mixed", "nps", mixed);
    addAnswers(events, "unanimous", "nps", 10, 9, 10, 9, 10, 9, 10, 9, 10, 9);
    addAnswers(events, "satisfied", "csat5", 5, 4, 4, 3, 2, 5, 1, 4, 5, 3);
    addAnswers(events, "easy", "ces7", 7, 7, 7, 7, 7);
  }

  private static void addAnswers(
      MemorySource events, String product, String scale, int... ratings) {
    for (int rating : ratings) {
      long at = AS_OF.toEpochMilli() - DAY;
      events.add(
          "teller" + number++,
          at,
          "survey",
          "product",
          product,
          "rating",
          "" + rating,
          "scale",
          scale);
    }
  }

  private static Frame ask(String question, String product) {
    String rest = ",'asOf':'" + AS_OF + "','scope':{'product':'" + product + "'}}";
    return plugin.query(question + rest).frames().getFirst();
  }

  private static double at(Frame frame, int row, String field) {
    Field found = frame.field(field).orElseThrow(() -> new AssertionError("no field " + field));
    return found.doubleAt(row);
  }

  static Stream<JsonNode> stays() {
    return StreamSupport.stream(CASES.get("stays").spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("stays")
  void stays_asked_areThePublished(JsonNode stays) {
    JsonNode expected = stays.get("expected");
    String question = "{'queryType':'stageDuration','stage':'decision','horizon':'%dd'";
    String horizon = String.format(Locale.ROOT, question, expected.get("horizon").asLong());
    Frame frame = ask(horizon, stays.get("id").asText());
    assertThat(frame.rows()).isEqualTo(1);
    assertThat(frame.field("entered").orElseThrow().longAt(0)).isEqualTo(stays.get("time").size());
    assertThat(frame.field("open").orElseThrow().longAt(0)).isEqualTo(expected.get("open").asInt());
    for (String field : List.of("median", "medianLow", "medianHigh", "rmst")) {
      days(frame, field, expected.get(field));
    }
    assertThat(at(frame, 0, "stillShare")).isCloseTo(expected.get("still").asDouble(), NEAR);
    if (expected.has("back")) {
      assertThat(at(frame, 0, "backShare")).isCloseTo(expected.get("back").asDouble(), NEAR);
      assertThat(at(frame, 0, "advancedShare"))
          .isCloseTo(expected.get("advanced").asDouble(), NEAR);
    }
    if (expected.has("mean")) {
      days(frame, "meanCompleted", expected.get("mean"));
    }
  }

  private static void days(Frame frame, String field, JsonNode expected) {
    if (expected.isNull()) {
      assertThat(frame.field(field).orElseThrow().isNull(0)).as(field).isTrue();
    } else {
      assertThat(at(frame, 0, field) / DAY).as(field).isCloseTo(expected.asDouble(), NEAR);
    }
  }

  /// Nothing tells how much such stays differ: an interval of no width would call five certain.
  @Test
  void meanOfStaysThatAreAllAlike_hasNoInterval() {
    Frame frame = ask("{'queryType':'stageDuration','stage':'decision'", "alike");
    assertThat(at(frame, 0, "rmst")).isEqualTo(3 * DAY);
    assertThat(frame.field("rmstLow").orElseThrow().isNull(0)).isTrue();
    assertThat(frame.field("rmstHigh").orElseThrow().isNull(0)).isTrue();
  }

  static Stream<JsonNode> comparisons() {
    return StreamSupport.stream(CASES.get("comparisons").spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void compare_ofTwoGroups_isThePublishedTest(JsonNode pair) {
    String question =
        "{'queryType':'stageDuration','stage':'decision','compare':{'by':'product','values':['"
            + pair.get("one").asText()
            + "','"
            + pair.get("other").asText()
            + "']},'asOf':'"
            + AS_OF
            + "'}";
    Frame frame = plugin.query(question).frames().getFirst();
    assertThat(frame.rows()).isEqualTo(2);
    assertThat(at(frame, 0, "chi2")).isCloseTo(pair.get("chi2").asDouble(), NEAR);
    double p = pair.get("p").asDouble();
    assertThat(at(frame, 0, "p")).isCloseTo(p, within(1e-4 * p));
  }

  @Test
  void conversion_ofNewcombesRuns_hasTheirIntervals() throws IOException {
    for (JsonNode share : CASES.at("/shares/cases")) {
      MemorySource events = new MemorySource();
      JsonNode runs =
          new ObjectMapper()
              .createArrayNode()
              .add(share.get("converted").asInt())
              .add(share.get("entered").asInt());
      addRuns(events, "one", runs, Instant.parse("2025-01-20T12:00:00Z"));
      try (TestPlugin small = TestPlugin.start(SmallShop.factory(events))) {
        small
            .with(SmallShop.settings("{}"))
            .within(new TimeRange(Instant.parse("2025-01-01T00:00:00Z"), SmallShop.NOW));
        Frame frame =
            small
                .query(
                    "{'queryType':'funnel','steps':[{'touchpoint':'step1'},{'touchpoint':'step2'}],"
                        + "'window':'1h'}")
                .frames()
                .getFirst();
        assertThat(at(frame, 0, "conversionLow")).isCloseTo(share.get("low").asDouble(), NEAR);
        assertThat(at(frame, 0, "conversionHigh")).isCloseTo(share.get("high").asDouble(), NEAR);
      }
    }
  }

  /// The plain interval beside an alert's comparison.
  @Test
  void change_ofNewcombesPairs_hasTheirIntervals() {
    for (JsonNode pair : CASES.at("/differences/cases")) {
      plugin.within(
          new TimeRange(
              Instant.parse("2025-01-23T00:00:00Z"), Instant.parse("2025-01-26T12:00:00Z")));
      Frame frame =
          ask(
              "{'queryType':'funnel','steps':[{'touchpoint':'step1'},{'touchpoint':'step2'}],"
                  + "'window':'1h','format':'alert','baseline':'10d','metric':'change'",
              name(pair));
      JsonNode change = requireNonNull(requireNonNull(frame.meta()).custom()).get("change").get(0);
      assertThat(change.get("recentSize").asInt()).isEqualTo(pair.get("after").get(1).asInt());
      assertThat(change.get("low95").asDouble()).isCloseTo(pair.get("low").asDouble(), NEAR);
      assertThat(change.get("high95").asDouble()).isCloseTo(pair.get("high").asDouble(), NEAR);
    }
    plugin.within(new TimeRange(Instant.EPOCH, SmallShop.NOW));
  }

  @Test
  void scores_haveTheirPublishedErrors_andNoneIsCertainForBeingUnanimous() {
    String question = "{'queryType':'sentiment','by':'none','format':'table'";
    Frame mixed = ask(question, "mixed");
    assertThat(at(mixed, 0, "nps")).isCloseTo(60, NEAR);
    assertThat(at(mixed, 0, "npsError")).isCloseTo(6.6332, NEAR);
    assertThat(at(mixed, 0, "npsLow")).isBetween(44.0, 48.0);
    assertThat(at(mixed, 0, "npsHigh")).isBetween(70.0, 74.0);
    Frame unanimous = ask(question, "unanimous");
    assertThat(at(unanimous, 0, "nps")).isEqualTo(100);
    assertThat(at(unanimous, 0, "npsError")).isZero();
    assertThat(at(unanimous, 0, "npsLow")).isLessThan(80);
    Frame satisfied = ask(question, "satisfied");
    assertThat(at(satisfied, 0, "csat")).isCloseTo(0.6, NEAR);
    assertThat(at(satisfied, 0, "csatLow")).isCloseTo(0.3127, NEAR);
    assertThat(at(satisfied, 0, "csatHigh")).isCloseTo(0.8318, NEAR);
    assertThat(at(satisfied, 0, "sentiment")).isCloseTo(2 * 0.65 - 1, NEAR);
    Frame easy = ask(question, "easy");
    assertThat(at(easy, 0, "ces")).isEqualTo(7);
    assertThat(at(easy, 0, "cesLow")).isLessThan(6);
    assertThat(easy.field("npsLow").orElseThrow().isNull(0)).isTrue();
  }
}
