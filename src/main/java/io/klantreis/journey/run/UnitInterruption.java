package io.klantreis.journey.run;

import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Mode;
import io.klantreis.journey.query.FunnelQuery.Step;
import java.util.Arrays;
import java.util.List;

/// Ends a unit where preset `clickhouse` does; nothing from there on exists. With
/// `strict_deduplication` that is an event that fits a step, not the first, that some run has made
/// before. With `strict_order`, once a run has begun, it is an event that fits no step, or one that
/// fits a step while no run has made the required step before it, or (unless `allow_reentry`) the
/// first step once a later one has been made. Events stand in order of time; at equal times those
/// that fit no step first, then in the steps' order, then in the order of their rows.
final class UnitInterruption {
  private static final int FOREIGN = -1;
  private static final int NEVER = -1;

  private final StepEvents[] fitting;
  private final StepEvents[] excluded;
  private final StepEvents foreign;
  private final boolean repeats;
  private final boolean order;
  private final boolean firstMayRepeat;
  private final List<Step> steps;
  private final int[] whole;
  private final int[] wholeExcluded;
  private final long[] madeTime;
  private final int[] madeEvent;
  private boolean stops;
  private long time;
  private int step;
  private int event;

  UnitInterruption(
      FunnelQuery query, StepEvents[] fitting, StepEvents[] excluded, StepEvents foreign) {
    this.fitting = fitting;
    this.excluded = excluded;
    this.foreign = foreign;
    this.repeats = query.modes().contains(Mode.STRICT_DEDUPLICATION);
    this.order = query.modes().contains(Mode.STRICT_ORDER);
    this.firstMayRepeat = query.modes().contains(Mode.ALLOW_REENTRY);
    this.steps = query.steps();
    this.whole = new int[fitting.length];
    this.wholeExcluded = new int[excluded.length];
    this.madeTime = new long[fitting.length];
    this.madeEvent = new int[fitting.length];
  }

  /// Begins with a unit whose events have been sorted.
  void load() {
    Arrays.setAll(whole, k -> fitting[k].size());
    Arrays.setAll(wholeExcluded, x -> excluded[x].size());
    stops = false;
  }

  /// Gives the unit all its events back and forgets the runs.
  void begin() {
    for (int k = 0; k < whole.length; k++) {
      fitting[k].resize(whole[k]);
    }
    for (int x = 0; x < wholeExcluded.length; x++) {
      excluded[x].resize(wholeExcluded[x]);
    }
    Arrays.fill(madeEvent, NEVER);
    stops = false;
  }

  /// Notes which steps a run makes, and when.
  void note(Run run) {
    for (int k = 0; k < madeEvent.length; k++) {
      if (run.took(k)
          && (madeEvent[k] == NEVER
              || run.time(k) < madeTime[k]
              || run.time(k) == madeTime[k] && run.event(k) < madeEvent[k])) {
        madeTime[k] = run.time(k);
        madeEvent[k] = run.event(k);
      }
    }
  }

  /// Takes away what lies behind the first event that interrupts, if there is one.
  void end() {
    for (int k = 1; repeats && k < fitting.length; k++) {
      if (madeEvent[k] != NEVER) {
        consider(fitting[k], k, placeAfterMade(k));
      }
    }
    if (order && madeEvent[0] != NEVER) {
      outOfOrder();
    }
    for (int k = 0; stops && k < fitting.length; k++) {
      fitting[k].resize(placeOfStop(k));
    }
    for (StepEvents list : excluded) {
      list.resize(stops ? list.first(time) : list.size());
    }
  }

  private void outOfOrder() {
    consider(foreign, FOREIGN, foreign.first(madeTime[0] + 1));
    int required = 0;
    long later = Long.MAX_VALUE;
    for (int k = 1; k < fitting.length; k++) {
      int place = fitting[k].first(madeTime[0]);
      boolean there = place < fitting[k].size();
      boolean unmade = madeEvent[required] == NEVER;
      if (there && (unmade || fitting[k].time(place) < madeTime[required])) {
        consider(fitting[k], k, place);
      }
      required = steps.get(k).optional() ? required : k;
      later = madeEvent[k] == NEVER ? later : Math.min(later, madeTime[k]);
    }
    if (!firstMayRepeat && later < Long.MAX_VALUE) {
      consider(fitting[0], 0, fitting[0].first(later + 1));
    }
  }

  private int placeAfterMade(int k) {
    int place = fitting[k].first(madeTime[k]);
    while (place < fitting[k].size()
        && fitting[k].time(place) == madeTime[k]
        && fitting[k].event(place) <= madeEvent[k]) {
      place++;
    }
    return place;
  }

  private void consider(StepEvents list, int k, int place) {
    if (place == list.size()) {
      return;
    }
    long when = list.time(place);
    int which = list.event(place);
    boolean earlier = when < time || when == time && (k < step || k == step && which < event);
    if (!stops || earlier) {
      stops = true;
      time = when;
      step = k;
      event = which;
    }
  }

  private int placeOfStop(int k) {
    if (k < step) {
      return fitting[k].first(time + 1);
    }
    int place = fitting[k].first(time);
    while (k == step
        && place < fitting[k].size()
        && fitting[k].time(place) == time
        && fitting[k].event(place) < event) {
      place++;
    }
    return place;
  }

  /// Tells where the unit ends, if it does before its last event.
  void tell(Witness witness) {
    if (stops) {
      witness.unitEnds(time, event);
    }
  }

  /// Marks a run that could have gone on but for the interruption.
  void judge(Program program, Run run) {
    if (stops && !run.isCut() && !run.tainted() && time <= program.deadline(run)) {
      run.cut(time, Run.INTERRUPTED, event);
    }
  }
}
