package io.klantreis.journey.stage;

/// How many stays there are, and how many of them still last. Confined to one thread.
final class StayCount {
  private long all;
  private long open;

  void addEnded() {
    all++;
  }

  void addOpen() {
    all++;
    open++;
  }

  void addAll(StayCount other) {
    all += other.all;
    open += other.open;
  }

  long all() {
    return all;
  }

  long open() {
    return open;
  }
}
