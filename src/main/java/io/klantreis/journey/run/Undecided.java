package io.klantreis.journey.run;

/// The customers of a block whom the earliest entry does not decide. One a thread.
final class Undecided {
  private int[] entries = {};
  private int[] again = {};
  private int[] reached = {};
  private int[] places = {};
  private int size;

  void reserve(int customers) {
    size = 0;
    if (entries.length <= customers) {
      entries = new int[customers + 1];
      again = new int[customers + 1];
      reached = new int[customers + 1];
      places = new int[customers + 1];
    }
  }

  /// Adds a customer of whom nothing is known yet, if there is one.
  ///
  /// @param one 1 to add it, 0 to leave it
  void add(int entry, int one) {
    add(entry, /* next= */ -1, /* furthest= */ 0, /* place= */ 0, one);
  }

  /// Adds a customer who got so far from the earliest entry, if there is one.
  ///
  /// @param next the first entry from which they may get further
  /// @param furthest the last step made
  /// @param place their place among those who made it
  /// @param one 1 to add it, 0 to leave it
  void add(int entry, int next, int furthest, int place, int one) {
    entries[size] = entry;
    again[size] = next;
    reached[size] = furthest;
    places[size] = place;
    size += one;
  }

  int size() {
    return size;
  }

  /// The position of the earliest entry.
  int entry(int i) {
    return entries[i];
  }

  /// The first entry from which the customer may get further, or -1 where nothing is known yet.
  int again(int i) {
    return again[i];
  }

  /// The last step made from the earliest entry.
  int reached(int i) {
    return reached[i];
  }

  /// The customer's place among those who made that step.
  int place(int i) {
    return places[i];
  }
}
