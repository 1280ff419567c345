package io.klantreis.journey.itinerary;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.index.IndexBuilder;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.itinerary.Itinerary.Stay;
import io.klantreis.journey.itinerary.Itinerary.Touch;
import io.klantreis.journey.model.Labels;
import io.klantreis.journey.model.Language;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.model.TouchpointRule;
import io.klantreis.journey.query.CustomerJourneyQuery;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.Scope;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.Unit;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.StageDurationAnalysis;
import io.klantreis.journey.stage.StayLengths;
import io.klantreis.testing.MemorySource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// One customer's journey is made of the stays that durations are told of.
class ItineraryTest {
  private static final long HOUR = 3_600_000;
  private static final StageModel MODEL =
      new StageModel(
          "test",
          Labels.same("test"),
          List.of(stage("see"), stage("weigh"), stage("buy")),
          List.of(
              new TouchpointRule("see", "visit"),
              new TouchpointRule("weigh", "compare"),
              new TouchpointRule("weigh", "ask"),
              new TouchpointRule("buy", "order")));
  private static final StageModels MODELS = new StageModels(List.of(MODEL));

  private static Stage stage(String id) {
    return new Stage(id, Labels.same(id), List.of(), List.of(), null);
  }

  private static Terms terms(long from, long to, long asOf) {
    return new Terms(
        new Scope(MODEL, null, null, null, List.of(), Scope.FiltersOn.EVENTS),
        new Unit.Customer(),
        from,
        to,
        asOf,
        ZoneOffset.UTC,
        Language.EN,
        5);
  }

  private static Itinerary ask(JourneyIndex index, String customer, Terms terms) {
    try (Workers workers = new Workers(1)) {
      return new IndexedEngine(index, MODELS, workers)
          .journey(
              new CustomerJourneyQuery(terms, customer, CustomerJourneyQuery.Format.TRACE),
              QueryScope.unbounded());
    }
  }

  @Test
  void journeyOfThreeStagesAndSevenTouchpoints_isThreeStays_theLastOpen() {
    MemorySource source =
        new MemorySource()
            .add("anna", HOUR, "visit")
            .add("anna", 2 * HOUR, "visit")
            .add("anna", 5 * HOUR, "compare")
            .add("anna", 6 * HOUR, "ask", "rating", "1", "scale", "stars5", "text", "why?")
            .add("anna", 7 * HOUR, "compare")
            .add("anna", 9 * HOUR, "order", "value", "20")
            .add("anna", 10 * HOUR, "order")
            .add("bob", 3 * HOUR, "visit");
    Itinerary anna = ask(IndexBuilder.build(source), "anna", terms(0, 100 * HOUR, 12 * HOUR));

    assertThat(anna.stays())
        .extracting(Stay::stage, stay -> stay.endMillis() - stay.startMillis(), Stay::isOpen)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("see", 4 * HOUR, false),
            org.assertj.core.groups.Tuple.tuple("weigh", 4 * HOUR, false),
            org.assertj.core.groups.Tuple.tuple("buy", 3 * HOUR, true));
    assertThat(anna.touches()).hasSize(7);
    assertThat(anna.touches()).extracting(Touch::stay).containsExactly(0, 0, 1, 1, 1, 2, 2);
    assertThat(anna.touches().get(3).feeling()).isEqualTo(-1);
    assertThat(anna.touches().get(3).text()).isEqualTo("why?");
    assertThat(anna.isOpen()).isTrue();
    assertThat(anna.endMillis()).isEqualTo(12 * HOUR);
  }

  @Test
  void everybodysJourneys_areTheStaysThatDurationsAreToldOf() {
    var random = new Random(20261122);
    String[] touchpoints = {"visit", "compare", "ask", "order", "elsewhere"};
    for (int round = 0; round < 60; round++) {
      var source = new MemorySource();
      int customers = 1 + random.nextInt(6);
      for (int i = random.nextInt(60); i >= 0; i--) {
        String customer = "c" + random.nextInt(customers);
        source.add(
            customer, random.nextInt(40) * HOUR, touchpoints[random.nextInt(touchpoints.length)]);
      }
      JourneyIndex index = IndexBuilder.build(source);
      long from = random.nextInt(20) * HOUR;
      long to = from + random.nextInt(30) * HOUR;
      Terms terms = terms(from, to, to + random.nextInt(20) * HOUR);
      Map<String, List<Long>> found = new HashMap<>();
      for (int customer = 0; customer < index.customers().size(); customer++) {
        Itinerary itinerary = ask(index, index.customers().key(customer), terms);
        for (Stay stay : itinerary.stays()) {
          found
              .computeIfAbsent(stay.stage() + stay.isOpen(), s -> new ArrayList<>())
              .add(stay.endMillis() - stay.startMillis());
        }
      }
      found.values().forEach(Collections::sort);
      assertThat(found).as("round %s", round).isEqualTo(expected(index, terms));
    }
  }

  private static Map<String, List<Long>> expected(JourneyIndex index, Terms terms) {
    var query =
        new StageDurationQuery(
            terms,
            StageDurationQuery.Measure.SOJOURN,
            null,
            null,
            Interval.DAY,
            StageDurationQuery.Format.TABLE);
    Map<String, List<Long>> expected = new HashMap<>();
    try (Workers workers = new Workers(1)) {
      List<StayLengths> lengths =
          new StageDurationAnalysis(index, MODELS, query)
              .lengths(workers, QueryScope.unbounded())
              .getFirst()
              .stages();
      for (int stage = 0; stage < lengths.size(); stage++) {
        String id = MODEL.stages().get(stage).id();
        put(expected, id + false, lengths.get(stage).ended());
        put(expected, id + true, lengths.get(stage).open());
      }
    }
    return expected;
  }

  private static void put(Map<String, List<Long>> to, String key, long[] lengths) {
    if (lengths.length > 0) {
      List<Long> sorted = new ArrayList<>();
      for (long length : lengths) {
        sorted.add(length);
      }
      Collections.sort(sorted);
      to.put(key, sorted);
    }
  }

  @Test
  void customerOfWhomNothingLiesInTheRange_isEmpty_andTellsWhenTheyWere() {
    MemorySource source =
        new MemorySource().add("anna", HOUR, "visit").add("anna", 2 * HOUR, "order");
    JourneyIndex index = IndexBuilder.build(source);
    Itinerary anna = ask(index, "anna", terms(50 * HOUR, 60 * HOUR, 70 * HOUR));
    assertThat(anna.isEmpty()).isTrue();
    assertThat(anna.firstMillis()).isEqualTo(HOUR);
    assertThat(anna.lastMillis()).isEqualTo(2 * HOUR);
    assertThat(ask(index, "nobody", terms(0, 60 * HOUR, 70 * HOUR)).isEmpty()).isTrue();
  }
}
