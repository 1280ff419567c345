package io.klantreis.journey.stage;

/// A walk over a block's stays from one event that begins a stay to the next, which puts them into
/// a {@link StayTally} as {@link StageDurationPartial} does event by event. Confined to one thread.
sealed interface StayWalk permits SojournWalk, ConversionWalk {
  void part(int part);

  /// Units with a stay that counts.
  long units();

  long eventsRead();
}
