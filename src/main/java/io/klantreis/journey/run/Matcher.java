package io.klantreis.journey.run;

import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Exclusion;
import io.klantreis.journey.query.FunnelQuery.ExclusionPolicy;
import io.klantreis.journey.query.FunnelQuery.Order;
import io.klantreis.journey.query.FunnelQuery.Step;
import io.klantreis.journey.query.PresetRules;
import io.klantreis.journey.query.PresetRules.Interruption;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Holds one unit's events, sorted by the steps that they fit, and says which run begins at an
/// entry. One a thread; moved from unit to unit.
final class Matcher {
  private final Program program;
  private final FunnelQuery query;
  private final SortedEvents sorted;
  private final StepEvents[] fitting;
  private final StepEvents[] excluded;
  private final boolean[] direct;
  private final BitSet used = new BitSet();
  private final @Nullable AnyOrder anyOrder;
  private final @Nullable RunInterruption endsRuns;
  private final @Nullable UnitInterruption endsUnits;
  private long seen;

  Matcher(Program program) {
    this.program = program;
    this.query = program.query();
    this.anyOrder = query.order() == Order.ANY ? new AnyOrder(program) : null;
    this.sorted = new SortedEvents(program, anyOrder);
    this.fitting = sorted.fitting;
    this.excluded = sorted.excluded;
    this.direct = new boolean[program.steps()];
    PresetRules rules = program.rules();
    this.endsRuns =
        rules.interruption() == Interruption.OF_RUN
            ? new RunInterruption(program, fitting, sorted.foreign)
            : null;
    this.endsUnits =
        rules.interruption() == Interruption.OF_UNIT
            ? new UnitInterruption(query, fitting, excluded, sorted.foreign)
            : null;
    for (int k = 0; k < direct.length; k++) {
      direct[k] = query.order() == Order.STRICT || program.step(k).direct();
    }
  }

  /// Takes a unit's events, all of them or those of one value. Says whether a run may begin.
  boolean load(UnitEvents events, @Nullable Restriction only) {
    sorted.load(events, only);
    used.clear();
    if (endsUnits != null) {
      endsUnits.load();
    }
    seen += events.size();
    return entries().size() > 0;
  }

  /// How many events were looked at.
  long seen() {
    return seen;
  }

  /// The events with which a run may begin.
  StepEvents entries() {
    return anyOrder == null || program.anchored() ? fitting[0] : anyOrder.entries();
  }

  /// Keeps the events of a run from being part of another.
  void use(Run run) {
    for (int k = 0; k < program.steps(); k++) {
      if (run.took(k)) {
        used.set(run.event(k));
      }
    }
  }

  /// Keeps an excluded event from being part of another run than the one that it ended.
  void use(int event) {
    used.set(event);
  }

  /// Lets all events be part of a run again.
  void release() {
    used.clear();
  }

  boolean isUsed(int event) {
    return used.get(event);
  }

  /// Follows the steps from an entry as far as they lead.
  void follow(int entryPlace, Run run) {
    if (anyOrder == null) {
      followInOrder(entryPlace, run);
    } else {
      anyOrder.follow(placeOfEntry(entryPlace, anyOrder), run, this);
    }
    if (endsRuns != null) {
      endsRuns.apply(run);
    }
    judge(run);
    if (endsUnits != null && !isComplete(run)) {
      endsUnits.judge(program, run);
    }
  }

  /// What may end the unit before its last event; null where nothing does.
  @Nullable UnitInterruption endsUnits() {
    return endsUnits;
  }

  /// Lets an interruption see the run that begins at an entry.
  void trace(int entryPlace, Run run, UnitInterruption by) {
    followInOrder(entryPlace, run);
    by.note(run);
  }

  private int placeOfEntry(int place, AnyOrder any) {
    if (!program.anchored()) {
      return place;
    }
    int found = any.entries().first(fitting[0].time(place));
    while (any.entries().event(found) != fitting[0].event(place)) {
      found++;
    }
    return found;
  }

  /// Each next step takes the earliest later event that fits.
  private void followInOrder(int entryPlace, Run run) {
    run.begin(fitting[0].time(entryPlace), fitting[0].event(entryPlace));
    int at = 0;
    int next = 1;
    while (next < program.steps()) {
      int required = program.nextRequired(next);
      at = takeOptional(run, at, next, required);
      if (required == program.steps()) {
        break;
      }
      int place = find(required, at, run);
      if (place < 0) {
        break;
      }
      run.take(required, fitting[required].time(place), fitting[required].event(place));
      at = required;
      next = required + 1;
    }
  }

  /// Takes the optional steps before a required one, as far as that one is not lost or delayed.
  private int takeOptional(Run run, int at, int from, int required) {
    int last = at;
    for (int k = from; k < required; k++) {
      int place = find(k, last, run);
      if (place < 0) {
        continue;
      }
      long before = timeOf(required, last, run);
      run.take(k, fitting[k].time(place), fitting[k].event(place));
      if (timeOf(required, k, run) > before) {
        run.drop(k);
      } else {
        last = k;
      }
    }
    return last;
  }

  private long timeOf(int step, int at, Run run) {
    int place = step == program.steps() ? -1 : find(step, at, run);
    return place < 0 ? Long.MAX_VALUE : fitting[step].time(place);
  }

  /// The place of the event that makes a step, when the step before was made at `run.time(at)`; -1
  /// for none.
  private int find(int k, int at, Run run) {
    long before = run.time(at);
    Step step = program.step(k);
    long first =
        step.minGapMillis() > 0
            ? Program.plus(before, step.minGapMillis())
            : query.strictlyIncreasing() ? before + 1 : before - query.graceMillis();
    long last = program.lastOf(run.entry());
    Long within = step.withinMillis();
    if (within != null) {
      last = Math.min(last, Program.plus(before, within));
    }
    StepEvents list = fitting[k];
    for (int place = list.first(first); place < list.size(); place++) {
      if (list.time(place) > last) {
        return -1;
      }
      if (isFree(list.event(place), run)) {
        return direct[k] && somethingBetween(before, list.time(place)) ? -1 : place;
      }
    }
    return -1;
  }

  private boolean isFree(int event, Run run) {
    return !(program.keepsApart() && run.holds(event)) && !used.get(event);
  }

  private boolean somethingBetween(long after, long before) {
    long grace = query.graceMillis();
    return sorted.somethingBetween(Program.plus(after, grace), before - grace);
  }

  /// Looks for excluded events in the run and does what the policy says.
  private void judge(Run run) {
    long taint = Long.MAX_VALUE;
    int by = 0;
    int event = 0;
    for (int x = 0; x < excluded.length; x++) {
      int place = placeOfTaint(query.exclusions().get(x), excluded[x], run);
      if (place >= 0 && excluded[x].time(place) < taint) {
        taint = excluded[x].time(place);
        by = x;
        event = excluded[x].event(place);
      }
    }
    if (taint == Long.MAX_VALUE) {
      return;
    }
    if (query.exclusionPolicy() != ExclusionPolicy.TRUNCATE) {
      run.taint(taint, by, event);
      return;
    }
    for (int k = 1; k < program.steps(); k++) {
      if (run.took(k) && run.time(k) > taint) {
        run.drop(k);
        break;
      }
    }
    run.cut(taint, by, event);
  }

  /// The place of the first event that does harm; -1 for none.
  private int placeOfTaint(Exclusion exclusion, StepEvents events, Run run) {
    int from = exclusion.from() - 1;
    int to = exclusion.to() - 1;
    if (!run.took(from)) {
      return -1;
    }
    long grace = program.rules().exclusionGraceMillis();
    int place = events.first(run.time(from) + grace + 1);
    if (place == events.size()) {
      return -1;
    }
    long time = events.time(place);
    boolean inside =
        time <= program.lastOf(run.entry())
            && !(run.took(to) && time >= run.time(to) - grace)
            && !(run.isCut() && time >= run.taintedAt());
    return inside ? place : -1;
  }

  /// Whether every step that is not optional was made.
  boolean isComplete(Run run) {
    return run.took(program.lastRequired());
  }

  /// The steps, a bit each, that each of the unit's events may make.
  long[] made(int size) {
    long[] made = new long[size];
    for (int k = 0; k < fitting.length; k++) {
      for (int place = 0; place < fitting[k].size(); place++) {
        made[fitting[k].event(place)] |= 1L << k;
      }
    }
    return made;
  }

  /// Until when a run that is not complete could go on.
  long deadline(Run run) {
    return program.deadline(run);
  }
}
