package io.klantreis.journey.sentiment;

import io.klantreis.journey.spi.QueryScope;
import org.jspecify.annotations.Nullable;

/// What was said, by group and interval. Written to by one thread, or by several in different
/// intervals.
final class Cells {
  private final int groups;
  private final int intervals;
  private final @Nullable Tally[] tallies;
  private final boolean[] seen;
  private long eventsRead;
  private long units;
  private long responses;

  Cells(int groups, int intervals, QueryScope scope) {
    int cells = Math.multiplyExact(groups, intervals);
    scope.grow(8L * cells);
    this.groups = groups;
    this.intervals = intervals;
    this.tallies = new @Nullable Tally[cells];
    this.seen = new boolean[groups];
  }

  /// The tally of a group and interval, made where nothing was said yet.
  Tally open(int group, int interval) {
    int cell = group * intervals + interval;
    Tally tally = tallies[cell];
    if (tally == null) {
      tally = new Tally();
      tallies[cell] = tally;
    }
    return tally;
  }

  /// What was said in a group and interval, or null for nothing.
  @Nullable Tally tally(int group, int interval) {
    return tallies[group * intervals + interval];
  }

  void see(int group) {
    seen[group] = true;
  }

  /// Whether the group was ever felt anything about, also outside the range.
  boolean isSeen(int group) {
    return seen[group];
  }

  /// Counts what was looked at, the units that said something, and what they said in the range.
  void count(long events, long saying, long said) {
    eventsRead += events;
    units += saying;
    responses += said;
  }

  void merge(Cells other) {
    count(other.eventsRead, other.units, other.responses);
    for (int group = 0; group < groups; group++) {
      seen[group] |= other.seen[group];
    }
    for (int cell = 0; cell < tallies.length; cell++) {
      Tally theirs = other.tallies[cell];
      if (theirs != null) {
        Tally ours = tallies[cell];
        if (ours == null) {
          tallies[cell] = theirs;
        } else {
          ours.add(theirs);
        }
      }
    }
  }

  long eventsRead() {
    return eventsRead;
  }

  /// Units that said something.
  long units() {
    return units;
  }

  long responses() {
    return responses;
  }
}
