package io.klantreis.journey.times;

import io.klantreis.journey.funnel.GroupedRuns;
import io.klantreis.journey.query.TimeToConvertQuery;
import io.klantreis.journey.run.EventValues;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.Program;
import io.klantreis.journey.run.Run;
import io.klantreis.journey.run.UnitEvents;
import io.klantreis.journey.spi.QueryScope;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The waits of some of the units, a group each. Partials of different units merge in any order.
final class TimesPartial implements GroupedRuns.Sink {
  private final Program program;
  private final GroupedRuns runs;
  private final int from;
  private final int to;
  private final Map<Integer, Waits> groups = new HashMap<>();
  private long openRuns;
  private long immatureRuns;
  private long unitsElsewhere;
  private long runsElsewhere;
  private long eventsElsewhere;

  TimesPartial(
      TimeToConvertQuery query,
      Program program,
      @Nullable EventValues values,
      Population population) {
    this.program = program;
    this.from = query.fromStep() - 1;
    this.to = query.toStep() - 1;
    this.runs = new GroupedRuns(program, values, population, this);
  }

  void part(Population population, int part, QueryScope scope) {
    runs.part(population, part, scope);
  }

  @Override
  public void run(UnitEvents events, Run run, int group, boolean counts, boolean rates) {
    if (!counts) {
      return;
    }
    boolean incomplete = program.nextRequired(run.furthest() + 1) < program.steps();
    boolean open = incomplete && program.isOpen(run);
    openRuns += open ? 1 : 0;
    immatureRuns += program.isMatured(run.entry()) ? 0 : 1;
    if (!run.took(from)) {
      return;
    }
    Waits waits = groups.computeIfAbsent(group, g -> new Waits());
    if (run.took(to)) {
      waits.made.add(run.time(to) - run.time(from));
    } else if (open) {
      waits.open.add(program.query().terms().asOfMillis() - run.time(from));
    } else {
      waits.lost++;
    }
  }

  void merge(TimesPartial other) {
    other.groups.forEach(
        (group, waits) -> groups.computeIfAbsent(group, g -> new Waits()).merge(waits));
    openRuns += other.openRuns;
    immatureRuns += other.immatureRuns;
    unitsElsewhere += other.units();
    runsElsewhere += other.runs();
    eventsElsewhere += other.events();
  }

  Map<Integer, Waits> groups() {
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
