package io.klantreis.journey.stage;

/// How a stay ended.
enum Way {
  /// The next touchpoint was of a later stage.
  FORWARD,
  /// The next touchpoint was of an earlier stage.
  BACK,
  /// Nothing came for longer than the question's idle time.
  LOST,
  /// It has not ended yet.
  OPEN
}
