package io.klantreis.journey.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.funnel.FunnelResult;
import io.klantreis.journey.index.SmallBlocks;
import io.klantreis.journey.map.JourneyMapResult;
import io.klantreis.journey.map.JourneyMapResult.OnMap;
import io.klantreis.journey.map.ModelDiffResult;
import io.klantreis.journey.model.Selector;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.JourneyMapQuery;
import io.klantreis.journey.query.Metric;
import io.klantreis.journey.query.ModelDiffQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.testing.MemorySource;
import io.klantreis.testing.MemorySource.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The map's numbers asked a second way: its conversion as a funnel, its customers and points of
/// contact event by event.
class JourneyMapTwinTest {
  private static final int CASES = Integer.getInteger("twin.cases", 1500);
  private static final long SEED = Long.getLong("twin.seed", 20261125);

  @Test
  void journeyMap_onRandomJourneys_agreesWithFunnelsAndCounts() {
    long converted = 0;
    try (Workers workers = new Workers(2)) {
      for (long seed = SEED; seed < SEED + CASES; seed++) {
        RandomCase random = new RandomCase(seed);
        List<Event> events = random.events();
        Terms terms = one(random.terms());
        long window = random.random.nextInt(25);
        MemorySource source = new MemorySource();
        events.forEach(source::add);
        var engine =
            new IndexedEngine(
                SmallBlocks.build(source, 1 + random.random.nextInt(20)),
                RandomCase.MODELS,
                workers);
        JourneyMapResult map =
            engine.journeyMap(
                new JourneyMapQuery(terms, window, null, JourneyMapQuery.Layout.STAGES),
                QueryScope.unbounded());
        List<List<TwinEvent>> units = TwinUnits.of(events, terms);
        for (int stage = 0; stage < map.stages().size(); stage++) {
          OnMap cell = map.stages().get(stage);
          String what = "seed " + seed + " window " + window + " " + terms + " " + cell;
          checkCounts(cell, stage, units, terms, what);
          if (stage < map.stages().size() - 1) {
            FunnelResult.Row row = funnel(engine, terms, stage, window);
            assertThat(cell.matured()).as(what).isEqualTo(row.matured());
            if (row.matured() > 0) {
              assertThat(cell.conversion().value())
                  .as(what)
                  .isCloseTo(row.conversion(), within(1e-12));
              assertThat(cell.conversion().low())
                  .as(what)
                  .isCloseTo(row.conversionLow(), within(1e-12));
              converted += Math.round(row.conversion() * row.matured());
            } else {
              assertThat(cell.conversion().value()).as(what).isNaN();
            }
          }
        }
        checkDiff(engine, terms, units, "seed " + seed);
      }
    }
    assertThat(converted).isGreaterThan(CASES / 20);
  }

  /// The least sample is one, so that small cells are told too.
  private static Terms one(Terms terms) {
    return new Terms(
        terms.scope(),
        terms.unit(),
        terms.fromMillis(),
        terms.toMillis(),
        terms.asOfMillis(),
        terms.zone(),
        terms.language(),
        1);
  }

  private static FunnelResult.Row funnel(
      IndexedEngine engine, Terms terms, int stage, long window) {
    List<Stage> stages = terms.scope().model().stages();
    List<Selector> later = new ArrayList<>();
    for (Stage other : stages.subList(stage + 1, stages.size())) {
      later.add(new Selector.ByStage(other.id(), List.of(), null));
    }
    FunnelQuery query =
        new FunnelQuery(
            terms,
            List.of(
                step(new Selector.ByStage(stages.get(stage).id(), List.of(), null)),
                step(new Selector.AnyOf(later, List.of(), null))),
            FunnelQuery.Order.ORDERED,
            window,
            false,
            FunnelQuery.Counting.UNIQUE,
            List.of(),
            FunnelQuery.ExclusionPolicy.OTHER_CLEAN_RUN,
            null,
            FunnelQuery.Preset.DEFAULT,
            false,
            0,
            Set.of(),
            FunnelQuery.Runs.MATURED,
            FunnelQuery.Select.ENTRY,
            FunnelQuery.Format.STEPS,
            Metric.CONVERSION);
    return engine.funnel(query, QueryScope.unbounded()).groups().getFirst().rows().getFirst();
  }

  private static FunnelQuery.Step step(Selector selector) {
    return new FunnelQuery.Step(selector, "s", "s", false, null, 0, false, false);
  }

  private static void checkCounts(
      OnMap cell, int stage, List<List<TwinEvent>> units, Terms terms, String what) {
    assertThat(cell.customers())
        .as(what)
        .isEqualTo(units.stream().filter(u -> has(u, stage, null, terms)).count());
    for (JourneyMapResult.Named touchpoint : cell.touchpoints()) {
      assertThat(touchpoint.units())
          .as(what)
          .isEqualTo(units.stream().filter(u -> has(u, stage, touchpoint.name(), terms)).count());
    }
    double value = 0;
    boolean any = false;
    for (List<TwinEvent> unit : units) {
      for (TwinEvent event : unit) {
        String amount = event.event().field("value");
        if (isHere(event, stage, terms) && amount != null) {
          value += Double.parseDouble(amount);
          any = true;
        }
      }
    }
    if (any) {
      assertThat(cell.value()).as(what).isCloseTo(value, within(1e-9));
    } else {
      assertThat(cell.value()).as(what).isNaN();
    }
  }

  private static boolean has(
      List<TwinEvent> unit,
      int stage,
      @org.jspecify.annotations.Nullable String touchpoint,
      Terms terms) {
    return unit.stream()
        .anyMatch(event ->
            isHere(event, stage, terms)
                && (touchpoint == null || touchpoint.equals(event.touchpoint())));
  }

  private static boolean isHere(TwinEvent event, int stage, Terms terms) {
    return TwinStays.stage(event, terms) == stage && TwinStays.isEntry(event, terms);
  }

  /// A model against itself has all events on its diagonal, each once.
  private static void checkDiff(
      IndexedEngine engine, Terms terms, List<List<TwinEvent>> units, String what) {
    StageModel model = terms.scope().model();
    ModelDiffResult diff =
        engine.modelDiff(new ModelDiffQuery(terms, model), QueryScope.unbounded());
    assertThat(diff.rows()).as(what).allMatch(ModelDiffResult.Row::agrees);
    for (ModelDiffResult.Row row : diff.rows()) {
      assertThat(row.other()).as(what).isEqualTo(row.stage());
      int stage = row.stage().equals("(none)") ? -1 : model.indexOf(row.stage()).orElseThrow();
      assertThat(row.units())
          .as(what)
          .isEqualTo(units.stream().filter(u -> has(u, stage, null, terms)).count());
    }
    assertThat(diff.rows().stream().mapToLong(ModelDiffResult.Row::events).sum())
        .as(what)
        .isEqualTo(
            units.stream()
                .flatMap(List::stream)
                .filter(event -> TwinStays.isEntry(event, terms))
                .count());
  }
}
