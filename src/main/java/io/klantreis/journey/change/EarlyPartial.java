package io.klantreis.journey.change;

import io.klantreis.journey.funnel.GroupedRuns;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Chooser;
import io.klantreis.journey.run.EventValues;
import io.klantreis.journey.run.Partial;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.Program;
import io.klantreis.journey.run.Run;
import io.klantreis.journey.run.Spans;
import io.klantreis.journey.run.UnitEvents;
import io.klantreis.journey.spi.QueryScope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How long each step of each run took, or has been waited for, by group and step.
final class EarlyPartial implements Partial<EarlyPartial> {
  private final List<Chooser> choosers = new ArrayList<>();
  private final @Nullable GroupedRuns runsOfAll;
  private final @Nullable EventValues values;
  private final QueryScope scope;
  private final int steps;
  private final long windowMillis;
  private final long asOfMillis;
  private final @Nullable Waits[] waits;
  private long eventsRead;
  private long runs;

  /// Asks each stretch by itself.
  ///
  /// @param programs of the recent stretch first, then of the baseline's
  EarlyPartial(
      List<Program> programs, @Nullable EventValues values, Terms terms, QueryScope scope) {
    this.values = values;
    this.scope = scope;
    this.steps = programs.getFirst().steps();
    this.windowMillis = programs.getFirst().query().windowMillis();
    this.asOfMillis = terms.asOfMillis();
    this.waits = waits();
    this.runsOfAll = null;
    for (int i = 0; i < programs.size(); i++) {
      Program program = programs.get(i);
      boolean recent = i == 0;
      choosers.add(
          new Chooser(
              program,
              (events, run, counted, matured) -> {
                if (counted) {
                  add(program, recent, events, run);
                }
              }));
    }
  }

  /// Asks all stretches in one go.
  ///
  /// @param spans the stretches, the recent one last
  EarlyPartial(
      Program program,
      Spans spans,
      @Nullable EventValues values,
      Population population,
      QueryScope scope) {
    this.values = values;
    this.scope = scope;
    this.steps = program.steps();
    this.windowMillis = program.query().windowMillis();
    this.asOfMillis = population.terms().asOfMillis();
    this.waits = waits();
    this.runsOfAll =
        new GroupedRuns(
            program,
            null,
            population,
            (events, run, group, counts, rates) -> {
              if (counts) {
                add(program, spans.indexOf(run.entry()) == spans.size() - 1, events, run);
              }
            },
            spans);
  }

  private @Nullable Waits[] waits() {
    int groups = values == null ? 1 : values.size() + 1;
    return new @Nullable Waits[Math.multiplyExact(groups, steps)];
  }

  void part(Population population, int part) {
    if (runsOfAll == null) {
      population.visit(part, scope, this::unit);
    } else {
      runsOfAll.part(population, part, scope);
    }
  }

  @Override
  public void unit(UnitEvents events) {
    eventsRead += events.size();
    for (Chooser chooser : choosers) {
      chooser.unit(events);
    }
  }

  private void add(Program program, boolean recent, UnitEvents events, Run run) {
    runs++;
    int group = group(events, run);
    // A run that something ended is one that does not go on: it is watched like the others.
    long end = Math.min(asOfMillis, run.entry() + windowMillis);
    for (int k = 0; k <= run.furthest() && k < steps - 1; k++) {
      int next = program.nextRequired(k + 1);
      if (!run.took(k) || next >= steps) {
        continue;
      }
      boolean ended = run.took(next);
      long watched = Math.max(0, end - run.time(k));
      Waits at = at(group, k);
      at.add(recent, ended, ended ? Math.max(0, run.time(next) - run.time(k)) : watched, scope);
      if (recent) {
        at.watch(watched, scope);
      }
    }
  }

  /// The first value over the steps taken.
  private int group(UnitEvents events, Run run) {
    if (values == null) {
      return 0;
    }
    for (int k = 0; k <= run.furthest(); k++) {
      int value = run.took(k) ? values.value(events, run.event(k)) : 0;
      if (value != 0) {
        return value;
      }
    }
    return 0;
  }

  private Waits at(int group, int step) {
    Waits at = waits[group * steps + step];
    if (at == null) {
      at = new Waits();
      waits[group * steps + step] = at;
    }
    return at;
  }

  @Override
  public void merge(EarlyPartial other) {
    eventsRead += other.eventsRead();
    runs += other.runs;
    for (int i = 0; i < waits.length; i++) {
      Waits theirs = other.waits[i];
      if (theirs != null) {
        at(i / steps, i % steps).addAll(theirs, scope);
      }
    }
  }

  int groups() {
    return waits.length / steps;
  }

  @Nullable Waits waits(int group, int step) {
    return waits[group * steps + step];
  }

  /// How many runs began in a group.
  long size(int group) {
    Waits first = waits(group, 0);
    return first == null ? 0 : first.size() + first.baseSize();
  }

  long eventsRead() {
    return eventsRead + (runsOfAll == null ? 0 : runsOfAll.events());
  }

  long runs() {
    return runs;
  }
}
