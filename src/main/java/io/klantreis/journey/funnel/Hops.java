package io.klantreis.journey.funnel;

import io.klantreis.journey.run.Program;

/// From which step to which the rows of an answer tell: each step to the next that is not optional,
/// or one pair. Immutable.
public final class Hops {
  private final int steps;
  private final int[] from;
  private final int[] to;

  private Hops(int steps, int[] from, int[] to) {
    this.steps = steps;
    this.from = from;
    this.to = to;
  }

  /// One row a step.
  public static Hops ofSteps(Program program) {
    int[] from = new int[program.steps()];
    int[] to = new int[from.length];
    for (int k = 0; k < from.length; k++) {
      from[k] = k;
      to[k] = program.nextRequired(k + 1);
    }
    return new Hops(program.steps(), from, to);
  }

  /// One row.
  ///
  /// @param from,to steps from 0
  public static Hops between(Program program, int from, int to) {
    return new Hops(program.steps(), new int[] {from}, new int[] {to});
  }

  /// How many rows there are.
  public int size() {
    return from.length;
  }

  public int from(int row) {
    return from[row];
  }

  /// The step that a row leads to; the number of steps where it leads nowhere.
  public int to(int row) {
    return to[row];
  }

  /// Whether a row leads nowhere: its step is the last.
  public boolean isLast(int row) {
    return to[row] == steps;
  }
}
