package io.klantreis.journey.trend;

import io.klantreis.journey.funnel.GroupedRuns;
import io.klantreis.journey.funnel.Hops;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.ExclusionPolicy;
import io.klantreis.journey.query.FunnelQuery.Preset;
import io.klantreis.journey.run.EventValues;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.Program;
import io.klantreis.journey.run.Run;
import io.klantreis.journey.run.Spans;
import io.klantreis.journey.run.UnitEvents;
import io.klantreis.journey.spi.QueryScope;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The runs of some of the units by group and interval. Partials of different units merge in any
/// order.
final class TrendPartial implements GroupedRuns.Sink {
  private static final long BYTES_A_STEP = 200;

  private final Program program;
  private final Hops hops;
  private final Spans spans;
  private final GroupedRuns runs;
  private final QueryScope scope;
  private final Map<Integer, @Nullable Cell[]> groups = new HashMap<>();
  private final @Nullable Holding holding;
  private long openRuns;
  private long immatureRuns;
  private long unitsElsewhere;
  private long runsElsewhere;
  private long eventsElsewhere;

  TrendPartial(
      Program program,
      Hops hops,
      Spans spans,
      @Nullable EventValues values,
      Population population,
      QueryScope scope) {
    this.program = program;
    this.hops = hops;
    this.spans = spans;
    this.scope = scope;
    this.runs = new GroupedRuns(program, values, population, this, spans);
    this.holding = oneTaintedRunRemovesMore(program.query()) ? new Holding(program) : null;
  }

  /// In PostHog's trends a unit that completed a tainted run in one interval also loses its
  /// incomplete runs of the others.
  private static boolean oneTaintedRunRemovesMore(FunnelQuery query) {
    return query.preset() == Preset.POSTHOG
        && query.exclusionPolicy() == ExclusionPolicy.REMOVE_UNIT
        && !query.exclusions().isEmpty();
  }

  void part(Population population, int part) {
    if (holding == null) {
      runs.part(population, part, scope);
    } else {
      Holding held = holding;
      population.visit(
          part,
          scope,
          events -> {
            runs.unit(events);
            held.release(this::add);
          });
    }
  }

  @Override
  public void run(UnitEvents events, Run run, int group, boolean counts, boolean rates) {
    if (holding == null) {
      add(run, group, counts, rates);
    } else {
      holding.hold(run, group, counts, rates);
    }
  }

  @Override
  public void removed(int group, boolean rates) {
    if (holding != null) {
      holding.removed(group, rates);
    }
  }

  private void add(Run run, int group, boolean counts, boolean rates) {
    Cell cell = cell(group, spans.indexOf(run.entry()));
    if (counts) {
      cell.count(program, run);
      immatureRuns += program.isMatured(run.entry()) ? 0 : 1;
      boolean incomplete = program.nextRequired(run.furthest() + 1) < program.steps();
      openRuns += incomplete && program.isOpen(run) ? 1 : 0;
    }
    if (rates) {
      cell.tally.rate(program, run);
    }
  }

  private Cell cell(int group, int interval) {
    @Nullable Cell[] cells = groups.computeIfAbsent(group, g -> new @Nullable Cell[spans.size()]);
    Cell cell = cells[interval];
    if (cell == null) {
      scope.grow(BYTES_A_STEP * hops.size());
      cell = new Cell(program, hops);
      cells[interval] = cell;
    }
    return cell;
  }

  void merge(TrendPartial other) {
    other.groups.forEach((group, cells) -> {
      for (int interval = 0; interval < cells.length; interval++) {
        Cell more = cells[interval];
        if (more != null) {
          cell(group, interval).merge(more);
        }
      }
    });
    openRuns += other.openRuns;
    immatureRuns += other.immatureRuns;
    unitsElsewhere += other.units();
    runsElsewhere += other.runs();
    eventsElsewhere += other.events();
  }

  /// The cells of each group that has any, an interval each; null where nothing happened.
  Map<Integer, @Nullable Cell[]> groups() {
    return groups;
  }

  long units() {
    return runs.units() + unitsElsewhere;
  }

  long runs() {
    return runs.runs() + runsElsewhere;
  }

  long openRuns() {
    return openRuns;
  }

  long immatureRuns() {
    return immatureRuns;
  }

  long events() {
    return runs.events() + eventsElsewhere;
  }
}
