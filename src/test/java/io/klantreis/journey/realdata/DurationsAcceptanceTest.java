package io.klantreis.journey.realdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.journey.query.InStageQuery;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.Scope;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.StageDurationQuery.Format;
import io.klantreis.journey.query.StageDurationQuery.Measure;
import io.klantreis.journey.query.StageDurationQuery.Per;
import io.klantreis.journey.query.StageDurationQuery.Split;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.InStageResult;
import io.klantreis.journey.stage.StageDurationResult;
import io.klantreis.journey.stage.StageDurationResult.Edge;
import io.klantreis.journey.stage.StageDurationResult.Row;
import io.klantreis.testing.MemorySource;
import io.klantreis.testing.SharedData;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Acceptance test 4 of semantics §8 on Freireich's patients (1963; the 6-MP arm, and the placebo
/// arm of oracle km-02), and process mining's running example: published figures through the
/// engine.
class DurationsAcceptanceTest {
  private static final int[] ENDED = {6, 6, 6, 7, 10, 13, 16, 22, 23};
  private static final int[] OPEN = {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35};
  private static final int AS_OF = 100;

  private static Map<String, List<String>> stages(String... stages) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (String stage : stages) {
      all.put(stage, List.of(stage));
    }
    return all;
  }

  private static MemorySource treated() {
    MemorySource source = new MemorySource();
    for (int i = 0; i < ENDED.length; i++) {
      source.add("ended" + i, 0, "remission", "properties.arm", "treated");
      source.add("ended" + i, ENDED[i], "relapse", "properties.arm", "treated");
    }
    for (int i = 0; i < OPEN.length; i++) {
      source.add("open" + i, AS_OF - OPEN[i], "remission", "properties.arm", "treated");
    }
    return source;
  }

  private static StageDurationQuery query(Ask ask, @Nullable Split split, Format format) {
    return new StageDurationQuery(
        ask.terms(List.of(), Scope.FiltersOn.EVENTS),
        Measure.SOJOURN,
        Per.VISIT,
        null,
        null,
        split,
        null,
        Interval.DAY,
        false,
        format);
  }

  private static JsonNode oracle(String file, String id) {
    for (JsonNode one : SharedData.json("oracles/" + file).get("cases")) {
      if (one.get("id").asText().equals(id)) {
        return one;
      }
    }
    throw new AssertionError("no case " + id + " in " + file);
  }

  @Test
  void stageDuration_ofFreireichsPatients_isTheirMedianAndNotTheNaiveMean() {
    try (Ask ask = new Ask(treated(), stages("remission", "relapse"), AS_OF)) {
      Row row = ask.stays(List.of()).getFirst();
      assertThat(row.entered()).isEqualTo(21);
      assertThat(row.open()).isEqualTo(12);
      assertThat(row.median()).isEqualTo(23);
      assertThat(row.meanCompleted()).isCloseTo(12.1, within(0.05));
    }
  }

  /// The curve at 35 weeks is 0.4482 (Kleinbaum and Klein), so the longest has outlasted 55 %.
  @Test
  void inStage_ofFreireichsPatients_listsTheOpenOnesByAge() {
    try (Ask ask = new Ask(treated(), stages("remission", "relapse"), AS_OF)) {
      InStageQuery query =
          new InStageQuery(
              ask.terms(List.of(), Scope.FiltersOn.EVENTS),
              "remission",
              null,
              0.5,
              100,
              InStageQuery.Metric.STUCK,
              InStageQuery.Format.TABLE);
      InStageResult result = ask.engine().inStage(query, QueryScope.unbounded());
      assertThat(result.people()).hasSize(12);
      assertThat(result.people().getFirst().age()).isEqualTo(35);
      assertThat(result.people().getFirst().percentile()).isCloseTo(1 - 0.4482, within(5e-5));
      assertThat(result.people().getFirst().stuck()).isTrue();
      assertThat(result.people().getLast().age()).isEqualTo(6);
      assertThat(result.people().getLast().percentile()).isCloseTo(1 - 0.8571, within(5e-5));
      assertThat(result.summaries().getFirst().stuck())
          .as("25, 32, 32, 34 and 35 weeks are beyond the curve's half")
          .isEqualTo(5);
    }
  }

  /// More than four in ten never relapse, so the curve never gets to 90 %. Of those who did, nine
  /// in ten had by 22 weeks (the curve is 0.538 there, and 0.448 in the end).
  @Test
  void stuck_whereManyNeverLeave_isWhoOutlastsNineInTenOfThoseWhoDo() {
    try (Ask ask = new Ask(treated(), stages("remission", "relapse"), AS_OF)) {
      InStageQuery query =
          new InStageQuery(
              ask.terms(List.of(), Scope.FiltersOn.EVENTS),
              "remission",
              null,
              0.9,
              100,
              InStageQuery.Metric.STUCK,
              InStageQuery.Format.TABLE);
      InStageResult result = ask.engine().inStage(query, QueryScope.unbounded());
      assertThat(result.summaries().getFirst().stuckAge()).isEqualTo(23);
      assertThat(result.people().stream().filter(InStageResult.Person::stuck))
          .extracting(InStageResult.Person::age)
          .containsExactly(35L, 34L, 32L, 32L, 25L);
    }
  }

  /// Oracle km-03: chi-squared 16.79 for the two arms.
  @Test
  void compare_ofTheTwoArms_isTheLogRankTestOfTheBooks() {
    JsonNode placebo = oracle("statistics.json", "km-02").get("data");
    JsonNode expected = oracle("statistics.json", "km-03").get("expected");
    MemorySource source = treated();
    int number = 0;
    for (JsonNode time : placebo.get("time")) {
      source.add("placebo" + number, 0, "remission", "properties.arm", "placebo");
      source.add("placebo" + number++, time.asInt(), "relapse", "properties.arm", "placebo");
    }
    try (Ask ask = new Ask(source, stages("remission", "relapse"), AS_OF)) {
      var table =
          (StageDurationResult.Table)
              ask.engine()
                  .stageDuration(
                      query(ask, new Split.Values("arm", "treated", "placebo"), Format.TABLE),
                      QueryScope.unbounded());
      Row treated = table.rows().getFirst();
      assertThat(treated.detail().group()).isEqualTo("treated");
      assertThat(treated.detail().comparison().chi2())
          .isCloseTo(expected.get("chi2").asDouble(), within(5e-4));
      assertThat(treated.detail().comparison().p())
          .isCloseTo(expected.get("p").asDouble(), within(1e-8));
      assertThat(treated.detail().comparison().pAdjusted())
          .as("the only stage that can be tested")
          .isEqualTo(treated.detail().comparison().p());
    }
  }

  /// Oracle pm-05, and the graph of what follows what: activities as stages.
  @Test
  void revisited_onTheRunningExample_isItsRework() {
    JsonNode oracle = SharedData.json("oracles/process_mining.json");
    MemorySource source = new MemorySource();
    var follows = new TreeMap<String, Long>();
    var activities = new TreeSet<String>();
    oracle
        .get("data")
        .properties()
        .forEach(trace -> {
          String before = null;
          for (JsonNode event : trace.getValue()) {
            String activity = event.get(1).asText();
            long time = Instant.parse(event.get(0).asText().replace("+00:00", "Z")).toEpochMilli();
            source.add(trace.getKey(), time, activity);
            activities.add(activity);
            if (before != null) {
              follows.merge(before + ">" + activity, 1L, Long::sum);
            }
            before = activity;
          }
        });
    JsonNode expected = oracle("process_mining.json", "pm-05").get("expected");
    try (Ask ask =
        new Ask(source, stages(activities.toArray(String[]::new)), Long.MAX_VALUE / 16)) {
      var flow =
          (StageDurationResult.Flow)
              ask.engine().stageDuration(query(ask, null, Format.FLOW), QueryScope.unbounded());
      Map<String, Long> rework = new HashMap<>();
      flow.nodes()
          .forEach(node -> {
            if (node.row().detail().revisited() > 0) {
              rework.put(node.row().stage(), node.row().detail().revisited());
            }
          });
      Map<String, Long> published = new HashMap<>();
      expected
          .properties()
          .forEach(entry -> published.put(entry.getKey(), entry.getValue().asLong()));
      assertThat(rework).isEqualTo(published);
      var edges = new TreeMap<String, Long>();
      for (Edge edge : flow.edges()) {
        String from = flow.nodes().get(edge.from()).row().stage();
        edges.put(from + ">" + flow.nodes().get(edge.to()).row().stage(), edge.stays());
      }
      assertThat(edges).isEqualTo(follows);
    }
  }
}
