package io.klantreis.journey.stats;

import static io.klantreis.journey.stats.LogScale.firstBucket;

import java.util.Arrays;

/// A set's stays in the buckets of {@link LogScale}, as far as anybody looks at them. Groups in
/// which every stay is shorter than every open one, the head, are opened when asked for: until then
/// all their stays are counted in their last bucket. Those of the others, the tail, are counted in
/// {@link StayStretches}, and opened where a bucket's order is asked for.
final class StayBuckets {
  private static final LongArrays ARRAYS = new LongArrays();

  private final StaySet set;
  private final OpenStays open;
  private final StayStretches stretches;
  private final int tailGroup;
  private final int[] endedIn;
  private final int[] endedPlace;
  private final boolean[] isSorted;
  private final boolean[] isOpened;
  private final long longest;
  private long[] values = {};
  private int used;

  StayBuckets(StaySet set) {
    this.set = set;
    Lengths open = set.open();
    int groups = Math.max(set.groups(), LogScale.group(open.greatest()) + 1);
    this.tailGroup =
        open.size() == 0 ? set.highest() : Math.min(set.groups(), LogScale.group(open.least()));
    this.open = new OpenStays(open, groups);
    this.endedIn = new int[firstBucket(groups)];
    this.endedPlace = new int[endedIn.length];
    this.isSorted = new boolean[endedIn.length];
    this.isOpened = new boolean[groups];
    for (int group = 0; group < tailGroup; group++) {
      endedIn[lastBucket(group)] = set.count(group);
    }
    int end = set.highest() + 1;
    this.stretches = new StayStretches(this.open, Math.min(tailGroup, end), end);
    countTail(end);
    this.longest = set.longest();
  }

  private void countTail(int endGroup) {
    int most = 0;
    for (int group = tailGroup; group < endGroup; group++) {
      most = Math.max(most, set.countAll(group));
    }
    long[] found = ARRAYS.take(most);
    for (int group = tailGroup; group < endGroup; group++) {
      stretches.add(group, found, set.gatherAll(group, found));
      stretches.remove(group, found, set.gatherFewer(group, found));
      for (int bucket = firstBucket(group); bucket < firstBucket(group + 1); bucket++) {
        endedIn[bucket] = stretches.endedIn(bucket);
      }
    }
    ARRAYS.give(found);
  }

  /// The last bucket of a group.
  private static int lastBucket(int group) {
    return firstBucket(group + 1) - 1;
  }

  /// Puts the stays of some groups in their buckets, unless they are there.
  void openGroups(boolean[] wanted) {
    boolean[] some = Arrays.copyOf(wanted, isOpened.length);
    int size = 0;
    for (int group = 0; group < some.length; group++) {
      some[group] &= !isOpened[group];
      isOpened[group] |= some[group];
      size += some[group] ? set.count(group) : 0;
    }
    if (size == 0) {
      return;
    }
    long[] found = ARRAYS.take(size);
    set.gather(some, found);
    for (int group = 0; group < some.length; group++) {
      if (some[group]) {
        Arrays.fill(endedIn, firstBucket(group), firstBucket(group + 1), 0);
      }
    }
    for (int i = 0; i < size; i++) {
      endedIn[LogScale.bucket(StaySet.length(found[i]))]++;
    }
    place(some, found, size);
    ARRAYS.give(found);
  }

  private void place(boolean[] some, long[] found, int size) {
    long[] larger = ARRAYS.take(used + size);
    System.arraycopy(values, 0, larger, 0, used);
    if (used > 0) {
      ARRAYS.give(values);
    }
    values = larger;
    int[] next = new int[endedIn.length];
    for (int group = 0; group < some.length; group++) {
      int end = some[group] ? firstBucket(group + 1) : 0;
      for (int bucket = firstBucket(group); bucket < end; bucket++) {
        endedPlace[bucket] = used;
        next[bucket] = used;
        used += endedIn[bucket];
      }
    }
    for (int i = 0; i < size; i++) {
      values[next[LogScale.bucket(StaySet.length(found[i]))]++] = found[i];
    }
  }

  /// Opens the group in which a bucket is, and says whether it was not open yet.
  boolean openAround(int bucket) {
    int group = LogScale.group(LogScale.begin(bucket));
    boolean[] one = new boolean[isOpened.length];
    one[group] = !isOpened[group];
    openGroups(one);
    return one[group];
  }

  /// The stays of the head that lasted no longer than a time: added up, or the others taken away
  /// from all, whichever are fewer.
  StayTotals head(long horizon) {
    long limit = Math.min(horizon, LogScale.groupBegin(tailGroup) - 1);
    int last = LogScale.group(Math.max(0, limit));
    long below = 0;
    for (int group = 0; group <= last && limit >= 0; group++) {
      below += set.count(group);
    }
    boolean isLess = 2 * below < set.endedCount();
    StayTotals part = new StayTotals(set.ways());
    boolean[] some = new boolean[isOpened.length];
    boolean isWhole = LogScale.groupBegin(last + 1) - 1 == limit;
    if (isLess) {
      Arrays.fill(some, 0, last + 1, true);
    } else {
      Arrays.fill(some, isWhole ? last + 1 : last, some.length, true);
    }
    long[] found = ARRAYS.take(set.endedCount());
    int size = limit < 0 ? 0 : set.gather(some, found);
    for (int i = 0; i < size; i++) {
      long length = StaySet.length(found[i]);
      if (length <= limit == isLess) {
        part.add(StaySet.way(found[i]), length);
      }
    }
    ARRAYS.give(found);
    if (isLess) {
      return part;
    }
    StayTotals rest = new StayTotals(set.ways());
    rest.addAll(set.totals());
    rest.removeAll(part);
    return rest;
  }

  /// Puts an opened bucket's stays in order.
  void sort(int bucket) {
    if (!isSorted[bucket]) {
      int from = endedPlace[bucket];
      EvenSort.sort(values, from, from + endedIn[bucket]);
      open.sort(LogScale.group(LogScale.begin(bucket)));
      isSorted[bucket] = true;
    }
  }

  int place(int bucket) {
    return endedPlace[bucket];
  }

  long length(int place) {
    return StaySet.length(values[place]);
  }

  int way(int place) {
    return StaySet.way(values[place]);
  }

  OpenStays open() {
    return open;
  }

  StayStretches stretches() {
    return stretches;
  }

  int buckets() {
    return endedIn.length;
  }

  /// The first bucket of the tail; no bucket before it has an open stay.
  int tailBegin() {
    return firstBucket(tailGroup);
  }

  int ended(int bucket) {
    return endedIn[bucket];
  }

  long longest() {
    return longest;
  }

  void release() {
    if (used > 0) {
      ARRAYS.give(values);
    }
    open.release();
    stretches.release();
    set.release();
  }
}
