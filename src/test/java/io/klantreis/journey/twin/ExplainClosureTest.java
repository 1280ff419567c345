package io.klantreis.journey.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.journey.cell.CellResult;
import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.explain.Explanation;
import io.klantreis.journey.explain.Explanation.Act;
import io.klantreis.journey.explain.Explanation.Deed;
import io.klantreis.journey.explain.Explanation.RunStory;
import io.klantreis.journey.explain.Explanation.UnitStory;
import io.klantreis.journey.explain.Explanation.Verdict;
import io.klantreis.journey.funnel.FunnelResult.Group;
import io.klantreis.journey.funnel.FunnelResult.Row;
import io.klantreis.journey.index.SmallBlocks;
import io.klantreis.journey.query.CustomersQuery;
import io.klantreis.journey.query.CustomersQuery.Cell;
import io.klantreis.journey.query.CustomersQuery.State;
import io.klantreis.journey.query.ExplainQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Attribution;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.query.FunnelQuery.Preset;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.Metric;
import io.klantreis.journey.query.Scope;
import io.klantreis.journey.query.Unit;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.testing.MemorySource;
import io.klantreis.testing.MemorySource.Event;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What is told of a unit is what was counted of it, whatever was asked.
class ExplainClosureTest {
  private static final int CASES = Integer.getInteger("twin.cases", 1000);
  private static final long FIRST = Long.getLong("twin.seed", 1);
  private static final Workers WORKERS = new Workers(2);

  /// Acts by which an event takes part in how the runs come about.
  private static final Set<Act> WORKS =
      EnumSet.of(
          Act.ENTERED, Act.ADVANCED, Act.EXCLUDED, Act.BROKE_ORDER, Act.INTERRUPTED, Act.OTHER_RUN);

  @AfterAll
  static void stop() {
    WORKERS.close();
  }

  @Test
  void eachCustomerOfEachCell_isExplainedIntoThatCell() {
    int rows = 0;
    for (long seed = FIRST; seed < FIRST + CASES; seed++) {
      RandomCase random = new RandomCase(seed);
      List<Event> events = Stretched.events(random.events());
      FunnelQuery funnel = Stretched.query(random.query(seed % 2 == 0), Metric.ENTERED, true);
      IndexedEngine engine = engine(events);
      Map<String, Explanation> told = new HashMap<>();
      for (Group group : engine.funnel(funnel, QueryScope.unbounded()).groups()) {
        for (int k = 0; k < group.rows().size(); k++) {
          Row row = group.rows().get(k);
          rows += (int) row.entered();
          String name = funnel.breakdown() == null ? null : group.name();
          int open = cell(engine, funnel, k, State.OPEN, name, told, seed);
          int dropped = cell(engine, funnel, k, State.DROPPED, name, told, seed);
          int converted = cell(engine, funnel, k, State.CONVERTED, name, told, seed);
          assertThat(List.of(open, dropped, converted))
              .as("seed %d %s", seed, funnel)
              .containsExactly((int) row.open(), (int) row.dropped(), (int) row.converted());
        }
      }
      nobodyElse(engine, funnel, told, seed);
    }
    assertThat(rows).as("explained").isGreaterThan(CASES / 2);
  }

  /// @return how many customers the cell lists, each of which is explained into it
  private static int cell(
      IndexedEngine engine,
      FunnelQuery funnel,
      int step,
      State state,
      @Nullable String group,
      Map<String, Explanation> told,
      long seed) {
    Cell cell = new Cell(step + 1, state, group, null, null);
    CellResult listed =
        engine.customers(new CustomersQuery(funnel, cell, 10_000), QueryScope.unbounded());
    for (CellResult.Row row : listed.rows()) {
      Explanation explanation =
          told.computeIfAbsent(
              row.key() + " " + row.part() + " " + session(funnel, row),
              key -> explain(engine, funnel, row.key(), row.part(), session(funnel, row), null));
      long same =
          explanation.units().stream()
              .flatMap(unit -> unit.runs().stream())
              .filter(run -> run.counts() && isSame(run, row, step))
              .count();
      assertThat(same).as("seed %d: %s of %s", seed, row, explanation).isPositive();
    }
    return listed.rows().size();
  }

  private static boolean isSame(RunStory run, CellResult.Row row, int step) {
    List<Long> times = new ArrayList<>();
    for (long time : row.times()) {
      times.add(time);
    }
    return run.times().equals(times)
        && run.kind() == row.kind()
        && run.group().equals(row.group())
        && run.standings().get(step) == row.standing()
        && run.reached() == row.furthest() + 1;
  }

  private static @Nullable Long session(FunnelQuery funnel, CellResult.Row row) {
    return funnel.terms().unit() instanceof Unit.Session ? (Long) row.unitMillis() : null;
  }

  /// Every run that is said to count is in the list of all that count.
  private static void nobodyElse(
      IndexedEngine engine, FunnelQuery funnel, Map<String, Explanation> told, long seed) {
    Cell all = new Cell(1, State.ENTERED, null, null, null);
    CellResult listed =
        engine.customers(new CustomersQuery(funnel, all, 10_000), QueryScope.unbounded());
    boolean anyOrderOptional = listed.all() == 0 && !told.isEmpty();
    assertThat(anyOrderOptional).as("seed %d", seed).isFalse();
    List<String> keys =
        funnel.terms().unit() instanceof Unit.Property
            ? List.of("o1", "o2")
            : List.of("c0", "c1", "c2", "c3", "c4");
    long counted = 0;
    for (String key : keys) {
      Explanation explanation = explain(engine, funnel, key, null, null, null);
      for (UnitStory unit : explanation.units()) {
        long here = unit.runs().stream().filter(RunStory::counts).count();
        counted += here;
        assertThat(unit.verdict() == Verdict.COUNTS).as("seed %d", seed).isEqualTo(here > 0);
        checkDeeds(unit, seed);
      }
    }
    assertThat(counted).as("seed %d %s", seed, funnel).isEqualTo(listed.all());
  }

  /// The events that are said to make a run that counts are those whose times it has.
  private static void checkDeeds(UnitStory unit, long seed) {
    for (RunStory run : unit.runs()) {
      for (Deed deed : unit.deeds()) {
        if (deed.run() == run.number() && deed.act() == Act.ENTERED) {
          assertThat(deed.timeMillis()).as("seed %d", seed).isEqualTo(run.entryMillis());
          assertThat(deed.counts()).isEqualTo(run.counts());
        } else if (deed.run() == run.number() && deed.act() == Act.ADVANCED) {
          assertThat(run.times().get(deed.step() - 1))
              .as("seed %d", seed)
              .isEqualTo(deed.timeMillis());
        }
      }
      long entries =
          unit.deeds().stream()
              .filter(deed -> deed.run() == run.number() && deed.act() == Act.ENTERED)
              .count();
      assertThat(entries).as("seed %d %s", seed, unit).isEqualTo(run.counts() ? 1 : 0);
    }
  }

  private static Explanation explain(
      IndexedEngine engine,
      FunnelQuery funnel,
      String key,
      @Nullable String part,
      @Nullable Long session,
      @Nullable Long time) {
    return engine.explain(
        new ExplainQuery(
            funnel, key, part, session, time, time == null ? null : Interval.HOUR, 10_000),
        QueryScope.unbounded());
  }

  @Test
  void pointOfATrend_isExplainedByTheRunsOfItsInterval() {
    int runs = 0;
    for (long seed = FIRST; seed < FIRST + CASES / 2; seed++) {
      RandomCase random = new RandomCase(seed);
      List<Event> events = Stretched.events(random.events());
      FunnelQuery funnel = Stretched.query(random.query(seed % 2 == 0), Metric.ENTERED, true);
      boolean byCustomer = funnel.terms().unit() instanceof Unit.Customer;
      if (funnel.preset() == Preset.POSTHOG || !byCustomer) {
        continue; // its trends look across intervals
      }
      IndexedEngine engine = engine(events);
      for (long hour = 0; hour < 4; hour++) {
        long time = hour * 3_600_000;
        Cell cell = new Cell(1, State.ENTERED, null, time, Interval.HOUR);
        CellResult listed =
            engine.customers(new CustomersQuery(funnel, cell, 10_000), QueryScope.unbounded());
        long counted = 0;
        for (String key : List.of("c0", "c1", "c2", "c3", "c4")) {
          counted +=
              explain(engine, funnel, key, null, null, time).units().stream()
                  .flatMap(unit -> unit.runs().stream())
                  .filter(RunStory::counts)
                  .count();
        }
        assertThat(counted).as("seed %d hour %d of %s", seed, hour, funnel).isEqualTo(listed.all());
        runs += (int) counted;
      }
    }
    assertThat(runs).isGreaterThan(CASES / 50);
  }

  /// What is said to have done nothing can be taken away, and the same runs count.
  @Test
  void eventThatDidNothing_takenAway_changesNothing() {
    int taken = 0;
    for (long seed = FIRST; seed < FIRST + CASES; seed++) {
      RandomCase random = new RandomCase(seed);
      List<Event> events = Stretched.events(random.events());
      FunnelQuery funnel = Stretched.query(random.query(seed % 2 == 0), Metric.ENTERED, true);
      if (!isOneQuestionAboutOneCustomer(funnel)) {
        continue;
      }
      for (String key : List.of("c0", "c1", "c2")) {
        Explanation before = explain(engine(events), funnel, key, null, null, null);
        for (Deed deed : before.units().getFirst().deeds()) {
          List<Event> fewer = without(events, deed);
          if (!WORKS.contains(deed.act()) && fewer.size() == events.size() - 1) {
            Explanation after = explain(engine(fewer), funnel, key, null, null, null);
            assertThat(counted(after))
                .as("seed %d: %s of %s in %s", seed, deed, before, funnel)
                .isEqualTo(counted(before));
            taken++;
          }
        }
      }
    }
    assertThat(taken).as("events taken away").isGreaterThan(CASES / 2);
  }

  private static boolean isOneQuestionAboutOneCustomer(FunnelQuery funnel) {
    Scope scope = funnel.terms().scope();
    Breakdown by = funnel.breakdown();
    return funnel.terms().unit() instanceof Unit.Customer
        && scope.persona() == null
        && scope.segment() == null
        && scope.filtersOn() != Scope.FiltersOn.CUSTOMER
        && (by == null
            || by.attribution() != Attribution.ALL && by.attribution() != Attribution.STEP);
  }

  private static List<Event> without(List<Event> events, Deed deed) {
    List<Event> fewer = new ArrayList<>(events);
    fewer.removeIf(event ->
        event.customer().equals(deed.customer())
            && event.timeMillis() == deed.timeMillis()
            && deed.touchpoint().equals(event.fields().get("touchpoint")));
    return fewer;
  }

  private static List<List<Long>> counted(Explanation explanation) {
    return explanation.units().stream()
        .flatMap(unit -> unit.runs().stream())
        .filter(RunStory::counts)
        .map(RunStory::times)
        .toList();
  }

  private static IndexedEngine engine(List<Event> events) {
    MemorySource source = new MemorySource();
    events.forEach(source::add);
    return new IndexedEngine(SmallBlocks.build(source, 7), RandomCase.MODELS, WORKERS);
  }
}
