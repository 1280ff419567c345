package io.klantreis.journey.run;

/// Who of a {@link Round} made a step, in order: columns that {@link Chains} writes and others
/// read. One a thread.
final class Standing {
  /// Their places in the round.
  int[] of = {};

  /// Where the step's event is.
  int[] at = {};

  /// The time since the step before; not of the first.
  long[] waits = {};

  int size;

  void reserve(int customers) {
    if (waits.length <= customers) {
      of = new int[customers + 1];
      at = new int[customers + 1];
      waits = new long[customers + 1];
    }
  }
}
