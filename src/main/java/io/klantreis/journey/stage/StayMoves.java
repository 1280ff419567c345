package io.klantreis.journey.stage;

/// Where stays led.
interface StayMoves {
  /// How many stays in a stage ended with a touchpoint of another.
  long moves(int stage, int next);

  /// How long these lasted together.
  long moveMillis(int stage, int next);
}
