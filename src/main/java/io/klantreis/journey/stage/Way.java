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

  static Way of(int stage, int next) {
    return next < stage ? BACK : next == stage + 1 ? FORWARD : SKIPPED;
  }
}
