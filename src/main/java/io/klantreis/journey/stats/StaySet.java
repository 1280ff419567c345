package io.klantreis.journey.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Very many stays of one stage: such as lie in groups already, some more, but for a few of the
/// first; and those still open. Each ended stay has one of up to four ways of ending.
public final class StaySet {
  private static final int WAY_BITS = 2;

  private final List<GroupedLengths> grouped;
  private final List<Lengths> more;
  private final List<Lengths> fewer;
  private final Lengths open;

  /// By group, then by way of ending.
  private final int[] counts;

  private final StayTotals totals;
  private final long[] taken;

  /// A bit for what some of these hash to, so that most others need not be looked for.
  private final long[] sieve;

  /// @param more,fewer by way of ending
  public StaySet(
      List<GroupedLengths> grouped, List<Lengths> more, List<Lengths> fewer, Lengths open) {
    if (more.size() > 1 << WAY_BITS) {
      throw new IllegalArgumentException(more.size() + " ways of ending are too many");
    }
    this.grouped = List.copyOf(grouped);
    this.more = List.copyOf(more);
    this.fewer = List.copyOf(fewer);
    this.open = open;
    this.counts = new int[groupsOf() * more.size()];
    this.totals = new StayTotals(more.size());
    for (GroupedLengths some : grouped) {
      for (int group = 0; group < some.groups(); group++) {
        for (int way = 0; way < more.size(); way++) {
          counts[group * more.size() + way] += some.count(group, way);
        }
      }
      totals.addAll(some.totals());
    }
    totals.addAll(count(more, 1));
    totals.removeAll(count(fewer, -1));
    this.taken = coded(fewer);
    Arrays.sort(taken);
    this.sieve = new long[Integer.highestOneBit(Math.max(1, taken.length / 4))];
    for (long coded : taken) {
      int bit = bit(coded);
      sieve[bit >>> 6] |= 1L << bit;
    }
  }

  private int bit(long coded) {
    return (int) (coded * 0x9e3779b97f4a7c15L >>> 38) & (sieve.length << 6) - 1;
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

  private int groupsOf() {
    int groups = 1;
    for (GroupedLengths some : grouped) {
      groups = Math.max(groups, some.groups());
    }
    for (Lengths some : more) {
      groups = Math.max(groups, LogScale.group(some.greatest()) + 1);
    }
    return groups;
  }

  private StayTotals count(List<Lengths> lengths, int by) {
    StayTotals all = new StayTotals(lengths.size());
    for (int way = 0; way < lengths.size(); way++) {
      Lengths some = lengths.get(way);
      for (int p = 0; p < some.pieces(); p++) {
        long[] piece = some.piece(p);
        int length = some.length(p);
        for (int i = 0; i < length; i++) {
          counts[LogScale.group(piece[i]) * lengths.size() + way] += by;
          all.add(way, piece[i]);
        }
      }
    }
    return all;
  }

  private static long[] coded(List<Lengths> lengths) {
    long[] all = new long[lengths.stream().mapToInt(Lengths::size).sum()];
    int from = 0;
    for (int way = 0; way < lengths.size(); way++) {
      int end = lengths.get(way).copyTo(all, from);
      for (int i = from; i < end; i++) {
        all[i] = code(all[i], way);
      }
      from = end;
    }
    return all;
  }

  /// How many ways of ending there are.
  public int ways() {
    return more.size();
  }

  /// One more than the highest group with an ended stay; at least 1.
  public int groups() {
    return counts.length / ways();
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
    for (int way = 0; group < groups() && way < ways(); way++) {
      count += counts[group * ways() + way];
    }
    return count;
  }

  /// Those that ended in a way, of a group below {@link #groups}.
  public int count(int group, int way) {
    return counts[group * ways() + way];
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
    boolean[] gone = new boolean[taken.length];
    for (GroupedLengths some : grouped) {
      int groups = Math.min(some.groups(), wanted.length);
      for (int group = 0; group < groups; group++) {
        if (!wanted[group]) {
          continue;
        }
        int end = some.begin(group + 1);
        for (int place = some.begin(group); place < end; place++) {
          long coded = some.coded(place);
          int bit = bit(coded);
          if ((sieve[bit >>> 6] >>> bit & 1) == 0 || !take(coded, gone)) {
            to[size++] = coded;
          }
        }
      }
    }
    return gatherMore(wanted, to, size);
  }

  private int gatherMore(boolean[] wanted, long[] to, int from) {
    int size = from;
    for (int way = 0; way < more.size(); way++) {
      Lengths some = more.get(way);
      for (int p = 0; p < some.pieces(); p++) {
        long[] piece = some.piece(p);
        int length = some.length(p);
        for (int i = 0; i < length; i++) {
          if (wanted[LogScale.group(piece[i])]) {
            to[size++] = code(piece[i], way);
          }
        }
      }
    }
    return size;
  }

  /// Takes away one of the stays that are not of the set, where this is one.
  private boolean take(long coded, boolean[] gone) {
    int low = 0;
    int high = taken.length;
    while (low < high) {
      int middle = low + high >>> 1;
      if (taken[middle] < coded) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    while (low < taken.length && taken[low] == coded) {
      if (!gone[low]) {
        gone[low] = true;
        return true;
      }
      low++;
    }
    return false;
  }

  /// A set of stays that lie in no groups yet.
  public static StaySet of(List<Lengths> ended, Lengths open) {
    List<Lengths> none = new ArrayList<>();
    ended.forEach(some -> none.add(new Lengths()));
    return new StaySet(List.of(), ended, none, open);
  }
}
