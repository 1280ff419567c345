package io.klantreis.journey.stats;

import java.util.Arrays;

/// Very many stays of one stage by the interval in which they began and, where they ended, by their
/// length's group of {@link LogScale}. First all are counted. Then {@link #lookFor} says in which
/// cells a quantile of each interval lies, and only the stays of these are shown again, with their
/// lengths. Exact, not an estimate. Confined to one thread.
public final class LengthGrid {
  /// Of a quantile's lower bound, itself and its upper one.
  private static final int RANKS = 3;

  private final int intervals;

  /// Ended stays, group by group.
  private int[] counts = {};

  private final int[] ended;
  private final int[] open;
  private final long[] leastOpen;
  private long[] waits = new long[16];
  private int[] waitsIn = new int[16];
  private int waiting;

  // Of the quantile that is looked for.
  private double q;
  private final int[][] ranks;
  private final int[][] groupsOf;
  private final int[][] befores;
  private final int[] highest;
  private final boolean[] isWhole;
  private final int[] openBegins;
  private boolean[] wanted = {};

  /// Whether stays of a group are wanted of intervals of which not all are.
  private boolean[] areSome = {};

  private int[] next = {};
  private long[] lengths = {};

  public LengthGrid(int intervals) {
    this.intervals = intervals;
    this.ended = new int[intervals];
    this.open = new int[intervals];
    this.leastOpen = new long[intervals];
    this.ranks = new int[RANKS][intervals];
    this.groupsOf = new int[RANKS][intervals];
    this.befores = new int[RANKS][intervals];
    this.highest = new int[intervals];
    this.isWhole = new boolean[intervals];
    this.openBegins = new int[intervals + 1];
    Arrays.fill(leastOpen, Long.MAX_VALUE);
  }

  /// Makes room for groups below a number.
  public void makeRoom(int groups) {
    int cells = Math.multiplyExact(groups, intervals);
    if (cells > counts.length) {
      counts = Arrays.copyOf(counts, cells);
    }
  }

  /// Counts a stay that ended, in a group that there is room for.
  public void add(int group, int interval) {
    counts[group * intervals + interval]++;
  }

  /// Adds a stay that goes on.
  public void addOpen(int interval, long length) {
    if (waiting == waits.length) {
      waits = Arrays.copyOf(waits, 2 * waiting);
      waitsIn = Arrays.copyOf(waitsIn, 2 * waiting);
    }
    waits[waiting] = length;
    waitsIn[waiting++] = interval;
    open[interval]++;
    leastOpen[interval] = Math.min(leastOpen[interval], length);
  }

  public void addAll(LengthGrid other) {
    makeRoom(other.counts.length / intervals);
    for (int cell = 0; cell < other.counts.length; cell++) {
      counts[cell] += other.counts[cell];
    }
    for (int wait = 0; wait < other.waiting; wait++) {
      addOpen(other.waitsIn[wait], other.waits[wait]);
    }
  }

  /// How many stays go on.
  public long open() {
    return waiting;
  }

  /// How many stays there are.
  public long size() {
    long size = waiting;
    for (int count : counts) {
      size += count;
    }
    return size;
  }

  /// How many stays began in an interval; after {@link #lookFor}.
  public int entered(int interval) {
    return ended[interval] + open[interval];
  }

  /// The bytes that it holds.
  public long bytes() {
    return 4L * (counts.length + next.length) + 8L * lengths.length + 12L * waits.length;
  }

  /// Says in which cells the quantile of each interval lies. Goes through the groups in the order
  /// of memory, for all intervals at once.
  public void lookFor(double quantile) {
    this.q = quantile;
    int groups = counts.length / intervals;
    countEnded(groups);
    for (int interval = 0; interval < intervals; interval++) {
      int n = entered(interval);
      for (int which = 0; n > 0 && which < RANKS; which++) {
        ranks[which][interval] = StayQuantile.rank(q, n, ended[interval], which - 1);
      }
    }
    findRanks(groups);
    next = new int[counts.length];
    Arrays.fill(next, -1);
    wanted = new boolean[groups];
    areSome = new boolean[groups];
    int size = 0;
    for (int interval = 0; interval < intervals; interval++) {
      isWhole[interval] = entered(interval) > 0 && isWhole(interval);
      if (isWhole[interval]) {
        for (int group = 0; group < groups; group++) {
          size = want(group, interval, size);
        }
        continue;
      }
      for (int which = 0; which < RANKS; which++) {
        if (ranks[which][interval] < ended[interval]) {
          size = want(groupsOf[which][interval], interval, size);
          areSome[groupsOf[which][interval]] = true;
        }
      }
    }
    lengths = new long[size];
    groupOpen();
  }

  private void countEnded(int groups) {
    for (int group = 0; group < groups; group++) {
      int row = group * intervals;
      for (int interval = 0; interval < intervals; interval++) {
        int count = counts[row + interval];
        ended[interval] += count;
        highest[interval] = count > 0 ? group : highest[interval];
      }
    }
  }

  /// Finds the groups in which the stays of the ranks lie, and how many are in groups below. No
  /// rank is less than the one before it.
  private void findRanks(int groups) {
    int[] below = new int[intervals];
    int[] found = new int[intervals];
    int[] sought = ranks[0].clone();
    for (int group = 0; group < groups; group++) {
      int row = group * intervals;
      for (int interval = 0; interval < intervals; interval++) {
        int sum = below[interval] + counts[row + interval];
        while (sum > sought[interval]) {
          int which = found[interval]++;
          groupsOf[which][interval] = group;
          befores[which][interval] = below[interval];
          sought[interval] = which + 1 < RANKS ? ranks[which + 1][interval] : Integer.MAX_VALUE;
        }
        below[interval] = sum;
      }
    }
  }

  /// Makes place for the stays of a cell, unless there is.
  ///
  /// @return the place behind the last
  private int want(int group, int interval, int size) {
    int cell = group * intervals + interval;
    if (counts[cell] == 0 || next[cell] >= 0) {
      return size;
    }
    wanted[group] = true;
    next[cell] = size;
    return size + counts[cell];
  }

  /// Puts those that go on in the order of intervals, as far as their order matters.
  private void groupOpen() {
    for (int interval = 0; interval < intervals; interval++) {
      openBegins[interval + 1] = openBegins[interval] + (isWhole[interval] ? open[interval] : 0);
    }
    int[] place = openBegins.clone();
    long[] grouped = new long[openBegins[intervals]];
    for (int wait = 0; wait < waiting; wait++) {
      int interval = waitsIn[wait];
      if (isWhole[interval]) {
        grouped[place[interval]++] = waits[wait];
      }
    }
    waits = grouped;
  }

  /// Whether the order of ended and open stays of an interval matters.
  private boolean isWhole(int interval) {
    int n = entered(interval);
    for (int which = 0; which < RANKS; which++) {
      int rank = ranks[which][interval];
      int group = rank < ended[interval] ? groupsOf[which][interval] : highest[interval];
      boolean isInHead = LogScale.groupBegin(group + 1) - 1 <= leastOpen[interval];
      // the last stay of all takes the curve to 0, where its band is told otherwise
      if (!isInHead || rank + 1 >= n) {
        return true;
      }
    }
    return false;
  }

  /// Whether a group's stays must be shown.
  public boolean wants(int group) {
    return group < wanted.length && wanted[group];
  }

  /// Whether those of an interval must be.
  public boolean wants(int group, int interval) {
    return isWhole[interval] || areSome[group] && next[group * intervals + interval] >= 0;
  }

  /// Shows a stay that was counted and is wanted.
  public void show(int group, int interval, long length) {
    lengths[next[group * intervals + interval]++] = length;
  }

  /// The quantile of the stays of an interval, as {@link KaplanMeier#quantile}, when all that is
  /// wanted was shown.
  public Estimate quantile(int interval) {
    if (entered(interval) == 0) {
      return Estimate.UNKNOWN;
    }
    if (isWhole[interval]) {
      return KaplanMeier.of(endedIn(interval), openIn(interval)).quantile(q);
    }
    double[] found = new double[RANKS];
    for (int which = 0; which < RANKS; which++) {
      int rank = ranks[which][interval];
      found[which] = rank < ended[interval] ? length(interval, which) : Double.NaN;
    }
    return new Estimate(found[1], found[0], found[2]);
  }

  /// The length of a rank. Of the upper bound it is unknown where the longest stays end there
  /// together: only the curve's fall by all of them counts, and one to 0 has no such bound.
  private double length(int interval, int which) {
    int group = groupsOf[which][interval];
    int cell = group * intervals + interval;
    int begin = next[cell] - counts[cell];
    int place = begin + ranks[which][interval] - befores[which][interval];
    Selection.select(lengths, begin, next[cell], place);
    boolean isBare = which == RANKS - 1 && open[interval] == 0;
    return isBare && !isOutlasted(interval, group, place) ? Double.NaN : lengths[place];
  }

  private boolean isOutlasted(int interval, int group, int place) {
    int end = next[group * intervals + interval];
    for (int later = place + 1; later < end; later++) {
      if (lengths[later] > lengths[place]) {
        return true;
      }
    }
    return highest[interval] > group;
  }

  private long[] endedIn(int interval) {
    long[] all = new long[ended[interval]];
    int size = 0;
    for (int cell = interval; cell < counts.length; cell += intervals) {
      if (counts[cell] > 0) {
        System.arraycopy(lengths, next[cell] - counts[cell], all, size, counts[cell]);
        size += counts[cell];
      }
    }
    return all;
  }

  private long[] openIn(int interval) {
    return Arrays.copyOfRange(waits, openBegins[interval], openBegins[interval + 1]);
  }
}
