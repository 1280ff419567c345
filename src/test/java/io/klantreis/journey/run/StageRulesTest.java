package io.klantreis.journey.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.journey.counts.CountsResult;
import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.funnel.FunnelResult;
import io.klantreis.journey.index.IndexBuilder;
import io.klantreis.journey.model.CanonicalStage;
import io.klantreis.journey.model.Filter;
import io.klantreis.journey.model.Labels;
import io.klantreis.journey.model.Language;
import io.klantreis.journey.model.Selector;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.model.TouchpointRule;
import io.klantreis.journey.query.CountsQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.Metric;
import io.klantreis.journey.query.Scope;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.Unit;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.testing.MemorySource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Rules that ask for a property beside the name: events of one name lie in several stages.
class StageRulesTest {
  private static final StageModel MODEL =
      new StageModel(
          "m",
          Labels.same("m"),
          List.of(stage("early"), stage("middle"), stage("late", CanonicalStage.LOYALTY)),
          List.of(
              new TouchpointRule("late", "page", List.of(equal("page", "thanks"))),
              new TouchpointRule(
                  "middle", "page", List.of(equal("page", "cart"), equal("channel", "web"))),
              new TouchpointRule("early", "page"),
              new TouchpointRule("late", "call*", List.of(equal("page", "thanks")))));

  private static final StageModels MODELS = new StageModels(List.of(MODEL));

  private static final MemorySource EVENTS =
      new MemorySource()
          .add("a", 1, "page", "properties.page", "home")
          .add("a", 2, "page", "properties.page", "cart", "channel", "web")
          .add("a", 3, "page", "properties.page", "thanks")
          .add("b", 1, "page", "properties.page", "cart", "channel", "app")
          .add("b", 2, "page", "stage", "loyalty", "properties.page", "cart", "channel", "web")
          .add("c", 1, "call_in", "properties.page", "thanks")
          .add("c", 2, "call_in", "properties.page", "other");

  private static final Terms TERMS =
      new Terms(
          new Scope(MODEL, null, null, null, List.of(), Scope.FiltersOn.EVENTS),
          new Unit.Customer(),
          0,
          100,
          100,
          ZoneOffset.UTC,
          Language.EN,
          1);

  private static Stage stage(String id, CanonicalStage... canonical) {
    return new Stage(id, Labels.same(id), List.of(), List.of(canonical), null);
  }

  private static Filter equal(String key, String value) {
    return new Filter(key, Filter.Op.EQUAL, List.of(value));
  }

  @Test
  void stage_ofEachEvent_followsItsProperties() {
    Population population = Population.of(IndexBuilder.build(EVENTS), MODELS, TERMS);
    var stages = new TreeMap<String, List<Integer>>();
    for (int part = 0; part < population.parts(QueryScope.unbounded()); part++) {
      population.visit(
          part,
          QueryScope.unbounded(),
          events -> {
            List<Integer> of = new ArrayList<>();
            for (int i = 0; i < events.size(); i++) {
              of.add(events.stage(i));
            }
            stages.put(population.index().customers().key(events.customer(0)), of);
          });
    }
    assertThat(stages.get("a")).containsExactly(0, 1, 2);
    assertThat(stages.get("b")).as("an event's own stage goes first").containsExactly(0, 2);
    assertThat(stages.get("c")).as("nothing fits: no stage").containsExactly(2, -1);
  }

  @Test
  void questions_byStage_seeThoseEvents() {
    try (Workers workers = new Workers(1)) {
      var engine = new IndexedEngine(IndexBuilder.build(EVENTS), MODELS, workers);
      var counts =
          new CountsQuery(
              TERMS,
              CountsQuery.Of.EVENTS,
              CountsQuery.By.STAGE,
              Interval.DAY,
              CountsQuery.Format.TABLE);
      var table = (CountsResult.Table) engine.counts(counts, QueryScope.unbounded());
      assertThat(table.rows())
          .extracting(row -> row.group() + " " + row.value())
          .containsExactly("early 2.0", "middle 1.0", "late 3.0", "(none) 1.0");
      assertThat(entered(engine, "early", "middle", "late")).containsExactly(2L, 1L, 1L);
      assertThat(entered(engine, "early", "late")).containsExactly(2L, 2L);
    }
  }

  private static List<Long> entered(IndexedEngine engine, String... stages) {
    List<FunnelQuery.Step> steps =
        Arrays.stream(stages)
            .map(stage ->
                new FunnelQuery.Step(
                    new Selector.ByStage(stage, List.of(), null),
                    stage,
                    stage,
                    false,
                    null,
                    0,
                    false,
                    false))
            .toList();
    var query =
        new FunnelQuery(
            TERMS,
            steps,
            FunnelQuery.Order.ORDERED,
            1000,
            false,
            FunnelQuery.Counting.UNIQUE,
            List.of(),
            FunnelQuery.ExclusionPolicy.OTHER_CLEAN_RUN,
            null,
            FunnelQuery.Preset.DEFAULT,
            false,
            0,
            Set.of(),
            FunnelQuery.Runs.OBSERVED,
            FunnelQuery.Select.ENTRY,
            FunnelQuery.Format.STEPS,
            Metric.CONVERSION);
    FunnelResult result = engine.funnel(query, QueryScope.unbounded());
    return result.groups().getFirst().rows().stream().map(FunnelResult.Row::entered).toList();
  }
}
