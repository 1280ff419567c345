package io.klantreis.journey.stats;

import java.util.Arrays;

/// Whether two groups of stays end at the same pace (Mantel's log-rank test).
///
/// Very many stays are taken some groups of {@link LogScale} at a time, so that few are in hand at
/// once, and put in order there: each is one number, of its length, whether it is open, and its
/// side.
public final class LogRank {
  /// Groups are taken at once as long as they have no more stays together: more would not fit
  /// beside the processor.
  private static final int AT_ONCE = 1 << 14;

  private static final int SIDE = 1;
  private static final int OPEN = 2;
  private static final int LENGTH_SHIFT = 2;

  // By side and openness: whether a stay ended, whether one of the first side did, and whether a
  // stay is of that side.
  private static final double[] ENDED = {1, 1, 0, 0};
  private static final double[] ENDED_HERE = {1, 0, 0, 0};
  private static final double[] HERE = {1, 0, 1, 0};

  private final PairedLengths ended;

  /// Open stays, and where those of each group begin.
  private final long[] open;

  private final int[] openBegins;
  private final RangeSort sort = new RangeSort();
  private long[] stays = {};

  // What the walk over stays has come to.
  private double risk;
  private double otherRisk;
  private double excess;
  private double variance;

  private LogRank(PairedLengths ended, StaySet one, StaySet other) {
    this.ended = ended;
    this.risk = one.size();
    this.otherRisk = other.size();
    long longest = Math.max(one.open().greatest(), other.open().greatest());
    this.openBegins = new int[Math.max(ended.groups(), LogScale.group(longest) + 1) + 1];
    this.open = new long[one.openCount() + other.openCount()];
    placeOpen(one, other);
  }

  /// The chi-squared with one degree of freedom and its p-value; NaN where nothing ended while both
  /// groups were there.
  public static TestResult test(StaySet one, StaySet other) {
    return test(new PairOfSets(one, other), one, other);
  }

  /// The same of sets whose ended stays are at hand together.
  public static TestResult test(PairedLengths ended, StaySet one, StaySet other) {
    return new LogRank(ended, one, other).test();
  }

  /// An ended stay as one number, in the order of lengths.
  ///
  /// @param side 0 or 1
  public static long stay(long length, int side) {
    return length << LENGTH_SHIFT | side;
  }

  private void placeOpen(StaySet one, StaySet other) {
    long[] waits = new long[open.length];
    int first = one.open().copyTo(waits, 0);
    other.open().copyTo(waits, first);
    for (int i = 0; i < waits.length; i++) {
      openBegins[LogScale.group(waits[i]) + 1]++;
      waits[i] = stay(waits[i], i < first ? 0 : SIDE) | OPEN;
    }
    for (int group = 1; group < openBegins.length; group++) {
      openBegins[group] += openBegins[group - 1];
    }
    int[] next = openBegins.clone();
    for (long wait : waits) {
      open[next[LogScale.group(wait >> LENGTH_SHIFT)]++] = wait;
    }
  }

  private TestResult test() {
    int groups = openBegins.length - 1;
    // once a side is gone nothing more is told
    for (int group = 0; group < groups && risk > 0 && otherRisk > 0; ) {
      int end = group;
      int size = 0;
      do {
        size += count(end++);
      } while (end < groups && size + count(end) <= AT_ONCE);
      if (size > 0) {
        walkGroups(group, end, size);
      }
      group = end;
    }
    if (variance == 0) {
      return new TestResult(Double.NaN, Double.NaN);
    }
    double chi2 = excess * excess / variance;
    return new TestResult(chi2, Distributions.chiSquaredUpper(chi2, 1));
  }

  /// Stays of a group of lengths.
  private int count(int group) {
    int waits = openBegins[group + 1] - openBegins[group];
    return group < ended.groups() ? waits + ended.count(group) : waits;
  }

  /// Reads the stays of some groups of lengths at once, and walks them group by group.
  private void walkGroups(int group, int end, int size) {
    // behind those of each group one place is written to in vain
    int[] next = new int[end - group];
    if (stays.length < size + next.length) {
      stays = new long[size * 3 / 2 + next.length];
    }
    int begin = 0;
    for (int some = group; some < end; some++) {
      int waits = openBegins[some + 1] - openBegins[some];
      System.arraycopy(open, openBegins[some], stays, begin, waits);
      next[some - group] = begin + waits;
      begin += count(some) + 1;
    }
    ended.read(group, Math.min(end, ended.groups()), stays, next);
    begin = 0;
    for (int some = group; some < end; some++) {
      long least = LogScale.groupBegin(some) << LENGTH_SHIFT;
      long width = (LogScale.groupBegin(some + 1) << LENGTH_SHIFT) - least;
      int count = next[some - group] - begin;
      long[] sorted = sort.sort(stays, begin, count, least, width);
      sorted[count] = Long.MAX_VALUE;
      walk(sorted, count);
      begin += count + 1;
    }
  }

  /// Goes over stays in order: at equal lengths those that ended come before the open ones. No
  /// branch hangs on side or openness, for no processor foresees these.
  private void walk(long[] sorted, int size) {
    double more = 0;
    double spread = 0;
    double here = risk;
    double all = risk + otherRisk;
    for (int at = 0; at < size; at++) {
      long stay = sorted[at];
      if ((stay & OPEN) == 0 && (sorted[at + 1] | SIDE) == (stay | SIDE)) {
        risk = here;
        otherRisk = all - here;
        at = ties(sorted, at) - 1;
        here = risk;
        all = risk + otherRisk;
        continue;
      }
      int kind = (int) stay & SIDE + OPEN;
      double share = here / all;
      more += ENDED_HERE[kind] - ENDED[kind] * share;
      spread += ENDED[kind] * share * (1 - share);
      here -= HERE[kind];
      all--;
    }
    risk = here;
    otherRisk = all - here;
    excess += more;
    variance += spread;
  }

  /// Takes all stays that ended after one length, and returns where the next begin.
  private int ties(long[] sorted, int from) {
    long last = sorted[from] | SIDE;
    int at = from;
    int died = 0;
    while ((sorted[at] | SIDE) == last) {
      died += (sorted[at] & SIDE) == 0 ? 1 : 0;
      at++;
    }
    double all = at - from;
    double n = risk + otherRisk;
    excess += died - all * risk / n;
    if (n > 1) {
      variance += all * (risk / n) * (otherRisk / n) * (n - all) / (n - 1);
    }
    risk -= died;
    otherRisk -= all - died;
    return at;
  }

  /// Two sets that know nothing of each other.
  private record PairOfSets(StaySet one, StaySet other) implements PairedLengths {
    @Override
    public int groups() {
      return Math.max(one.groups(), other.groups());
    }

    @Override
    public int count(int group) {
      return one.count(group) + other.count(group);
    }

    @Override
    public void read(int group, int end, long[] to, int[] next) {
      boolean[] wanted = new boolean[groups()];
      Arrays.fill(wanted, group, end, true);
      for (int side = 0; side < 2; side++) {
        StaySet set = side == 0 ? one : other;
        for (long coded : set.ended(Arrays.copyOf(wanted, set.groups()))) {
          long length = StaySet.length(coded);
          to[next[LogScale.group(length) - group]++] = stay(length, side);
        }
      }
    }
  }
}
