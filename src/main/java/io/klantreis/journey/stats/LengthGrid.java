package io.klantreis.journey.stats;

import java.util.Arrays;

/// Very many stays of one stage by the interval in which they began and, where they ended, by their
/// length's group of {@link LogScale}. First all are counted. Then {@link #lookFor} says in which
/// cells a quantile of each interval lies, and only the stays of these are shown again, with their
/// lengths. Exact, not an estimate. Confined to one thread.
public final class LengthGrid {
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
  private final int[][] ranks = new int[3][];
  private final boolean[] isWhole;
  private final int[] openBegins;
  private boolean[] wanted = {};
  private int[] next = {};
  private long[] lengths = {};

  public LengthGrid(int intervals) {
    this.intervals = intervals;
    this.ended = new int[intervals];
    this.open = new int[intervals];
    this.leastOpen = new long[intervals];
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

  /// Says in which cells the quantile of each interval lies.
  public void lookFor(double quantile) {
    this.q = quantile;
    int groups = counts.length / intervals;
    for (int cell = 0; cell < counts.length; cell++) {
      ended[cell % intervals] += counts[cell];
    }
    for (int which = 0; which < 3; which++) {
      ranks[which] = new int[intervals];
    }
    next = new int[counts.length];
    Arrays.fill(next, -1);
    wanted = new boolean[groups];
    int size = 0;
    for (int interval = 0; interval < intervals; interval++) {
      boolean[] some = lookIn(interval, groups);
      for (int group = 0; group < groups; group++) {
        int cell = group * intervals + interval;
        if (some[group] && counts[cell] > 0) {
          wanted[group] = true;
          next[cell] = size;
          size += counts[cell];
        }
      }
    }
    lengths = new long[size];
    groupOpen();
  }

  /// Puts those that go on in the order of intervals.
  private void groupOpen() {
    for (int interval = 0; interval < intervals; interval++) {
      openBegins[interval + 1] = openBegins[interval] + open[interval];
    }
    int[] place = openBegins.clone();
    long[] grouped = new long[waiting];
    for (int wait = 0; wait < waiting; wait++) {
      grouped[place[waitsIn[wait]]++] = waits[wait];
    }
    waits = grouped;
  }

  /// The groups in which an interval's quantile and its bounds lie; all where the order of ended
  /// and open stays matters.
  private boolean[] lookIn(int interval, int groups) {
    boolean[] some = new boolean[groups];
    int n = entered(interval);
    if (n == 0) {
      return some;
    }
    for (int which = -1; which <= 1; which++) {
      int rank = StayQuantile.rank(q, n, ended[interval], which);
      ranks[which + 1][interval] = rank;
      int group = rank < ended[interval] ? groupOf(interval, rank) : highest(interval, groups);
      boolean isInHead = LogScale.groupBegin(group + 1) - 1 <= leastOpen[interval];
      // the last stay of all takes the curve to 0, where its band is told otherwise
      if (!isInHead || rank + 1 >= n) {
        isWhole[interval] = true;
        Arrays.fill(some, true);
        return some;
      }
      if (rank < ended[interval]) {
        some[group] = true;
      }
    }
    return some;
  }

  private int groupOf(int interval, int rank) {
    int group = 0;
    for (int before = counts[interval];
        before <= rank;
        before += counts[group * intervals + interval]) {
      group++;
    }
    return group;
  }

  private int highest(int interval, int groups) {
    int group = groups - 1;
    while (group > 0 && counts[group * intervals + interval] == 0) {
      group--;
    }
    return Math.max(group, 0);
  }

  /// Whether a group's stays must be shown.
  public boolean wants(int group) {
    return group < wanted.length && wanted[group];
  }

  /// Whether those of an interval must be.
  public boolean wants(int group, int interval) {
    return next[group * intervals + interval] >= 0;
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
    double[] found = new double[3];
    for (int which = 0; which < 3; which++) {
      int rank = ranks[which][interval];
      found[which] = rank < ended[interval] ? length(interval, rank, which == 2) : Double.NaN;
    }
    return new Estimate(found[1], found[0], found[2]);
  }

  /// @param mustBeOutlasted whether it is unknown where the longest stays end there together: only
  ///   the curve's fall by all of them counts, and one to 0 has no upper bound
  private double length(int interval, int rank, boolean mustBeOutlasted) {
    int group = groupOf(interval, rank);
    int before = 0;
    for (int lower = 0; lower < group; lower++) {
      before += counts[lower * intervals + interval];
    }
    int cell = group * intervals + interval;
    int begin = next[cell] - counts[cell];
    int place = begin + rank - before;
    Selection.select(lengths, begin, next[cell], place);
    boolean isBare = mustBeOutlasted && open[interval] == 0;
    return isBare && !isOutlasted(interval, group, place) ? Double.NaN : lengths[place];
  }

  private boolean isOutlasted(int interval, int group, int place) {
    int end = next[group * intervals + interval];
    for (int later = place + 1; later < end; later++) {
      if (lengths[later] > lengths[place]) {
        return true;
      }
    }
    return highest(interval, counts.length / intervals) > group;
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
