package io.klantreis.journey.explain;

import io.klantreis.journey.explain.Endings.Ended;
import io.klantreis.journey.explain.Explanation.Act;
import io.klantreis.journey.explain.Explanation.Ending;
import io.klantreis.journey.explain.Passes.Pass;
import io.klantreis.journey.explain.Passes.Seen;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Order;
import io.klantreis.journey.query.FunnelQuery.Step;
import io.klantreis.journey.run.Program;
import io.klantreis.journey.run.Run;
import io.klantreis.journey.run.UnitEvents;
import io.klantreis.journey.run.Witness.Passed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says what each event of a unit did in one choice: it is read off the runs that were looked at,
/// and the rules of the question tell why others took no part.
final class Acts {
  /// @param run from 1, or 0
  /// @param step from 1, or 0
  record Told(Act act, int run, int step, int exclusion) {
    static Told of(Act act) {
      return new Told(act, 0, 0, 0);
    }
  }

  private static final int NONE = -1;

  private final Program program;
  private final FunnelQuery query;
  private final UnitEvents events;
  private final Pass pass;
  private final List<Ended> ends = new ArrayList<>();
  private final int[] maker;
  private final int[] stepMade;
  private final int[] ender;

  Acts(Program program, Endings endings, UnitEvents events, Pass pass) {
    this.program = program;
    this.query = program.query();
    this.events = events;
    this.pass = pass;
    this.maker = filled(events.size());
    this.stepMade = filled(events.size());
    this.ender = filled(events.size());
    for (Seen seen : pass.runs) {
      ends.add(endings.of(events, pass.only, seen.run));
    }
    for (boolean counting : new boolean[] {true, false}) {
      for (int number = 0; number < pass.runs.size(); number++) {
        if (pass.runs.get(number).counts == counting) {
          note(number);
        }
      }
    }
  }

  private static int[] filled(int size) {
    int[] numbers = new int[size];
    Arrays.fill(numbers, NONE);
    return numbers;
  }

  private void note(int number) {
    Run run = pass.runs.get(number).run;
    for (int step = program.steps() - 1; step >= 0; step--) {
      if (run.took(step) && maker[run.event(step)] == NONE) {
        maker[run.event(step)] = number;
        stepMade[run.event(step)] = step;
      }
    }
    Ended end = ends.get(number);
    boolean byEvent = end.by() != Ending.GOAL && end.event() >= 0 && end.event() < ender.length;
    if (byEvent && ender[end.event()] == NONE) {
      ender[end.event()] = number;
    }
  }

  Ended end(int number) {
    return ends.get(number);
  }

  Told of(int event) {
    if (pass.only != null && pass.only.hides(events, event)) {
      return Told.of(Act.OTHER_VALUE);
    }
    int by = maker[event];
    if (by != NONE && pass.runs.get(by).counts) {
      boolean enters = pass.runs.get(by).run.event(0) == event;
      return new Told(enters ? Act.ENTERED : Act.ADVANCED, by + 1, stepMade[event] + 1, 0);
    }
    int ended = ender[event];
    if (ended != NONE && (by == NONE || pass.runs.get(ended).counts)) {
      return ended(ended);
    }
    if (event == pass.end) {
      return Told.of(Act.INTERRUPTED);
    }
    if (by != NONE) {
      return new Told(Act.OTHER_RUN, by + 1, stepMade[event] + 1, 0);
    }
    return idle(event);
  }

  private Told ended(int number) {
    Ended end = ends.get(number);
    Act act =
        switch (end.by()) {
          case EXCLUSION -> Act.EXCLUDED;
          case ORDER -> Act.BROKE_ORDER;
          default -> Act.INTERRUPTED;
        };
    return new Told(act, number + 1, 0, end.exclusion());
  }

  /// Why an event made no step of any run.
  private Told idle(int event) {
    long made = pass.made[event];
    if (made == 0) {
      long fits = program.stepsFitting(events, event);
      if (fits != 0) {
        int step = Long.numberOfTrailingZeros(fits);
        boolean seenBefore = query.steps().get(step).firstEver();
        Act act = seenBefore ? Act.NOT_FIRST_EVER : Act.PRESET_IGNORES;
        return new Told(act, 0, step + 1, 0);
      }
      int exclusion = program.firstExclusionFitting(events, event);
      return exclusion < 0 ? Told.of(Act.NO_STEP) : new Told(Act.HARMLESS, 0, 0, exclusion + 1);
    }
    int about = reference(event);
    boolean mayEnter = program.mayEnter(made);
    if (mayEnter && (about == NONE || (made & ~1L) == 0 || pass.passed[event] != null)) {
      return new Told(entry(event), about + 1, 1, 0);
    }
    int lowest = Long.numberOfTrailingZeros(made & ~1L) + 1;
    if (about == NONE) {
      return new Told(Act.BEFORE_ENTRY, 0, lowest, 0);
    }
    return inRun(event, about);
  }

  /// Why an event that fits the first step began no run.
  private Act entry(int event) {
    Passed why = pass.passed[event];
    if (why == null) {
      long time = events.time(event);
      boolean elsewhere = time < pass.fromMillis || time >= pass.toMillis;
      return elsewhere ? Act.OTHER_INTERVAL : event > pass.end ? Act.AFTER_END : Act.NOT_NEEDED;
    }
    return switch (why) {
      case OUT_OF_RANGE -> Act.OUT_OF_RANGE;
      case FILTERED -> Act.ENTRY_FILTERED;
      case DURING_RUN -> Act.DURING_RUN;
      case USED -> Act.USED;
    };
  }

  /// The run that an event might have been part of: of those that count the last that had begun, or
  /// else the first; of the others where none counts.
  private int reference(int event) {
    long time = Program.plus(events.time(event), query.graceMillis());
    for (boolean counting : new boolean[] {true, false}) {
      int found = NONE;
      for (int number = 0; number < pass.runs.size(); number++) {
        boolean begun = pass.runs.get(number).run.entry() <= time;
        if (pass.runs.get(number).counts == counting && (found == NONE || begun)) {
          found = number;
        }
      }
      if (found != NONE) {
        return found;
      }
    }
    return NONE;
  }

  private Told inRun(int event, int about) {
    Run run = pass.runs.get(about).run;
    long time = events.time(event);
    long fits = query.order() == Order.ANY ? pass.made[event] : pass.made[event] & ~1L;
    int lowest = Long.numberOfTrailingZeros(fits) + 1;
    if (Program.plus(time, query.graceMillis()) < run.entry()) {
      return new Told(Act.BEFORE_ENTRY, about + 1, lowest, 0);
    }
    if (time > program.lastOf(run.entry())) {
      return new Told(Act.AFTER_WINDOW, about + 1, lowest, 0);
    }
    Ended end = ends.get(about);
    boolean over = end.by() != Ending.OPEN && end.by() != Ending.GOAL && end.event() >= 0;
    if (event > pass.end || over && time >= end.millis() && end.event() != event) {
      return new Told(Act.AFTER_END, about + 1, lowest, 0);
    }
    if (query.order() == Order.ANY) {
      return new Told(Act.ALREADY_MADE, about + 1, lowest, 0);
    }
    return nearest(fits, time, run, about);
  }

  /// Of the steps that an event fits, the one that it came closest to make.
  private Told nearest(long fits, long time, Run run, int about) {
    Act best = Act.ALREADY_MADE;
    int step = Long.numberOfTrailingZeros(fits);
    for (long rest = fits; rest != 0; rest &= rest - 1) {
      int k = Long.numberOfTrailingZeros(rest);
      Act act = why(k, time, run);
      if (closeness(act) > closeness(best)) {
        best = act;
        step = k;
      }
    }
    return new Told(best, about + 1, step + 1, 0);
  }

  private static int closeness(Act act) {
    return switch (act) {
      case ALREADY_MADE -> 0;
      case NOT_ITS_TURN -> 1;
      default -> 2;
    };
  }

  private Act why(int k, long time, Run run) {
    if (run.took(k) && time >= run.time(k)) {
      return Act.ALREADY_MADE;
    }
    int before = k - 1;
    while (before > 0 && !run.took(before)) {
      if (!query.steps().get(before).optional()) {
        return Act.NOT_ITS_TURN;
      }
      before--;
    }
    long since = run.time(before);
    Step step = query.steps().get(k);
    Long within = step.withinMillis();
    boolean increasing = query.strictlyIncreasing();
    if (increasing ? time <= since : time < since - query.graceMillis()) {
      return Act.NOT_ITS_TURN;
    }
    if (step.minGapMillis() > 0 && time < Program.plus(since, step.minGapMillis())) {
      return Act.TOO_SOON;
    }
    if (within != null && time > Program.plus(since, within)) {
      return Act.BEYOND_WITHIN;
    }
    boolean direct = query.order() == Order.STRICT || step.direct();
    if (direct) {
      return Act.NOT_DIRECT;
    }
    return step.optional() ? Act.SKIPPED : Act.USED;
  }

  /// The name of an event's touchpoint where one ended a run.
  @Nullable String touchpoint(int event) {
    return event < 0 || event >= events.size() ? null : events.touchpoint(event);
  }
}
