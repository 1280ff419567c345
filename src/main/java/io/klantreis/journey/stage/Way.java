package io.klantreis.journey.stage;

/// How a stay ended; at equal lengths in this order, so that a stay that ended comes before one
/// that was last seen still lasting.
enum Way {
  /// The next touchpoint was of the next stage.
  FORWARD,
  /// The next touchpoint was of a later stage, past at least one.
  SKIPPED,
  /// The next touchpoint was of an earlier stage.
  BACK,
  /// Nothing came for longer than the question's idle time.
  LOST,
  /// It has not ended yet.
  OPEN;

  /// How many ways there are to go on to another stage; they come first.
  static final int MOVES = LOST.ordinal();

  /// How many ways there are to end.
  static final int ENDS = OPEN.ordinal();

  static Way of(int stage, int next) {
    return next < stage ? BACK : next == stage + 1 ? FORWARD : SKIPPED;
  }

  /// The same by stage and then by the next, as ordinals: looked up where a branch that no
  /// processor foresees would cost more.
  static byte[] table(int stages) {
    byte[] ways = new byte[stages * stages];
    for (int cell = 0; cell < ways.length; cell++) {
      ways[cell] = (byte) of(cell / stages, cell % stages).ordinal();
    }
    return ways;
  }
}
