package io.klantreis.journey.run;

import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Counting;
import io.klantreis.journey.query.FunnelQuery.ExclusionPolicy;
import io.klantreis.journey.run.Witness.Passed;
import org.jspecify.annotations.Nullable;

/// Decides which of a unit's runs count: among all entries in range, and once more among the
/// matured ones only. One a thread.
public final class Chooser {
  private final Program program;
  private final FunnelQuery query;
  private final Matcher matcher;
  private final RunSink asker;
  private final boolean latest;
  private RunSink sink;
  private @Nullable Witness witness;
  private @Nullable Restriction only;
  private boolean maturedOnly;
  private final Run run;
  private final Run best;
  private final Run bestMatured;
  private long spanFrom = Long.MIN_VALUE;
  private long spanTo = Long.MAX_VALUE;

  public Chooser(Program program, RunSink sink) {
    this.program = program;
    this.query = program.query();
    this.matcher = new Matcher(program);
    this.asker = sink;
    this.sink = sink;
    this.latest = program.rules().latestEntry();
    this.run = new Run(program.steps());
    this.best = new Run(program.steps());
    this.bestMatured = new Run(program.steps());
  }

  /// Lets somebody see how the choice among all entries comes about.
  public void watch(Witness by) {
    witness = by;
  }

  private @Nullable Witness witness() {
    return maturedOnly ? null : witness;
  }

  /// Hands the runs that count for this unit to the sink.
  public void unit(UnitEvents events) {
    unit(events, null);
  }

  /// The same, looking only at events of one value.
  public void unit(UnitEvents events, @Nullable Restriction only) {
    if (load(events, only)) {
      choose(events, Long.MIN_VALUE, Long.MAX_VALUE);
    }
  }

  /// Takes a unit's events, to choose among its entries span by span. Says whether a run may begin.
  public boolean load(UnitEvents events, @Nullable Restriction only) {
    this.only = only;
    return matcher.load(events, only);
  }

  /// Hands over the runs that count among those that begin from a time on and before another.
  public void choose(UnitEvents events, long fromMillis, long toMillis) {
    spanFrom = fromMillis;
    spanTo = toMillis;
    begin(events);
    UnitInterruption ends = matcher.endsUnits();
    if (ends == null && !(latest && query.counting() == Counting.EVERY)) {
      choose(events);
    } else {
      chooseTwice(events, ends);
    }
  }

  private void begin(UnitEvents events) {
    Witness seeing = witness();
    if (seeing != null) {
      seeing.begins(events, only, spanFrom, spanTo, matcher.made(events.size()));
    }
  }

  private void followed() {
    Witness seeing = witness();
    if (seeing != null) {
      seeing.followed(run);
    }
  }

  private void choose(UnitEvents events) {
    if (query.counting() == Counting.EVERY) {
      every(events);
    } else {
      one(events);
    }
  }

  /// Where a unit ends, or which entry opens the next round, depends on which runs may begin: so
  /// all entries and the matured ones are looked at by themselves.
  private void chooseTwice(UnitEvents events, @Nullable UnitInterruption ends) {
    for (boolean matured : new boolean[] {false, true}) {
      maturedOnly = matured;
      sink = new OneOf(asker, matured);
      if (ends != null) {
        endUnit(events, ends);
      }
      choose(events);
    }
    maturedOnly = false;
    if (ends != null) {
      ends.begin();
    }
  }

  private void endUnit(UnitEvents events, UnitInterruption ends) {
    ends.begin();
    matcher.release();
    for (int place = firstPlace(); place < matcher.entries().size(); place++) {
      if (matcher.entries().time(place) < spanTo && mayEnter(events, place)) {
        matcher.trace(place, run, ends);
      }
    }
    ends.end();
    Witness seeing = witness();
    if (seeing != null) {
      ends.tell(seeing);
    }
  }

  /// Hands on either the runs that count or the matured ones.
  private record OneOf(RunSink asker, boolean ofMatured) implements RunSink {
    @Override
    public void run(UnitEvents events, Run run, boolean counted, boolean matured) {
      if (ofMatured || counted) {
        asker.run(events, run, !ofMatured, ofMatured);
      }
    }

    @Override
    public void removed(UnitEvents events, boolean matured) {
      asker.removed(events, ofMatured);
    }
  }

  /// When the first run from a time on may begin that the range selects; the end of time for none.
  public long nextEntry(long fromMillis) {
    StepEvents entries = matcher.entries();
    for (int place = entries.first(fromMillis); place < entries.size(); place++) {
      if (program.selects(entries.time(place))) {
        return entries.time(place);
      }
    }
    return Long.MAX_VALUE;
  }

  /// How many events were looked at.
  public long seen() {
    return matcher.seen();
  }

  private int firstPlace() {
    return spanFrom == Long.MIN_VALUE ? 0 : matcher.entries().first(spanFrom);
  }

  private boolean mayEnter(UnitEvents events, int place) {
    StepEvents entries = matcher.entries();
    boolean selected = program.selects(entries.time(place));
    boolean may =
        selected
            && (!maturedOnly || program.isMatured(entries.time(place)))
            && events.mayEnter(entries.event(place));
    Witness seeing = may ? null : witness();
    if (seeing != null) {
      seeing.passed(entries.event(place), selected ? Passed.FILTERED : Passed.OUT_OF_RANGE);
    }
    return may;
  }

  /// The furthest run, the earliest of several: among all entries, and among the matured.
  private void one(UnitEvents events) {
    boolean found = false;
    boolean foundMatured = false;
    boolean afterMatured = false;
    boolean complete = false;
    for (int place = firstPlace(); place < matcher.entries().size(); place++) {
      if (matcher.entries().time(place) >= spanTo) {
        break;
      }
      if (!mayEnter(events, place)) {
        continue;
      }
      if (!afterMatured && !program.isMatured(matcher.entries().time(place))) {
        afterMatured = true;
        foundMatured = found;
        bestMatured.copyFrom(best);
      }
      matcher.follow(place, run);
      followed();
      if (!run.tainted() && (!found || isBetter())) {
        best.copyFrom(run);
        found = true;
      }
      if (run.tainted() && removesUnit() && !complete && matcher.isComplete(run)) {
        found = false;
        removed(events, !afterMatured);
        break;
      }
      complete |= matcher.isComplete(run);
      boolean goal = !latest && !run.tainted() && run.furthest() == program.steps() - 1;
      if (goal || query.counting() == Counting.FIRST) {
        break;
      }
    }
    emit(events, found, afterMatured, foundMatured);
  }

  private boolean isBetter() {
    return run.furthest() > best.furthest() || latest && run.furthest() == best.furthest();
  }

  private void emit(UnitEvents events, boolean found, boolean afterMatured, boolean foundMatured) {
    boolean same = found && (!afterMatured || foundMatured && best.entry() == bestMatured.entry());
    if (same && (!afterMatured || best.event(0) == bestMatured.event(0))) {
      sink.run(events, best, true, true);
      return;
    }
    if (foundMatured) {
      sink.run(events, bestMatured, false, true);
    }
    if (found) {
      sink.run(events, best, true, false);
    }
  }

  private void removed(UnitEvents events, boolean matured) {
    sink.removed(events, matured);
    Witness seeing = witness();
    if (seeing != null) {
      seeing.removed();
    }
  }

  private boolean removesUnit() {
    return query.exclusionPolicy() == ExclusionPolicy.REMOVE_UNIT;
  }

  /// Rounds that do not overlap: the next begins after the exit of the one before.
  private void every(UnitEvents events) {
    long removedFrom = Long.MAX_VALUE;
    if (removesUnit()) {
      removedFrom = rounds(events, (e, r, counted, matured) -> {});
    }
    if (removedFrom == Long.MAX_VALUE) {
      rounds(events, sink);
      return;
    }
    removed(events, program.isMatured(removedFrom));
    if (!program.isMatured(removedFrom)) {
      rounds(
          events,
          (e, round, counted, matured) -> {
            if (matured) {
              sink.run(e, round, false, true);
            }
          });
    }
  }

  /// @return the entry of the unit's first complete run if that is tainted, else the end of time
  private long rounds(UnitEvents events, RunSink to) {
    matcher.release();
    begin(events);
    long exit = Long.MIN_VALUE;
    long removedFrom = Long.MAX_VALUE;
    boolean complete = false;
    for (int place = firstPlace(); place < matcher.entries().size(); place++) {
      long time = matcher.entries().time(place);
      if (time >= spanTo) {
        break;
      }
      if (isTaken(place, exit) || !mayEnter(events, place)) {
        continue;
      }
      matcher.follow(place, run);
      followed();
      matcher.use(run);
      if (run.tainted() || run.isCut() && run.endedBy() != Run.INTERRUPTED) {
        matcher.use(run.endEvent());
      }
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
          exit = again < 0 ? exit : matcher.entries().time(again);
          place = again < 0 ? place : again - 1;
        }
      }
      complete |= ends;
    }
    return removedFrom;
  }

  /// Whether an entry lies in the round before, or is part of one.
  private boolean isTaken(int place, long exit) {
    boolean during = matcher.entries().time(place) < exit;
    boolean taken = during || matcher.isUsed(matcher.entries().event(place));
    Witness seeing = taken ? witness() : null;
    if (seeing != null) {
      seeing.passed(matcher.entries().event(place), during ? Passed.DURING_RUN : Passed.USED);
    }
    return taken;
  }

  /// After a time-out the latest entry inside the old window opens the next run; -1 for none.
  private int reentry(UnitEvents events, int after) {
    StepEvents entries = matcher.entries();
    int last = -1;
    for (int place = after + 1;
        place < entries.size()
            && entries.time(place) <= program.deadline(run)
            && entries.time(place) < spanTo;
        place++) {
      if (!matcher.isUsed(entries.event(place)) && mayEnter(events, place)) {
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
