package io.klantreis.journey.run;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.query.FunnelQuery.Counting;
import java.util.Arrays;

/// Follows the earliest entry of all customers of a block at once, a step after the other. One a
/// thread.
///
/// A step is one addition over the bitmaps of positions. Let a bit of `from` be where a customer
/// stands, and let all bits be set behind it up to, and without, the next event of the step and the
/// next customer's first event:
///
/// ```
///   from       0 0 0 1 0 0 0 0     (times run to the left)
///   passed     1 0 1 1 1 1 1 1     the event of the step is where the 0 is
///   sum        1 1 0 0 ...         the carry runs on and stops there
/// ```
///
/// So one addition finds the next event of 64 positions' customers, however far it is, and no
/// branch depends on where a customer's events lie. Times are looked at only of those who have the
/// next event.
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
  private final Standing[] standing;
  private long[] from = {};
  private long[] ahead = {};
  private int[] found = {};
  private int[] late = {};
  private long[] tooLateAt = {};
  private int[] left = {};
  private int[] again = {};
  private int[] reached = {};
  private int[] placeAmong = {};
  private int remaining;
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

  /// Follows the earliest entry of all customers of a block.
  void follow(Block block) {
    reserve(block);
    if (bitmaps.areMostEntries()) {
      touch(block.times());
    }
    Standing first = standing[0];
    lead(bitmaps.entries(), block.firsts(), block.events());
    first.size = positions(from, block.events(), first.entries);
    if (!tally.groupsByEntry()) {
      leaveAll(first);
      return;
    }
    if (block.ties() != null) {
      leaveTied(first, block, block.ties());
    }
    if (tally.isGrouped()) {
      group(first);
    }
    for (int k = 1; k < steps; k++) {
      step(block, k);
    }
  }

  /// Counts those whom their earliest entry decides.
  void count() {
    if (!tally.groupsByEntry()) {
      return;
    }
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

  /// How many customers were left.
  int remaining() {
    return remaining;
  }

  /// The position of the earliest entry of a customer that was left.
  int left(int place) {
    return left[place];
  }

  /// The first entry from which such a customer may get further than from the earliest, or -1 where
  /// nothing is known yet.
  int again(int place) {
    return again[place];
  }

  /// How far such a customer got from the earliest entry.
  int reached(int place) {
    return reached[place];
  }

  /// Counts such a customer by the earliest entry after all.
  void keep(int place) {
    standing[reached[place]].isLeft[placeAmong[place]] = 0;
  }

  /// Brings a block's times into the processor's cache one after another, which it does faster than
  /// when each is waited for.
  private void touch(long[] all) {
    long sum = 0;
    for (int i = 0; i < all.length; i += 8) {
      sum += all[i];
    }
    touched = sum;
  }

  private void reserve(Block block) {
    int customers = block.customers();
    remaining = 0;
    for (Standing one : standing) {
      one.reserve(customers);
    }
    if (from.length < block.firsts().length) {
      from = new long[block.firsts().length];
      ahead = new long[from.length];
    }
    if (left.length <= customers) {
      left = new int[customers + 1];
      again = new int[customers + 1];
      reached = new int[customers + 1];
      placeAmong = new int[customers + 1];
      late = new int[customers + 1];
      tooLateAt = new long[customers + 1];
      found = new int[customers + Standing.SPARE];
    }
  }

  /// Marks each customer's earliest entry.
  ///
  /// Subtracting the bit of each customer's first event from their entries, of which the last event
  /// is made one so that nothing is borrowed from the next customer, clears the earliest and leaves
  /// the later ones.
  private void lead(long[] entries, long[] firsts, int events) {
    long borrow = 0;
    for (int word = 0; word << 6 < events; word++) {
      long ends = firsts[word] >>> 1 | firsts[word + 1] << 63;
      long all = entries[word] | ends;
      long minus = firsts[word];
      long rest = all - minus - borrow;
      borrow = (~all & minus | (~all | minus) & rest) >>> 63;
      from[word] = entries[word] & ~rest;
    }
  }

  /// Marks the first event that is wanted behind each bit of `from`, where the customer has one.
  private void seek(long[] wanted, long[] firsts, int events) {
    long carry = 0;
    for (int word = 0; word << 6 < events; word++) {
      long begin = from[word];
      long passed = ~(wanted[word] | firsts[word]) | begin;
      long sum = passed + begin + carry;
      carry = (passed & begin | (passed | begin) & ~sum) >>> 63;
      ahead[word] = sum & ~passed & ~firsts[word];
    }
  }

  /// Writes the positions of the bits: eight of a word at once, for there are seldom more.
  private static int positions(long[] words, int events, int[] to) {
    int count = 0;
    for (int word = 0; word << 6 < events; word++) {
      long rest = words[word];
      int base = word << 6;
      int end = count + Long.bitCount(rest);
      for (int i = 0; i < 8; i++) {
        to[count + i] = base | Long.numberOfTrailingZeros(rest);
        rest &= rest - 1;
      }
      for (int place = count + 8; rest != 0; rest &= rest - 1) {
        to[place++] = base | Long.numberOfTrailingZeros(rest);
      }
      count = end;
    }
    return count;
  }

  private void leaveAll(Standing all) {
    System.arraycopy(all.entries, 0, left, 0, all.size);
    Arrays.fill(again, 0, all.size, -1);
    remaining = all.size;
  }

  private void leaveTied(Standing all, Block block, long[] ties) {
    seek(ties, block.firsts(), block.events());
    found[positions(ahead, block.events(), found)] = Integer.MAX_VALUE;
    all.entries[all.size] = Integer.MAX_VALUE;
    int hit = 0;
    int kept = 0;
    for (int i = 0; i < all.size; i++) {
      int entry = all.entries[i];
      boolean behind = found[hit] < all.entries[i + 1];
      hit += behind ? 1 : 0;
      if (behind || (ties[entry >>> 6] >>> entry & 1) != 0) {
        again[remaining] = -1;
        left[remaining++] = entry;
      } else {
        all.entries[kept++] = entry;
      }
    }
    all.size = kept;
  }

  /// Tells apart the groups, and leaves those whose entry has none.
  private void group(Standing first) {
    int kept = 0;
    for (int i = 0; i < first.size; i++) {
      int entry = first.entries[i];
      int group = tally.groupOfEntry(entry);
      first.entries[kept] = entry;
      first.groups[kept] = group;
      left[remaining] = entry;
      again[remaining] = -1;
      int isKnown = group >= 0 ? 1 : 0;
      kept += isKnown;
      remaining += 1 - isKnown;
    }
    first.size = kept;
  }

  private void step(Block block, int k) {
    Standing now = standing[k - 1];
    Standing next = standing[k];
    int[] at = k == 1 ? now.entries : now.at;
    Arrays.fill(from, 0, block.firsts().length, 0);
    for (int i = 0; i < now.size; i++) {
      from[at[i] >>> 6] |= 1L << at[i];
    }
    seek(bitmaps.words()[k], block.firsts(), block.events());
    found[positions(ahead, block.events(), found)] = Integer.MAX_VALUE;
    match(at, now.size, next);
    int tooLate = k == 1 ? second(block, now, next) : later(block, now, next);
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

  /// Moves those on who have the second event in time, and says how many have it too late.
  private int second(Block block, Standing now, Standing next) {
    long[] times = block.times();
    long end = Math.min(last, block.lastMillis());
    int made = 0;
    int tooLate = 0;
    for (int hit = 0; hit < next.size; hit++) {
      int i = next.before[hit];
      int entry = now.entries[i];
      long begun = times[entry];
      long time = times[found[hit]];
      int inTime = (int) ((time - begun - span - 1 & time - end - 1) >>> 63);
      next.entries[made] = entry;
      next.at[made] = found[hit];
      next.begun[made] = begun;
      next.times[made] = time;
      next.waits[made] = time - begun;
      next.before[made] = i;
      late[tooLate] = i;
      tooLateAt[tooLate] = time;
      made += inTime;
      tooLate += 1 - inTime;
    }
    next.size = made;
    return tooLate;
  }

  /// The same of a later event.
  private int later(Block block, Standing now, Standing next) {
    long[] times = block.times();
    long end = Math.min(last, block.lastMillis());
    int made = 0;
    int tooLate = 0;
    for (int hit = 0; hit < next.size; hit++) {
      int i = next.before[hit];
      long begun = now.begun[i];
      long time = times[found[hit]];
      int inTime = (int) ((time - begun - span - 1 & time - end - 1) >>> 63);
      next.entries[made] = now.entries[i];
      next.at[made] = found[hit];
      next.begun[made] = begun;
      next.times[made] = time;
      next.waits[made] = time - now.times[i];
      next.before[made] = i;
      late[tooLate] = i;
      tooLateAt[tooLate] = time;
      made += inTime;
      tooLate += 1 - inTime;
    }
    next.size = made;
    return tooLate;
  }

  /// Leaves those who came too late and have another entry from which they would not have. An
  /// earlier entry gets no further than the first, for its events are the same or later ones.
  private void leaveLate(Block block, Standing now, int made, int tooLate) {
    long[] times = block.times();
    for (int j = 0; j < tooLate; j++) {
      int entry = now.entries[late[j]];
      long next = BitmapRuns.window(block.firsts(), entry + 1);
      long own = next == 0 ? -1L : (next & -next) - 1;
      long more = BitmapRuns.window(bitmaps.entries(), entry + 1) & own;
      long earliest = tooLateAt[j] - span;
      while (more != 0 && times[entry + 1 + Long.numberOfTrailingZeros(more)] < earliest) {
        more &= more - 1;
      }
      int isLeft = more != 0 || next == 0 ? 1 : 0;
      left[remaining] = entry;
      again[remaining] = next == 0 ? -1 : entry + 1 + Long.numberOfTrailingZeros(more);
      reached[remaining] = made;
      placeAmong[remaining] = late[j];
      remaining += isLeft;
      now.isLeft[late[j]] = (byte) isLeft;
    }
  }

  /// Those who made a step, in order of their positions. Written to by {@link Chains} alone.
  static final class Standing {
    /// Positions are written eight at a time, and one more follows the last.
    private static final int SPARE = 9;

    /// Where the earliest entry is, and the step's event.
    int[] entries = {};

    int[] at = {};

    /// When those were.
    long[] begun = {};

    long[] times = {};

    /// The time since the step before.
    long[] waits = {};

    int[] groups = {};

    /// The places among those who made the step before.
    int[] before = {};

    /// 1 for those who were left to others after all.
    byte[] isLeft = {};

    int size;

    private void reserve(int customers) {
      if (before.length <= customers) {
        entries = new int[customers + SPARE];
        at = new int[customers + 1];
        begun = new long[customers + 1];
        times = new long[customers + 1];
        waits = new long[customers + 1];
        groups = new int[customers + 1]; // zeros where nothing tells them apart
        before = new int[customers + 1];
        isLeft = new byte[customers + 1];
      }
      Arrays.fill(isLeft, 0, customers, (byte) 0);
    }

    private void takeGroups(Standing earlier) {
      for (int i = 0; i < size; i++) {
        groups[i] = earlier.groups[before[i]];
      }
    }

    private void tellLeft(Standing earlier) {
      for (int i = 0; i < size; i++) {
        earlier.isLeft[before[i]] |= isLeft[i];
      }
    }
  }
}
