package io.klantreis.journey.stage;

/// A walk over a block's stays from one event that begins a stay to the next, which puts them into
/// a {@link StayTally} as {@link StageDurationPartial} does event by event. Confined to one thread.
abstract sealed class StayWalk permits SojournWalk, ConversionWalk {
  final EntryCursor at;
  final StayTally tally;
  private long units;

  StayWalk(EntryCursor at, StayTally tally) {
    this.at = at;
    this.tally = tally;
  }

  final void part(int part) {
    if (at.moveTo(part)) {
      block();
    }
  }

  /// Walks the block that the cursor has moved to.
  abstract void block();

  /// Adds what the customer has not finished.
  abstract void finish(int customer);

  /// Ends a customer; a negative one was never begun.
  final void end(int customer) {
    if (customer >= 0) {
      finish(customer);
      units += tally.end() ? 1 : 0;
    }
  }

  /// Units with a stay that counts.
  final long units() {
    return units;
  }

  final long eventsRead() {
    return at.eventsRead();
  }
}
