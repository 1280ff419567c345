package io.klantreis.journey.run;

import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Mode;

/// Ends a run where preset `pinot` does: with `strict_deduplication` at an event that fits the step
/// made last once more, with `strict_order` at an event that is not the next step (of those that
/// fit a step; of all with `keep_all`). Events stand in order of time; at equal times those that
/// fit no step first, then in the steps' order.
final class RunInterruption {
  private static final int FOREIGN = -1;

  private final Program program;
  private final StepEvents[] fitting;
  private final StepEvents foreign;
  private final boolean repeats;
  private final boolean order;
  private final boolean all;
  private final boolean earlierMayRepeat;
  private long time;
  private int step;
  private int event;

  RunInterruption(Program program, StepEvents[] fitting, StepEvents foreign) {
    FunnelQuery query = program.query();
    this.program = program;
    this.fitting = fitting;
    this.foreign = foreign;
    this.repeats = query.modes().contains(Mode.STRICT_DEDUPLICATION);
    this.order = query.modes().contains(Mode.STRICT_ORDER);
    this.all = query.modes().contains(Mode.KEEP_ALL);
    this.earlierMayRepeat = query.modes().contains(Mode.ALLOW_REENTRY);
  }

  /// Cuts a run that has been followed as far as it leads.
  void apply(Run run) {
    for (int at = 0; at < program.steps() - 1; ) {
      int next = at + 1;
      while (next < program.steps() && !run.took(next)) {
        next++;
      }
      if (interrupts(run, at, next)) {
        run.drop(at + 1);
        run.cut(time, Run.INTERRUPTED, event);
        return;
      }
      at = next;
    }
  }

  /// Looks for the first event between two steps made, or after the last, that ends the run.
  private boolean interrupts(Run run, int at, int next) {
    boolean goesOn = next < program.steps();
    time = goesOn ? run.time(next) : program.lastOf(run.entry());
    step = goesOn ? next : program.steps();
    boolean found = false;
    int required = program.nextRequired(at + 1);
    for (int k = 0; k < program.steps(); k++) {
      boolean isNext = k > at && k <= required;
      boolean isEarlier = k <= at && earlierMayRepeat;
      if (repeats && k == at || order && !isNext && !isEarlier) {
        found |= comesFirst(fitting[k], k, firstAfter(run, at, k));
      }
    }
    if (order && all) {
      found |= comesFirst(foreign, FOREIGN, foreign.first(run.time(at) + 1));
    }
    return found;
  }

  private int firstAfter(Run run, int at, int k) {
    StepEvents list = fitting[k];
    int place = list.first(k < at ? run.time(at) + 1 : run.time(at));
    while (k == at
        && place < list.size()
        && list.time(place) == run.time(at)
        && list.event(place) <= run.event(at)) {
      place++;
    }
    return place;
  }

  private boolean comesFirst(StepEvents list, int k, int place) {
    if (place == list.size()) {
      return false;
    }
    long when = list.time(place);
    if (when > time || when == time && k >= step) {
      return false;
    }
    time = when;
    step = k;
    event = list.event(place);
    return true;
  }
}
