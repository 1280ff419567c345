package io.klantreis.plugin.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.klantreis.journey.counts.CountsResult;
import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.index.IndexBuilder;
import io.klantreis.journey.model.CanonicalStage;
import io.klantreis.journey.model.Language;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.CountsQuery;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.Scope;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.Unit;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.StageDurationResult;
import io.klantreis.testing.MemorySource;
import io.klantreis.testing.MemorySource.Event;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// One customer base read through five models: a coarse model's stages are unions of the fine
/// one's, on random journeys.
class CrosswalkTest {
  private static final StageModels MODELS = ModelFiles.ofProduct();
  private static final String[] TOUCHPOINTS = {
    "social_ad",
    "product_view",
    "add_to_cart",
    "purchase",
    "delivery",
    "nps_survey",
    "review",
    "odd"
  };
  private static final String[] STAGES = {
    "awareness", "Besluit", "purchase", "Na aankoop", "Beoordelingsfase", "loyalty", "advocacy"
  };

  @Test
  void models_onRandomJourneys_agreeThroughTheCrosswalk() {
    try (Workers workers = new Workers(2)) {
      for (long seed = 1; seed <= 60; seed++) {
        MemorySource source = journeys(new Random(seed));
        IndexedEngine engine = new IndexedEngine(IndexBuilder.build(source), MODELS, workers);
        StageModel fine = MODELS.find("localo").orElseThrow();
        for (StageModel coarse : MODELS.all()) {
          compareCustomers(source, engine, fine, coarse);
          compareTimes(engine, fine, coarse);
        }
      }
    }
  }

  /// Every journey ends where it may have begun, so that no stay but that one is open.
  private static MemorySource journeys(Random random) {
    MemorySource source = new MemorySource();
    for (int customer = 0; customer < 12; customer++) {
      for (int i = random.nextInt(12); i > 0; i--) {
        String touchpoint = TOUCHPOINTS[random.nextInt(TOUCHPOINTS.length)];
        String[] own =
            random.nextInt(3) == 0
                ? new String[] {"stage", STAGES[random.nextInt(STAGES.length)]}
                : new String[0];
        source.add("c" + customer, random.nextInt(1000), touchpoint, own);
      }
      source.add("c" + customer, 2000, "social_ad");
    }
    return source;
  }

  /// customers(coarse stage) = |union of customers(the fine stages it unites)|, and nobody is lost
  /// or won by looking through another model.
  private static void compareCustomers(
      MemorySource source, IndexedEngine engine, StageModel fine, StageModel coarse) {
    for (CountsResult.Row row : counts(engine, coarse, CountsQuery.By.STAGE)) {
      Set<String> union = new TreeSet<>();
      for (Event event : source.events()) {
        int stage = MODELS.stageOf(fine, touchpoint(event), event.field("stage"));
        if (row.group().equals(inCoarse(fine, coarse, stage))) {
          union.add(event.customer());
        }
      }
      assertThat(row.value()).as("%s %s", coarse.id(), row.group()).isEqualTo(union.size());
    }
    assertThat(counts(engine, coarse, CountsQuery.By.NONE).getFirst().value()).isEqualTo(12);
  }

  private static String touchpoint(Event event) {
    return Objects.requireNonNull(event.field("touchpoint"));
  }

  private static String inCoarse(StageModel fine, StageModel coarse, int stage) {
    if (stage == StageModel.NO_STAGE) {
      return "(none)";
    }
    CanonicalStage canonical = fine.stages().get(stage).canonical().getFirst();
    int found = coarse.indexOf(canonical);
    return found == StageModel.NO_STAGE ? "(none)" : coarse.stages().get(found).id();
  }

  /// The time in a merged stage is the sum over the stays in it; moving within it is no transition.
  private static void compareTimes(IndexedEngine engine, StageModel fine, StageModel coarse) {
    if (coarse.id().equals("mapping")) {
      return; // what comes after acquiring is no stage there, and does not end one
    }
    List<StageDurationResult.Row> fineRows = stays(engine, fine);
    List<StageDurationResult.Row> coarseRows = stays(engine, coarse);
    for (int i = 1; i < coarseRows.size(); i++) {
      Stage stage = coarse.stages().get(i);
      double sum = 0;
      long entered = 0;
      for (int j = 0; j < fineRows.size(); j++) {
        if (stage.canonical().contains(fine.stages().get(j).canonical().getFirst())) {
          sum += total(fineRows.get(j));
          entered += fineRows.get(j).entered();
        }
      }
      assertThat(total(coarseRows.get(i))).as(stage.id()).isCloseTo(sum, within(1e-6));
      assertThat(coarseRows.get(i).entered()).as(stage.id()).isLessThanOrEqualTo(entered);
      if (stage.canonical().size() == 1) {
        assertThat(coarseRows.get(i).entered()).as(stage.id()).isEqualTo(entered);
      }
    }
  }

  private static double total(StageDurationResult.Row row) {
    assertThat(row.open()).isZero();
    return row.completed() == 0 ? 0 : row.meanCompleted() * row.completed();
  }

  private static List<CountsResult.Row> counts(
      IndexedEngine engine, StageModel model, CountsQuery.By by) {
    CountsQuery query =
        new CountsQuery(
            terms(model), CountsQuery.Of.CUSTOMERS, by, Interval.DAY, CountsQuery.Format.TABLE);
    return ((CountsResult.Table) engine.counts(query, QueryScope.unbounded())).rows();
  }

  private static List<StageDurationResult.Row> stays(IndexedEngine engine, StageModel model) {
    StageDurationQuery query =
        new StageDurationQuery(
            terms(model),
            StageDurationQuery.Measure.SOJOURN,
            null,
            null,
            Interval.DAY,
            StageDurationQuery.Format.TABLE);
    return ((StageDurationResult.Table) engine.stageDuration(query, QueryScope.unbounded())).rows();
  }

  private static Terms terms(StageModel model) {
    return new Terms(
        new Scope(model, null, null, null, List.of(), Scope.FiltersOn.EVENTS),
        new Unit.Customer(),
        0,
        10_000,
        10_000,
        ZoneOffset.UTC,
        Language.NL,
        1);
  }
}
