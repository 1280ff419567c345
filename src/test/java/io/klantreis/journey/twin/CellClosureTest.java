package io.klantreis.journey.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.journey.cell.CellResult;
import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.funnel.FunnelResult.Group;
import io.klantreis.journey.funnel.FunnelResult.Row;
import io.klantreis.journey.index.SmallBlocks;
import io.klantreis.journey.query.CustomersQuery;
import io.klantreis.journey.query.CustomersQuery.Cell;
import io.klantreis.journey.query.CustomersQuery.State;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.query.FunnelQuery.Preset;
import io.klantreis.journey.query.FunnelTrendQuery;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.Metric;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.trend.TrendResult;
import io.klantreis.journey.trend.TrendResult.Line;
import io.klantreis.testing.MemorySource;
import io.klantreis.testing.MemorySource.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Behind every number of a funnel stand as many rows as it says, whatever was asked.
class CellClosureTest {
  private static final int CASES = Integer.getInteger("twin.cases", 1000);
  private static final long FIRST = Long.getLong("twin.seed", 1);
  private static final Workers WORKERS = new Workers(2);

  @AfterAll
  static void stop() {
    WORKERS.close();
  }

  @Test
  void everyCell_ofAnyFunnel_hasAsManyRowsAsItSays() {
    int cells = 0;
    for (long seed = FIRST; seed < FIRST + CASES; seed++) {
      RandomCase random = new RandomCase(seed);
      List<Event> events = Stretched.events(random.events());
      FunnelQuery funnel =
          limited(Stretched.query(random.query(seed % 2 == 0), Metric.ENTERED, true), random);
      IndexedEngine engine = engine(events);
      for (Group group : engine.funnel(funnel, QueryScope.unbounded()).groups()) {
        String name = funnel.breakdown() == null ? null : group.name();
        for (int k = 0; k < group.rows().size(); k++) {
          Row row = group.rows().get(k);
          cells += row.entered() > 0 ? 1 : 0;
          check(engine, funnel, cell(k, State.ENTERED, name), row.entered(), seed);
          check(engine, funnel, cell(k, State.CONVERTED, name), row.converted(), seed);
          check(engine, funnel, cell(k, State.OPEN, name), row.open(), seed);
          check(engine, funnel, cell(k, State.DROPPED, name), row.dropped(), seed);
        }
      }
    }
    assertThat(cells).as("cells that somebody stands behind").isGreaterThan(CASES / 3);
  }

  @Test
  void everyInterval_ofAnyTrend_hasAsManyRowsAsItSays() {
    int cells = 0;
    for (long seed = FIRST; seed < FIRST + CASES; seed++) {
      RandomCase random = new RandomCase(seed);
      List<Event> events = Stretched.events(random.events());
      FunnelQuery funnel =
          limited(Stretched.query(random.query(seed % 2 == 0), Metric.ENTERED, true), random);
      if (funnel.preset() == Preset.POSTHOG) {
        continue; // its trends look across intervals
      }
      IndexedEngine engine = engine(events);
      TrendResult trend =
          engine.funnelTrend(
              new FunnelTrendQuery(funnel, Interval.HOUR, false, 0, 0), QueryScope.unbounded());
      int line = 0;
      for (Line one : trend.lines()) {
        int step = line++ % funnel.steps().size();
        for (int i = 0; i < one.values().length; i++) {
          String name = funnel.breakdown() == null ? null : one.group();
          Cell cell =
              new Cell(step + 1, State.ENTERED, name, trend.axis().startMillis(i), Interval.HOUR);
          cells += one.values()[i] > 0 ? 1 : 0;
          check(engine, funnel, cell, (long) one.values()[i], seed);
        }
      }
    }
    assertThat(cells).as("cells that somebody stands behind").isGreaterThan(CASES / 5);
  }

  private static Cell cell(int step, State state, @Nullable String group) {
    return new Cell(step + 1, state, group, null, null);
  }

  private static void check(
      IndexedEngine engine, FunnelQuery funnel, Cell cell, long told, long seed) {
    CellResult result =
        engine.customers(new CustomersQuery(funnel, cell, 10_000), QueryScope.unbounded());
    assertThat(result.all()).as("seed %d %s %s", seed, cell, funnel).isEqualTo(told);
    assertThat(result.rows()).hasSize((int) told);
  }

  /// Few groups told apart, so that `(other)` occurs.
  private static FunnelQuery limited(FunnelQuery funnel, RandomCase random) {
    Breakdown by = funnel.breakdown();
    return by == null
        ? funnel
        : HandMade.brokenDown(
            funnel, new Breakdown(by.by(), by.attribution(), by.step(), random.one(1, 2, 9)));
  }

  private static IndexedEngine engine(List<Event> events) {
    MemorySource source = new MemorySource();
    events.forEach(source::add);
    return new IndexedEngine(SmallBlocks.build(source, 7), RandomCase.MODELS, WORKERS);
  }
}
