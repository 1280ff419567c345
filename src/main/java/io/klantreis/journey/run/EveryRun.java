package io.klantreis.journey.run;

import io.klantreis.journey.query.FunnelQuery.ExclusionPolicy;
import io.klantreis.journey.run.Witness.Passed;

/// Finds all runs of a unit that do not overlap: rounds, of which the next begins after the exit of
/// the one before. One a thread.
final class EveryRun {
  private final Program program;
  private final Matcher matcher;
  private final Entries entries;
  private final Run run;
  private final boolean latest;
  private final boolean removesUnit;

  EveryRun(Program program, Matcher matcher, Entries entries) {
    this.program = program;
    this.matcher = matcher;
    this.entries = entries;
    this.run = new Run(program.steps());
    this.latest = program.rules().latestEntry();
    this.removesUnit = program.query().exclusionPolicy() == ExclusionPolicy.REMOVE_UNIT;
  }

  /// Hands on the rounds of a unit, or that it is left out.
  void choose(UnitEvents events, RunSink to) {
    long removedFrom = Long.MAX_VALUE;
    if (removesUnit) {
      removedFrom = rounds(events, (e, round, counted, matured) -> {});
    }
    if (removedFrom == Long.MAX_VALUE) {
      rounds(events, to);
      return;
    }
    boolean matured = program.isMatured(removedFrom);
    to.removed(events, matured);
    Witness seeing = entries.seeing();
    if (seeing != null) {
      seeing.removed();
    }
    if (!matured) {
      rounds(events, new MaturedAlone(to));
    }
  }

  /// Whoever is left out for a run whose window is still open has the matured ones all the same.
  private record MaturedAlone(RunSink to) implements RunSink {
    @Override
    public void run(UnitEvents events, Run round, boolean counted, boolean matured) {
      if (matured) {
        to.run(events, round, /* counted= */ false, /* matured= */ true);
      }
    }
  }

  /// @return the entry of the unit's first complete run if that is tainted, else the end of time
  private long rounds(UnitEvents events, RunSink to) {
    matcher.release();
    entries.begin(events);
    long exit = Long.MIN_VALUE;
    long removedFrom = Long.MAX_VALUE;
    boolean complete = false;
    for (int place = entries.first(); entries.has(place); place++) {
      if (isTaken(place, exit) || !entries.may(events, place)) {
        continue;
      }
      follow(place);
      boolean ends = matcher.isComplete(run);
      if (run.tainted()) {
        exit = run.taintedAt();
        if (ends && !complete) {
          removedFrom = run.entry();
        }
      } else {
        exit = exitOf(ends);
        to.run(events, run, true, program.isMatured(run.entry()));
        if (latest && !ends && !run.isCut() && !program.isOpen(run)) {
          int again = reentry(events, place);
          exit = again < 0 ? exit : entries.time(again);
          place = again < 0 ? place : again - 1;
        }
      }
      complete |= ends;
    }
    return removedFrom;
  }

  private void follow(int place) {
    matcher.follow(place, run);
    Witness seeing = entries.seeing();
    if (seeing != null) {
      seeing.followed(run);
    }
    matcher.use(run);
    if (run.tainted() || run.isCut() && run.endedBy() != Run.INTERRUPTED) {
      matcher.use(run.endEvent());
    }
  }

  /// Whether an entry lies in the round before, or is part of one.
  private boolean isTaken(int place, long exit) {
    boolean during = entries.time(place) < exit;
    boolean taken = during || matcher.isUsed(entries.event(place));
    Witness seeing = taken ? entries.seeing() : null;
    if (seeing != null) {
      seeing.passed(entries.event(place), during ? Passed.DURING_RUN : Passed.USED);
    }
    return taken;
  }

  /// After a time-out the latest entry inside the old window opens the next run; -1 for none.
  private int reentry(UnitEvents events, int after) {
    long deadline = program.deadline(run);
    int last = -1;
    for (int place = after + 1; entries.has(place) && entries.time(place) <= deadline; place++) {
      if (!matcher.isUsed(entries.event(place)) && entries.may(events, place)) {
        last = place;
      }
    }
    return last;
  }

  private long exitOf(boolean complete) {
    if (run.isCut()) {
      return run.taintedAt();
    }
    if (complete) {
      return run.time(run.furthest());
    }
    return Program.plus(program.deadline(run), 1);
  }
}
