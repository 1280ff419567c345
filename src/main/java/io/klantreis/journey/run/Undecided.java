package io.klantreis.journey.run;

/// The customers of a block whom {@link Chains} leaves to others. One a thread.
final class Undecided {
  private int[] entries = {};
  private int[] again = {};
  private int[] reached = {};
  private int[] rounds = {};
  private int[] places = {};
  private int size;

  void reserve(int customers) {
    size = 0;
    if (entries.length <= customers) {
      entries = new int[customers + 1];
      again = new int[customers + 1];
      reached = new int[customers + 1];
      rounds = new int[customers + 1];
      places = new int[customers + 1];
    }
  }

  /// Adds a customer of whom nothing is known yet, if there is one.
  ///
  /// @param one 1 to add it, 0 to leave it
  void add(int entry, int one) {
    entries[size] = entry;
    again[size] = -1;
    size += one;
  }

  /// Adds the customer at a place of a round that is not followed.
  void add(Round round, int i) {
    entries[size] = round.earliest[i];
    again[size] = round.entries[i];
    reached[size] = round.best[i];
    rounds[size] = round.bestRound[i];
    places[size] = round.bestPlace[i];
    size++;
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

  /// The last step of the furthest run known.
  int reached(int i) {
    return reached[i];
  }

  /// The round of that run.
  int round(int i) {
    return rounds[i];
  }

  /// Its place there.
  int place(int i) {
    return places[i];
  }
}
