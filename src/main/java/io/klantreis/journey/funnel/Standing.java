package io.klantreis.journey.funnel;

import io.klantreis.journey.run.Program;
import io.klantreis.journey.run.Run;

/// How a run stands at a step that it reached, as the funnel's rows count it.
public enum Standing {
  /// It never made the step.
  ELSEWHERE,
  CONVERTED,
  OPEN,
  DROPPED;

  /// @param step from 0
  public static Standing of(Program program, Run run, int step) {
    if (!run.took(step)) {
      return ELSEWHERE;
    }
    int next = program.nextRequired(step + 1);
    if (next == program.steps() || run.took(next)) {
      return CONVERTED;
    }
    boolean complete = program.nextRequired(run.furthest() + 1) == program.steps();
    return !complete && program.isOpen(run) ? OPEN : DROPPED;
  }
}
