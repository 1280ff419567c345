package io.klantreis.journey.stage;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.run.StageEntries;
import io.klantreis.journey.stats.GroupedLengths;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which of a block's kept stays a question counts: those that begin in its range; of them such go
/// on as nothing ends by the question's moment. Immutable.
final class CountedStays {
  private final BlockStays kept;
  private final long from;
  private final long end;

  /// A bit for each event whose stay does not count, or goes on only since what ends it comes
  /// later; null where there is none.
  private final long @Nullable [] left;

  /// Where the latter begin.
  private int[] cut = {};

  /// Where the first stays begin of customers with one that begins outside the range.
  private int[] reachOut = {};

  /// A bit for each event that begins a stay, be it kept or not.
  private final long[] begun;

  private int units;

  /// @param end behind the range, and no later than just behind the last moment
  /// @param last after it no event exists
  CountedStays(BlockStays kept, long from, long end, long last) {
    this.kept = kept;
    this.from = from;
    this.end = end;
    this.units = kept.units().customers();
    this.begun = kept.found().entries();
    Block block = kept.block();
    if (block.firstMillis() >= from && block.lastMillis() < end) {
      this.left = null;
      return;
    }
    this.left = new long[kept.found().entries().length];
    if (block.firstMillis() < from) {
      block.timeline().mark(left, block.firstMillis(), from - 1);
    }
    if (block.lastMillis() >= end) {
      block.timeline().mark(left, end, block.lastMillis());
    }
    leaveOut(left, last);
  }

  private CountedStays(CountedStays all, long[] broken, long[] resumed) {
    this.kept = all.kept;
    this.from = all.from;
    this.end = all.end;
    this.units = all.units;
    this.left = broken;
    this.begun = resumed;
    this.cut =
        Arrays.stream(all.cut).filter(position -> !StageEntries.isSet(broken, position)).toArray();
    this.reachOut = all.reachOut;
    for (int word = 0; word < resumed.length; word++) {
      left[word] |= all.left == null ? 0 : all.left[word];
      begun[word] |= all.begun[word];
    }
  }

  /// The same but for some stays, and with others that are shown elsewhere.
  ///
  /// @param broken a bit for each event whose kept stay does not count; owned
  /// @param resumed a bit for each event that begins a stay that is not kept; owned
  CountedStays without(long[] broken, long[] resumed) {
    return new CountedStays(this, broken, resumed);
  }

  private void leaveOut(long[] outside, long last) {
    long[] entries = kept.found().entries();
    long[] lasts = kept.found().lasts();
    int cuts = 0;
    int customers = 0;
    int first = 0;
    int customersLast = -1;
    for (int word = 0; word < entries.length; word++) {
      for (long rest = entries[word] & outside[word]; rest != 0; rest &= rest - 1) {
        int position = word << 6 | Long.numberOfTrailingZeros(rest);
        if (position > customersLast) {
          first = StageEntries.next(entries, StageEntries.before(lasts, position) + 1);
          customersLast = StageEntries.next(lasts, position);
          reachOut = withRoom(reachOut, customers);
          reachOut[customers++] = first;
          units -= isAllOutside(entries, outside, first, customersLast) ? 1 : 0;
        }
        if (position == first || kept.block().times().at(position) <= last) {
          continue;
        }
        int before = StageEntries.before(entries, position);
        if ((outside[before >>> 6] >>> before & 1) == 0) {
          outside[before >>> 6] |= 1L << before;
          cut = withRoom(cut, cuts);
          cut[cuts++] = before;
        }
      }
    }
    cut = Arrays.copyOf(cut, cuts);
    reachOut = Arrays.copyOf(reachOut, customers);
  }

  private static int[] withRoom(int[] some, int size) {
    return size == some.length ? Arrays.copyOf(some, 2 * size + 8) : some;
  }

  private static boolean isAllOutside(long[] entries, long[] outside, int first, int end) {
    for (int position = first; ; position = StageEntries.next(entries, position + 1)) {
      if ((outside[position >>> 6] >>> position & 1) == 0) {
        return false;
      }
      if (position == end) {
        return true;
      }
    }
  }

  BlockStays kept() {
    return kept;
  }

  /// Customers with a stay that counts.
  int units() {
    return units;
  }

  /// A bit for each event that begins a stay, in the range or not.
  long[] begun() {
    return begun;
  }

  /// Whether a stay begins in the range.
  boolean begins(int position) {
    long time = kept.block().times().at(position);
    return time >= from && time < end;
  }

  /// A bit for each event that begins a stay outside the range; null where there is none.
  long @Nullable [] outside() {
    if (left == null) {
      return null;
    }
    long[] outside = left.clone();
    for (int position : cut) {
      outside[position >>> 6] &= ~(1L << position);
    }
    return outside;
  }

  /// Whether some kept stays do not count, or not as such that ended.
  boolean leavesOut() {
    return left != null;
  }

  /// Whether a kept stay that ended counts as one.
  boolean ended(int position) {
    return left == null || (left[position >>> 6] >>> position & 1) == 0;
  }

  /// The kept stays of a stage that ended.
  GroupedLengths lengths(int stage) {
    return kept.lengths(stage, left);
  }

  /// Takes positions at which something begins.
  interface Positions {
    void at(int position);
  }

  /// Shows where those begin of the kept stays that ended, but do not count as such.
  void leftOut(Positions sink) {
    long[] entries = kept.found().entries();
    long[] lasts = kept.found().lasts();
    for (int word = 0; left != null && word < entries.length; word++) {
      for (long rest = entries[word] & ~lasts[word] & left[word]; rest != 0; rest &= rest - 1) {
        sink.at(word << 6 | Long.numberOfTrailingZeros(rest));
      }
    }
  }

  /// Whether the customer of a kept stay has one that begins outside the range.
  boolean reachesOut(int position) {
    if (left == null) {
      return false;
    }
    long[] lasts = kept.found().lasts();
    int last = StageEntries.next(lasts, position);
    int first = StageEntries.next(kept.found().entries(), StageEntries.before(lasts, position) + 1);
    return !begins(first) || !begins(last);
  }

  /// Shows where the first stay begins of each customer with one that begins outside the range.
  void reachOut(Positions sink) {
    for (int first : reachOut) {
      sink.at(first);
    }
  }

  /// Takes stays that go on.
  interface Sink {
    void open(int stage, long since, int position);
  }

  void open(Sink sink) {
    long[] lasts = kept.found().lasts();
    LastStays last = kept.last();
    int customer = 0;
    for (int word = 0; word < lasts.length; word++) {
      for (long rest = lasts[word]; rest != 0; rest &= rest - 1) {
        if (left == null || (left[word] & rest & -rest) == 0) {
          int position = word << 6 | Long.numberOfTrailingZeros(rest);
          sink.open(last.stage(customer), last.since(customer), position);
        }
        customer++;
      }
    }
    for (int position : cut) {
      sink.open(kept.stage(position), kept.block().times().at(position), position);
    }
  }
}
