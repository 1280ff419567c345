package io.klantreis.journey.run;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.Times;
import io.klantreis.journey.query.FunnelQuery.Counting;
import org.jspecify.annotations.Nullable;

/// Follows the runs of one customer after another over the bitmaps of a block: those whom {@link
/// Chains} leaves, and all where only few have an entry. One a thread.
///
/// The next event of a step is the lowest bit of the 64 that follow, so a customer costs a few
/// operations on registers and hardly a branch that the processor cannot foresee.
final class CustomerRuns {
  private final BitmapSteps bitmaps;
  private final BitmapTally tally;
  private final int steps;
  private final long span;
  private final long maturedUntil;
  private final long last;
  private final boolean firstOnly;
  private final boolean increasing;

  // The block at hand.
  private Times times = Times.NONE;
  private long[] firsts = {};
  private long[] entries = {};
  private long[][] words = {};
  private boolean mayTie;
  private long @Nullable [] ties;

  // The customer at hand.
  private int[] run;
  private int[] best;
  private final int[] matured;
  private final long[] masks;
  private int missing;
  private long late;

  CustomerRuns(Program program, Population population, BitmapSteps bitmaps, BitmapTally tally) {
    this.bitmaps = bitmaps;
    this.tally = tally;
    this.steps = program.steps();
    this.span = program.query().windowMillis() - (program.query().halfOpenWindow() ? 1 : 0);
    this.maturedUntil = program.maturedUntil();
    this.last = population.lastMillis();
    this.firstOnly = program.query().counting() == Counting.FIRST;
    this.increasing = program.query().strictlyIncreasing();
    this.run = new int[steps];
    this.best = new int[steps];
    this.matured = new int[steps];
    this.masks = new long[steps + 1];
  }

  /// Moves to a block, after the bitmaps did.
  void open(Block block) {
    times = block.times();
    firsts = block.firsts();
    ties = block.ties();
    mayTie = ties != null || increasing;
    entries = bitmaps.entries();
    words = bitmaps.words();
  }

  /// Counts the furthest run of a customer from an entry on, if there is one.
  void customer(Block block, int entry, int end) {
    if (end - entry > Long.SIZE || isTied(entry, end)) {
      if (bitmaps.isSparse()) {
        bitmaps.fill(block);
      }
      any(entry, end);
    } else {
      small(block, entry, end, /* reached= */ -1);
    }
  }

  private boolean isTied(int entry, int end) {
    return ties != null && (EventBits.window(ties, entry) & below(end - entry)) != 0;
  }

  /// The same as {@link #customer}, where 64 bits hold all that is left of the customer's events
  /// and no two are at the same time: each step's events are one word.
  ///
  /// @param reached how far an earlier entry got: a run that gets no further does not count
  /// @return whether a run was counted
  boolean small(Block block, int first, int end, int reached) {
    long all = below(end - first);
    long ofEntries = EventBits.window(entries, first) & all;
    int have = 1;
    if (bitmaps.isSparse()) {
      bitmaps.collect(block, first, all, masks);
      have = steps;
    }
    int furthest = reached;
    int furthestMatured = -1;
    boolean afterMatured = false;
    long earliest = Long.MIN_VALUE;
    for (long rest = ofEntries; rest != 0; rest &= rest - 1) {
      int entry = Long.numberOfTrailingZeros(rest);
      long begun = times.at(first + entry);
      if (begun < earliest) {
        continue; // the step that came too late for the entry before comes too late for this one
      }
      if (!afterMatured && begun > maturedUntil) {
        afterMatured = true;
        furthestMatured = furthest;
        System.arraycopy(best, 0, matured, 0, furthest + 1);
      }
      int at = entry;
      int k = 1;
      boolean mayGoOn = false;
      run[0] = first + entry;
      for (; k < steps; k++) {
        if (k == have) {
          masks[k] = EventBits.window(words[k], first) & all;
          have++;
        }
        long ahead = masks[k] & -2L << at;
        if (ahead == 0) {
          break;
        }
        at = Long.numberOfTrailingZeros(ahead);
        long time = times.at(first + at);
        if (time - begun > span || time > last) {
          earliest = time - span;
          mayGoOn = time <= last;
          break;
        }
        run[k] = first + at;
      }
      if (k - 1 > furthest) {
        furthest = k - 1;
        int[] swap = best;
        best = run;
        run = swap;
      }
      if (!mayGoOn || firstOnly) {
        break; // what this run did not find, no later one will
      }
    }
    if (furthest > reached) {
      emit(furthest, furthestMatured, afterMatured);
    }
    return furthest > reached;
  }

  /// Where the customer's events end.
  int endOf(int position) {
    long ahead = EventBits.window(firsts, position + 1);
    return ahead != 0
        ? position + 1 + Long.numberOfTrailingZeros(ahead)
        : EventBits.first(firsts, position + 65, times.size() + 1);
  }

  /// The furthest run of a customer, the earliest of several: among all entries, and among the
  /// matured, which come first.
  private void any(int firstEntry, int end) {
    int furthest = -1;
    int furthestMatured = -1;
    boolean afterMatured = false;
    for (int entry = firstEntry; entry >= 0; ) {
      if (!afterMatured && times.at(entry) > maturedUntil) {
        afterMatured = true;
        furthestMatured = furthest;
        System.arraycopy(best, 0, matured, 0, furthest + 1);
      }
      int reached = follow(entry, end);
      if (reached > furthest) {
        furthest = reached;
        int[] swap = best;
        best = run;
        run = swap;
      }
      if (firstOnly || furthest == steps - 1 || missing >= 0) {
        break; // what this run did not find, no later one will
      }
      entry = nextEntry(entry, end);
    }
    emit(furthest, furthestMatured, afterMatured);
  }

  /// The next entry from which the event that came too late for the last one is in time: an earlier
  /// one gets no further, for its steps are the same or later ones.
  private int nextEntry(int before, int end) {
    int entry = EventBits.first(entries, before + 1, end);
    while (entry >= 0 && late - times.at(entry) > span) {
      entry = EventBits.first(entries, entry + 1, end);
    }
    return entry;
  }

  /// Follows the steps from an entry and returns the last one made. Afterwards `missing` is the
  /// step of which no event is left, or `late` the time of the event that came after the window.
  private int follow(int entry, int end) {
    long begun = times.at(entry);
    missing = -1;
    run[0] = entry;
    int at = entry;
    for (int k = 1; k < steps; k++) {
      int from = mayTie ? fromTied(at, end) : at + 1;
      long ahead = EventBits.window(words[k], from) & below(end - from);
      if (ahead != 0) {
        at = from + Long.numberOfTrailingZeros(ahead);
      } else {
        at = end - from <= 64 ? -1 : EventBits.first(words[k], from + 64, end);
        if (at < 0) {
          missing = k;
          return k - 1;
        }
      }
      long time = times.at(at);
      if (time - begun > span || time > last) {
        late = time;
        missing = time > last ? k : -1;
        return k - 1;
      }
      run[k] = at;
    }
    return steps - 1;
  }

  /// Where the next step may begin where events have equal times.
  private int fromTied(int at, int end) {
    int from = at;
    if (increasing) {
      while (from < end && times.at(from) == times.at(at)) {
        from++;
      }
      return from;
    }
    while ((firsts[from >>> 6] >>> from & 1) == 0 && times.at(from - 1) == times.at(at)) {
      from--;
    }
    return from;
  }

  private void emit(int furthest, int furthestMatured, boolean afterMatured) {
    if (!afterMatured || furthestMatured >= 0 && best[0] == matured[0]) {
      tally.add(best, furthest, /* counted= */ true, /* matured= */ true);
      return;
    }
    if (furthestMatured >= 0) {
      tally.add(matured, furthestMatured, /* counted= */ false, /* matured= */ true);
    }
    tally.add(best, furthest, /* counted= */ true, /* matured= */ false);
  }

  /// As many low bits; all where there are 64 or more.
  private static long below(int count) {
    return count >= 64 ? -1L : (1L << count) - 1;
  }
}
