package io.klantreis.journey.times;

import io.klantreis.journey.stats.Samples;

/// How long a group's runs took from one step to the other, and how long those have been waiting
/// that still may get there.
final class Waits {
  final Samples made = new Samples();
  final Samples open = new Samples();
  long lost;

  void merge(Waits other) {
    made.addAll(other.made);
    open.addAll(other.open);
    lost += other.lost;
  }
}
