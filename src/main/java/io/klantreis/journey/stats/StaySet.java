package io.klantreis.journey.stats;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Very many stays of one stage: such as lie in groups already, but for a few, and some more; and
/// those still open. Each ended stay has one of up to four ways of ending, and is known by one
/// number, its code, that tells length and way.
public final class StaySet {
  private static final int WAY_BITS = 2;

  private final List<GroupedLengths> grouped;
  private final LooseLengths more;
  private final LooseLengths fewer;
  private final Lengths open;
  private final int ways;

  /// By group, then by way of ending.
  private final int[] counts;

  private final StayTotals totals;

  /// @param more codes of ended stays in no group
  /// @param fewer codes of those that are counted in a group, but not of the set
  /// @param open lengths so far
  public StaySet(
      List<GroupedLengths> grouped, Lengths more, Lengths fewer, Lengths open, int ways) {
    if (ways > 1 << WAY_BITS) {
      throw new IllegalArgumentException(ways + " ways of ending are too many");
    }
    this.more = new LooseLengths(more, ways);
    this.fewer = new LooseLengths(fewer, ways);
    this.grouped = Stream.concat(grouped.stream(), Stream.of(this.more)).toList();
    this.open = open;
    this.ways = ways;
    int groups = this.grouped.stream().mapToInt(GroupedLengths::groups).max().orElse(1);
    this.counts = new int[groups * ways];
    this.totals = new StayTotals(ways);
    for (GroupedLengths some : this.grouped) {
      some.addCounts(counts, ways);
      totals.addAll(some.totals());
    }
    for (int group = 0; group < this.fewer.groups(); group++) {
      for (int way = 0; way < ways; way++) {
        counts[group * ways + way] -= this.fewer.count(group, way);
      }
    }
    totals.removeAll(this.fewer.totals());
  }

  /// A length and a way of ending as one number, in the order of lengths.
  public static long code(long length, int way) {
    return length << WAY_BITS | way;
  }

  /// The length of a code.
  public static long length(long coded) {
    return coded >> WAY_BITS;
  }

  /// The way of ending of a code.
  public static int way(long coded) {
    return (int) coded & 3;
  }

  /// How many ways of ending there are.
  public int ways() {
    return ways;
  }

  /// One more than the highest group with an ended stay; at least 1.
  public int groups() {
    return counts.length / ways;
  }

  /// The highest group with an ended stay; 0 where there is none.
  int highest() {
    int group = groups() - 1;
    while (group > 0 && count(group) == 0) {
      group--;
    }
    return group;
  }

  /// Ended stays of a group.
  public int count(int group) {
    int count = 0;
    for (int way = 0; group < groups() && way < ways; way++) {
      count += counts[group * ways + way];
    }
    return count;
  }

  /// Those that ended in a way, of a group below {@link #groups}.
  public int count(int group, int way) {
    return counts[group * ways + way];
  }

  int endedCount() {
    return Math.toIntExact(totals.count());
  }

  /// What all ended stays add up to; to be read only.
  StayTotals totals() {
    return totals;
  }

  Lengths open() {
    return open;
  }

  /// How many stays there are, ended and open.
  public int size() {
    return endedCount() + open.size();
  }

  /// How many of them are still open.
  public int openCount() {
    return open.size();
  }

  /// How many stays ended in a way.
  public long ended(int way) {
    return totals.count(way);
  }

  /// All ended stays, coded, in no order.
  public long[] ended() {
    boolean[] all = new boolean[groups()];
    Arrays.fill(all, true);
    return ended(all);
  }

  /// The ended stays of some groups, coded, in no order.
  public long[] ended(boolean[] wanted) {
    int size = 0;
    for (int group = 0; group < wanted.length; group++) {
      size += wanted[group] ? count(group) : 0;
    }
    long[] coded = new long[size];
    gather(wanted, coded);
    return coded;
  }

  /// The longest stay, ended or open; 0 where there is none.
  public long longest() {
    boolean[] highest = new boolean[groups()];
    highest[highest()] = true;
    long most = open.greatest();
    for (long coded : ended(highest)) {
      most = Math.max(most, length(coded));
    }
    return most;
  }

  /// The shortest of those still open; the greatest number there is where there is none.
  public long leastOpen() {
    return open.least();
  }

  /// The lengths so far of those still open, in no order.
  public long[] openLengths() {
    long[] lengths = new long[open.size()];
    open.copyTo(lengths, 0);
    return lengths;
  }

  /// Writes the ended stays of some groups, coded and in no order, and says how many.
  int gather(boolean[] wanted, long[] to) {
    int size = 0;
    for (GroupedLengths some : grouped) {
      int groups = Math.min(some.groups(), wanted.length);
      for (int group = 0; group < groups; group++) {
        size = wanted[group] ? some.read(group, to, size) : size;
      }
    }
    return size;
  }

  /// Writes all that are counted in a group, among them those that {@link #gatherFewer} tells.
  int gatherAll(int group, long[] to) {
    int size = 0;
    for (GroupedLengths some : grouped) {
      size = group < some.groups() ? some.readAll(group, to, size) : size;
    }
    return size;
  }

  /// Writes those that are counted in a group, but not of the set.
  int gatherFewer(int group, long[] to) {
    return group < fewer.groups() ? fewer.read(group, to, 0) : 0;
  }

  /// How many are counted in a group, be they of the set or not.
  int countAll(int group) {
    int count = count(group);
    for (int way = 0; group < fewer.groups() && way < ways; way++) {
      count += fewer.count(group, way);
    }
    return count;
  }

  /// Gives back what it holds, when everything was asked.
  void release() {
    more.release();
    fewer.release();
  }
}
