package io.klantreis.journey.explain;

import io.klantreis.journey.explain.Explanation.Ending;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Order;
import io.klantreis.journey.run.Program;
import io.klantreis.journey.run.Restriction;
import io.klantreis.journey.run.Run;
import io.klantreis.journey.run.UnitEvents;
import org.jspecify.annotations.Nullable;

/// Says what ended a run.
final class Endings {
  /// @param event which ended it; -1 where none did
  /// @param exclusion from 1, or 0
  record Ended(Ending by, long millis, int event, int exclusion) {}

  private static final int NONE = -1;

  private final Program program;
  private final FunnelQuery query;

  Endings(Program program) {
    this.program = program;
    this.query = program.query();
  }

  Ended of(UnitEvents events, @Nullable Restriction only, Run run) {
    if (run.tainted() || run.isCut()) {
      boolean excluded = run.endedBy() >= 0;
      return new Ended(
          excluded ? Ending.EXCLUSION : Ending.INTERRUPTION,
          run.taintedAt(),
          run.endEvent(),
          excluded ? run.endedBy() + 1 : 0);
    }
    if (program.nextRequired(run.furthest() + 1) == program.steps()) {
      return new Ended(Ending.GOAL, run.time(run.furthest()), run.event(run.furthest()), 0);
    }
    long deadline = program.deadline(run);
    int breaker = breaker(events, only, run, deadline);
    if (breaker != NONE) {
      return new Ended(Ending.ORDER, events.time(breaker), breaker, 0);
    }
    if (program.isOpen(run)) {
      return new Ended(Ending.OPEN, deadline, NONE, 0);
    }
    boolean window = deadline == Program.plus(run.entry(), query.windowMillis());
    return new Ended(window ? Ending.WINDOW : Ending.WITHIN, deadline, NONE, 0);
  }

  /// The event that came where the next step had to follow directly.
  private int breaker(UnitEvents events, @Nullable Restriction only, Run run, long deadline) {
    if (query.order() == Order.ANY || !isDirect(program.nextRequired(run.furthest() + 1))) {
      return NONE;
    }
    long after = Program.plus(run.time(run.furthest()), query.graceMillis());
    for (int event = 0; event < events.size(); event++) {
      long time = events.time(event);
      if (time > after && (only == null || !only.hides(events, event))) {
        return time <= deadline ? event : NONE;
      }
    }
    return NONE;
  }

  boolean isDirect(int step) {
    return query.order() == Order.STRICT || query.steps().get(step).direct();
  }
}
