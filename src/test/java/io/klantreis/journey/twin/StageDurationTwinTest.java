package io.klantreis.journey.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.index.SmallBlocks;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.Scope.FiltersOn;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.StageDurationQuery.Format;
import io.klantreis.journey.query.StageDurationQuery.Measure;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.StageDurationResult.Direction;
import io.klantreis.journey.stage.StageDurationResult.Edge;
import io.klantreis.journey.stage.StageDurationResult.Flow;
import io.klantreis.journey.stage.StageDurationResult.Node;
import io.klantreis.journey.stage.StageDurationResult.Row;
import io.klantreis.journey.stage.StageDurationResult.Table;
import io.klantreis.testing.MemorySource;
import io.klantreis.testing.MemorySource.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Stays of random journeys, found once more by an obvious walk from each stay's beginning.
class StageDurationTwinTest {
  private static final int CASES = Integer.getInteger("twin.cases", 3000);
  private static final long SEED = Long.getLong("twin.seed", 20261123);

  private record Stay(int stage, long length, boolean isOpen) {}

  @Test
  void engine_onRandomJourneys_findsTheTwinsStays() {
    long found = 0;
    try (Workers workers = new Workers(2)) {
      for (long seed = SEED; seed < SEED + CASES; seed++) {
        RandomCase random = new RandomCase(seed);
        List<Event> events = random.events();
        Measure measure = random.one(Measure.values());
        Long idle = random.chance(0.3) ? Long.valueOf(random.random.nextInt(12)) : null;
        StageDurationQuery query =
            new StageDurationQuery(random.terms(), measure, null, idle, Interval.DAY, Format.TABLE);
        MemorySource source = new MemorySource();
        events.forEach(source::add);
        IndexedEngine engine =
            new IndexedEngine(
                SmallBlocks.build(source, 1 + random.random.nextInt(20)),
                RandomCase.MODELS,
                workers);
        Table table = (Table) engine.stageDuration(query, QueryScope.unbounded());
        compare(table, (Flow) engine.stageDuration(flow(query), QueryScope.unbounded()));
        List<Stay> stays = stays(events, query);
        found += stays.size();
        for (int stage = 0; stage < table.rows().size(); stage++) {
          compare(table.rows().get(stage), stays, stage, "seed " + seed + " " + query);
        }
      }
    }
    assertThat(found).isGreaterThan(CASES / 2);
  }

  private static StageDurationQuery flow(StageDurationQuery query) {
    return new StageDurationQuery(
        query.terms(),
        query.measure(),
        query.horizonMillis(),
        query.idleMillis(),
        query.interval(),
        Format.FLOW);
  }

  /// Nothing is lost on the way: a stage's stays are those that went on, back, astray or remained,
  /// and the edges that leave it are the first two.
  private static void compare(Table table, Flow flow) {
    assertThat(flow.nodes().stream().map(Node::row).toList()).isEqualTo(table.rows());
    for (int stage = 0; stage < flow.nodes().size(); stage++) {
      Node node = flow.nodes().get(stage);
      int from = stage;
      assertThat(node.forward() + node.back() + node.lost() + node.open())
          .isEqualTo(node.row().entered());
      assertThat(node.open()).isEqualTo(node.row().open());
      assertThat(moves(flow, from, false)).isEqualTo(node.forward());
      assertThat(moves(flow, from, true)).isEqualTo(node.back());
    }
  }

  private static long moves(Flow flow, int from, boolean back) {
    return flow.edges().stream()
        .filter(edge -> edge.from() == from && (edge.direction() == Direction.BACK) == back)
        .mapToLong(Edge::stays)
        .sum();
  }

  private static void compare(Row row, List<Stay> all, int stage, String what) {
    List<Stay> stays = all.stream().filter(stay -> stay.stage() == stage).toList();
    List<Stay> ended = stays.stream().filter(stay -> !stay.isOpen()).toList();
    assertThat(row.entered()).as(what).isEqualTo(stays.size());
    assertThat(row.completed()).as(what).isEqualTo(ended.size());
    assertThat(row.open()).as(what).isEqualTo(stays.size() - ended.size());
    Double mean = ended.stream().mapToLong(Stay::length).average().orElse(Double.NaN);
    assertThat(row.meanCompleted()).as(what).isEqualTo(mean);
    Double median = median(stays);
    assertThat(row.median()).as(what).isEqualTo(median);
  }

  /// The product-limit curve by its definition, over every time there is.
  private static double median(List<Stay> stays) {
    double share = 1;
    for (long time = 0; time <= 200; time++) {
      long at = time;
      long risk = stays.stream().filter(stay -> stay.length() >= at).count();
      long ends = stays.stream().filter(stay -> !stay.isOpen() && stay.length() == at).count();
      share *= risk == 0 ? 1 : 1 - (double) ends / risk;
      if (share <= 0.5 + 1e-9) {
        return time;
      }
    }
    return Double.NaN;
  }

  private static List<Stay> stays(List<Event> events, StageDurationQuery query) {
    Terms terms = query.terms();
    List<Stay> stays = new ArrayList<>();
    for (List<TwinEvent> unit : TwinUnits.of(events, terms)) {
      boolean[] counted = new boolean[3];
      for (int i = 0; i < unit.size(); i++) {
        int stage = stage(unit.get(i), terms);
        boolean begins =
            stage >= 0
                && (query.measure() == Measure.SOJOURN
                    ? begins(unit, i, stage, query)
                    : before(unit, i, terms) != stage && !counted[stage]);
        if (begins && isEntry(unit.get(i), terms)) {
          counted[stage] = true;
          stays.add(stay(unit, i, stage, query));
        }
      }
    }
    return stays;
  }

  private static Stay stay(List<TwinEvent> unit, int from, int stage, StageDurationQuery query) {
    long start = unit.get(from).time();
    long last = start;
    Long idle = query.measure() == Measure.SOJOURN ? query.idleMillis() : null;
    for (int i = from + 1; i < unit.size(); i++) {
      TwinEvent event = unit.get(i);
      if (idle != null && event.time() - last > idle) {
        return new Stay(stage, last + idle - start, false);
      }
      last = event.time();
      int here = stage(event, query.terms());
      boolean leaves = query.measure() == Measure.SOJOURN ? here != stage : here > stage;
      if (here >= 0 && leaves) {
        return new Stay(stage, event.time() - start, false);
      }
    }
    long asOf = query.terms().asOfMillis();
    return idle != null && asOf - last > idle
        ? new Stay(stage, last + idle - start, false)
        : new Stay(stage, asOf - start, true);
  }

  /// Whether the event is no continuation: no earlier stay reaches it in the same stage.
  private static boolean begins(List<TwinEvent> unit, int at, int stage, StageDurationQuery query) {
    Long idle = query.idleMillis();
    for (int i = at - 1; i >= 0; i--) {
      if (idle != null && unit.get(i + 1).time() - unit.get(i).time() > idle) {
        return true;
      }
      int here = stage(unit.get(i), query.terms());
      if (here >= 0) {
        return here != stage;
      }
    }
    return true;
  }

  private static int before(List<TwinEvent> unit, int at, Terms terms) {
    for (int i = at - 1; i >= 0; i--) {
      int here = stage(unit.get(i), terms);
      if (here >= 0) {
        return here;
      }
    }
    return -1;
  }

  private static int stage(TwinEvent event, Terms terms) {
    return RandomCase.MODELS.stageOf(
        terms.scope().model(), event.touchpoint(), event.field("stage"));
  }

  private static boolean isEntry(TwinEvent event, Terms terms) {
    return event.time() >= terms.fromMillis()
        && event.time() < terms.toMillis()
        && (terms.scope().filtersOn() != FiltersOn.ENTRY || event.fits(terms.scope().filters()));
  }
}
