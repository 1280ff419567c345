package io.klantreis.journey.stage;

import io.klantreis.journey.spi.QueryScope;

/// What a question keeps of the stays of one stage and group. Grows; confined to one thread.
sealed interface StayStore permits Stays, IntervalStays, LengthCounts {
  /// @param way the ordinal of a {@link Way}
  /// @param interval in which the stay began; 0 where nobody asks
  void addEnded(long length, int way, int interval, QueryScope scope);

  /// Adds a stay that goes on.
  void addOpen(long length, int interval, QueryScope scope);

  /// Takes another's stays, which must not be used any more.
  void addAll(StayStore other, QueryScope scope);

  long size();

  /// How many still last.
  long open();
}
