package io.klantreis.journey.map;

import io.klantreis.journey.spi.QueryScope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How many units had each of some things in each stage. Confined to one thread.
final class UnitCounts {
  private final long[][] counts;
  private final int[][] lastUnit;
  private int unit;

  UnitCounts(int stages, int things, QueryScope scope) {
    scope.grow(12L * stages * things);
    counts = new long[stages][things];
    lastUnit = new int[stages][things];
  }

  /// Begins a unit.
  void begin() {
    unit++;
  }

  /// Counts the unit, unless it is counted already.
  void add(int stage, int thing) {
    if (lastUnit[stage][thing] != unit) {
      lastUnit[stage][thing] = unit;
      counts[stage][thing]++;
    }
  }

  void merge(UnitCounts other) {
    for (int stage = 0; stage < counts.length; stage++) {
      for (int thing = 0; thing < counts[stage].length; thing++) {
        counts[stage][thing] += other.counts[stage][thing];
      }
    }
  }

  long count(int stage, int thing) {
    return counts[stage][thing];
  }

  /// The things that most units had, at least so many of them.
  List<Integer> most(int stage, int limit, long least) {
    List<Integer> things = new ArrayList<>();
    for (int thing = 0; thing < counts[stage].length; thing++) {
      if (counts[stage][thing] >= least) {
        things.add(thing);
      }
    }
    things.sort(Comparator.<Integer>comparingLong(thing -> -counts[stage][thing]));
    return things.subList(0, Math.min(limit, things.size()));
  }
}
