package io.klantreis.journey.stats;

import java.util.Arrays;

/// A set's stays in the buckets of {@link LogScale}, as far as anybody looks at them. Groups in
/// which every stay is shorter than every open one, the head, are opened when asked for: until then
/// all their stays are counted in their last bucket. The others, the tail, are open from the start.
final class StayBuckets {
  private static final LongArrays ARRAYS = new LongArrays();

  private final StaySet set;
  private final int openCount;
  private final int tailGroup;
  private final int[] endedIn;
  private final int[] openIn;
  private final int[] endedPlace;
  private final int[] openPlace;
  private final boolean[] isSorted;
  private final boolean[] isOpened;
  private final long[] waits;
  private final long longest;
  private long[] values = {};
  private int used;
  private final int tailUsed;

  StayBuckets(StaySet set) {
    this.set = set;
    Lengths open = set.open();
    this.openCount = open.size();
    int groups = Math.max(set.groups(), LogScale.group(open.greatest()) + 1);
    this.tailGroup =
        openCount == 0 ? set.highest() : Math.min(set.groups(), LogScale.group(open.least()));
    int buckets = LogScale.bucket(LogScale.groupBegin(groups));
    this.endedIn = new int[buckets];
    this.openIn = new int[buckets];
    this.endedPlace = new int[buckets];
    this.openPlace = new int[buckets];
    this.isSorted = new boolean[buckets];
    this.isOpened = new boolean[groups];
    for (int group = 0; group < set.groups(); group++) {
      endedIn[lastBucket(group)] = set.count(group);
    }
    this.waits = ARRAYS.take(openCount);
    placeOpen(open);
    boolean[] tail = new boolean[groups];
    Arrays.fill(tail, Math.min(tailGroup, groups), groups, true);
    openGroups(tail);
    this.tailUsed = used;
    long most = open.greatest();
    for (int place = 0; place < used; place++) {
      most = Math.max(most, length(place));
    }
    this.longest = most;
  }

  private static int firstBucket(int group) {
    return LogScale.bucket(LogScale.groupBegin(group));
  }

  /// The last bucket of a group.
  private static int lastBucket(int group) {
    return firstBucket(group + 1) - 1;
  }

  private void placeOpen(Lengths open) {
    for (int p = 0; p < open.pieces(); p++) {
      long[] piece = open.piece(p);
      int length = open.length(p);
      for (int i = 0; i < length; i++) {
        openIn[LogScale.bucket(piece[i])]++;
      }
    }
    for (int bucket = 1; bucket < openIn.length; bucket++) {
      openPlace[bucket] = openPlace[bucket - 1] + openIn[bucket - 1];
    }
    int[] next = openPlace.clone();
    for (int p = 0; p < open.pieces(); p++) {
      long[] piece = open.piece(p);
      int length = open.length(p);
      for (int i = 0; i < length; i++) {
        waits[next[LogScale.bucket(piece[i])]++] = piece[i];
      }
    }
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
      if (some[group] && group < set.groups()) {
        endedIn[lastBucket(group)] = 0;
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
      for (int bucket = firstBucket(group); some[group] && bucket <= lastBucket(group); bucket++) {
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
    if (!isLess) {
      for (int place = 0; place < tailUsed; place++) {
        part.add(way(place), length(place));
      }
    }
    boolean[] some = new boolean[isOpened.length];
    boolean isWhole = LogScale.groupBegin(last + 1) - 1 == limit;
    Arrays.fill(some, isLess ? 0 : isWhole ? last + 1 : last, isLess ? last + 1 : tailGroup, true);
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

  /// Puts a bucket's stays in order.
  void sort(int bucket) {
    if (!isSorted[bucket]) {
      int from = endedPlace[bucket];
      EvenSort.sort(values, from, from + endedIn[bucket]);
      EvenSort.sort(waits, openPlace[bucket], openPlace[bucket] + openIn[bucket]);
      isSorted[bucket] = true;
    }
  }

  int place(int bucket) {
    return endedPlace[bucket];
  }

  int openPlace(int bucket) {
    return openPlace[bucket];
  }

  long length(int place) {
    return StaySet.length(values[place]);
  }

  int way(int place) {
    return StaySet.way(values[place]);
  }

  long waited(int place) {
    return waits[place];
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

  int open(int bucket) {
    return openIn[bucket];
  }

  int endedCount() {
    return set.endedCount();
  }

  int openCount() {
    return openCount;
  }

  long longest() {
    return longest;
  }

  void release() {
    if (used > 0) {
      ARRAYS.give(values);
    }
    ARRAYS.give(waits);
  }
}
