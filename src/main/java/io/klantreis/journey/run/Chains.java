package io.klantreis.journey.run;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.Times;
import io.klantreis.journey.query.FunnelQuery.Counting;
import java.util.Arrays;

/// Follows the earliest entry of all customers of a block at once, a step after the other (see
/// {@link EventBits}). Times are looked at only of those who have the step's event, and no branch
/// depends on what they say: a processor guesses wrong every other time. One a thread.
///
/// Whom one entry does not decide (a later one may get further, or two events are at the same time)
/// is left to others.
final class Chains {
  private final int steps;
  private final long span;
  private final boolean firstOnly;
  private final long last;
  private final BitmapSteps bitmaps;
  private final BitmapTally tally;
  private final EventBits bits = new EventBits();
  private final Standing[] standing;
  private final Undecided undecided = new Undecided();
  private int[] found = {};
  private int[] late = {};
  private long[] lateTimes = {};
  private volatile long touched;

  Chains(Program program, Population population, BitmapSteps bitmaps, BitmapTally tally) {
    this.steps = program.steps();
    this.span = program.query().windowMillis() - (program.query().halfOpenWindow() ? 1 : 0);
    this.firstOnly = program.query().counting() == Counting.FIRST;
    this.last = population.lastMillis();
    this.bitmaps = bitmaps;
    this.tally = tally;
    this.standing = new Standing[steps];
    Arrays.setAll(standing, k -> new Standing());
  }

  /// Follows the earliest entry of all customers of a block, and says who is left to others.
  Undecided follow(Block block) {
    reserve(block);
    if (bitmaps.areMostEntries()) {
      touched = block.times().touch();
    }
    Standing first = standing[0];
    first.size = bits.earliest(bitmaps.entries(), first.entries);
    if (!tally.groupsByEntry()) {
      leaveAll(first);
    }
    if (block.ties() != null) {
      leaveTied(first, block.ties());
    }
    if (tally.isGrouped()) {
      group(first);
    }
    for (int k = 1; k < steps; k++) {
      step(block, k);
    }
    return undecided;
  }

  /// Takes back one who was left: the earliest entry counts after all.
  void keep(int i) {
    standing[undecided.reached(i)].isLeft[undecided.place(i)] = 0;
  }

  /// Counts those who were not left.
  void count() {
    for (int k = steps - 1; k > 0; k--) {
      standing[k].tellLeft(standing[k - 1]);
    }
    for (int k = 1; k < steps && tally.isGrouped(); k++) {
      standing[k].takeGroups(standing[k - 1]);
    }
    for (int k = 0; k < steps; k++) {
      tally.add(k, standing[k]);
    }
  }

  private void reserve(Block block) {
    int customers = block.customers();
    bits.open(block.firsts(), block.events());
    undecided.reserve(customers);
    for (Standing one : standing) {
      one.reserve(customers);
    }
    if (late.length <= customers) {
      late = new int[customers + 1];
      lateTimes = new long[customers + 1];
      found = new int[customers + EventBits.SPARE];
    }
  }

  private void leaveAll(Standing all) {
    for (int i = 0; i < all.size; i++) {
      undecided.add(all.entries[i], /* one= */ 1);
    }
    all.size = 0;
  }

  private void leaveTied(Standing all, long[] ties) {
    bits.next(all.entries, all.size, ties, found);
    all.entries[all.size] = Integer.MAX_VALUE;
    int hit = 0;
    int kept = 0;
    for (int i = 0; i < all.size; i++) {
      int entry = all.entries[i];
      int behind = found[hit] - all.entries[i + 1] >>> 31;
      int isTied = behind | (int) (ties[entry >>> 6] >>> entry & 1);
      undecided.add(entry, isTied);
      all.entries[kept] = entry;
      kept += 1 - isTied;
      hit += behind;
    }
    all.size = kept;
  }

  /// Tells apart the groups, and leaves those whose entry has none.
  private void group(Standing first) {
    int kept = 0;
    for (int i = 0; i < first.size; i++) {
      int entry = first.entries[i];
      int group = tally.groupOfEntry(entry);
      int hasNone = group >>> 31;
      undecided.add(entry, hasNone);
      first.entries[kept] = entry;
      first.groups[kept] = group;
      kept += 1 - hasNone;
    }
    first.size = kept;
  }

  private void step(Block block, int k) {
    Standing now = standing[k - 1];
    Standing next = standing[k];
    int[] at = k == 1 ? now.entries : now.at;
    bits.next(at, now.size, bitmaps.words()[k], found);
    match(at, now.size, next);
    int tooLate = advance(block, now, next, k == 1);
    if (!firstOnly) {
      leaveLate(block, now, k - 1, tooLate);
    }
  }

  /// Finds out whose events were found: those of somebody lie before where the next one stands.
  private void match(int[] at, int size, Standing next) {
    int hit = 0;
    at[size] = Integer.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      next.before[hit] = i;
      hit += found[hit] - at[i + 1] >>> 31;
    }
    next.size = hit;
  }

  /// Moves those on who have the event in time, and says how many have it too late.
  private int advance(Block block, Standing now, Standing next, boolean second) {
    Times times = block.times();
    long end = Math.min(last, block.lastMillis());
    int made = 0;
    int tooLate = 0;
    for (int hit = 0; hit < next.size; hit++) {
      int i = next.before[hit];
      int entry = now.entries[i];
      long begun = second ? times.at(entry) : now.begun[i];
      long before = second ? begun : now.times[i];
      long time = times.at(found[hit]);
      int inTime = (int) ((time - begun - span - 1 & time - end - 1) >>> 63);
      next.entries[made] = entry;
      next.at[made] = found[hit];
      next.begun[made] = begun;
      next.times[made] = time;
      next.waits[made] = time - before;
      next.before[made] = i;
      late[tooLate] = i;
      lateTimes[tooLate] = time;
      made += inTime;
      tooLate += 1 - inTime;
    }
    next.size = made;
    return tooLate;
  }

  /// Leaves those who came too late and have another entry from which they would not have. An
  /// earlier entry gets no further than the first, for its events are the same or later ones.
  private void leaveLate(Block block, Standing now, int made, int tooLate) {
    Times times = block.times();
    for (int j = 0; j < tooLate; j++) {
      int entry = now.entries[late[j]];
      long next = EventBits.window(block.firsts(), entry + 1);
      long own = next == 0 ? -1L : (next & -next) - 1;
      long more = EventBits.window(bitmaps.entries(), entry + 1) & own;
      long earliest = lateTimes[j] - span;
      while (more != 0 && times.at(entry + 1 + Long.numberOfTrailingZeros(more)) < earliest) {
        more &= more - 1;
      }
      int isLeft = more != 0 || next == 0 ? 1 : 0;
      int again = next == 0 ? -1 : entry + 1 + Long.numberOfTrailingZeros(more);
      undecided.add(entry, again, made, late[j], isLeft);
      now.isLeft[late[j]] = (byte) isLeft;
    }
  }
}
