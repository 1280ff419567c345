package io.klantreis.journey.run;

import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Counting;
import io.klantreis.journey.query.FunnelQuery.ExclusionPolicy;
import org.jspecify.annotations.Nullable;

/// Decides which of a unit's runs count: among all entries in range, and once more among the
/// matured ones only. One a thread.
public final class Chooser {
  private final Program program;
  private final FunnelQuery query;
  private final Matcher matcher;
  private final Entries entries;
  private final EveryRun everyRun;
  private final RunSink asker;
  private final boolean latest;
  private RunSink sink;
  private final Run run;
  private final Run best;
  private final Run bestMatured;

  public Chooser(Program program, RunSink sink) {
    this.program = program;
    this.query = program.query();
    this.matcher = new Matcher(program);
    this.entries = new Entries(program, matcher);
    this.everyRun = new EveryRun(program, matcher, entries);
    this.asker = sink;
    this.sink = sink;
    this.latest = program.rules().latestEntry();
    this.run = new Run(program.steps());
    this.best = new Run(program.steps());
    this.bestMatured = new Run(program.steps());
  }

  /// Lets somebody see how the choice among all entries comes about.
  public void watch(Witness by) {
    entries.watch(by);
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
    return entries.load(events, only);
  }

  /// Hands over the runs that count among those that begin from a time on and before another.
  public void choose(UnitEvents events, long fromMillis, long toMillis) {
    entries.between(fromMillis, toMillis);
    entries.begin(events);
    UnitInterruption ends = matcher.endsUnits();
    if (ends == null && !(latest && query.counting() == Counting.EVERY)) {
      choose(events);
    } else {
      chooseTwice(events, ends);
    }
  }

  /// The same in each span that an entry lies in, by itself.
  public void choose(UnitEvents events, Spans spans) {
    long entry = entries.next(Long.MIN_VALUE);
    while (entry != Long.MAX_VALUE) {
      int span = spans.indexOf(entry);
      choose(events, spans.from(span), spans.to(span));
      entry = entries.next(spans.to(span));
    }
  }

  private void choose(UnitEvents events) {
    if (query.counting() == Counting.EVERY) {
      everyRun.choose(events, sink);
    } else {
      one(events);
    }
  }

  /// Where a unit ends, or which entry opens the next round, depends on which runs may begin: so
  /// all entries and the matured ones are looked at by themselves.
  private void chooseTwice(UnitEvents events, @Nullable UnitInterruption ends) {
    for (boolean matured : new boolean[] {false, true}) {
      entries.onlyMatured(matured);
      sink = new OneOf(asker, matured);
      if (ends != null) {
        endUnit(events, ends);
      }
      choose(events);
    }
    entries.onlyMatured(false);
    if (ends != null) {
      ends.begin();
    }
  }

  private void endUnit(UnitEvents events, UnitInterruption ends) {
    ends.begin();
    matcher.release();
    for (int place = entries.first(); entries.has(place); place++) {
      if (entries.may(events, place)) {
        matcher.trace(place, run, ends);
      }
    }
    ends.end();
    Witness seeing = entries.seeing();
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

  /// How many events were looked at.
  public long seen() {
    return matcher.seen();
  }

  /// The furthest run, the earliest of several: among all entries, and among the matured.
  private void one(UnitEvents events) {
    boolean found = false;
    boolean foundMatured = false;
    boolean afterMatured = false;
    boolean complete = false;
    for (int place = entries.first(); entries.has(place); place++) {
      if (!entries.may(events, place)) {
        continue;
      }
      if (!afterMatured && !program.isMatured(entries.time(place))) {
        afterMatured = true;
        foundMatured = found;
        bestMatured.copyFrom(best);
      }
      follow(place);
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

  private void follow(int place) {
    matcher.follow(place, run);
    Witness seeing = entries.seeing();
    if (seeing != null) {
      seeing.followed(run);
    }
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
    Witness seeing = entries.seeing();
    if (seeing != null) {
      seeing.removed();
    }
  }

  private boolean removesUnit() {
    return query.exclusionPolicy() == ExclusionPolicy.REMOVE_UNIT;
  }
}
