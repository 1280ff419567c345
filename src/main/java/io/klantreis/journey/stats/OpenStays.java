package io.klantreis.journey.stats;

import java.util.Arrays;

/// The stays of a set that are still open, as long as they have lasted, by bucket of {@link
/// LogScale}; those of a group are put in order when asked for. Confined to one thread.
final class OpenStays {
  private static final LongArrays ARRAYS = new LongArrays();

  /// Among so many the place of a time is found without a branch.
  private static final int FEW = 2;

  /// Behind the last as many as are looked at at once, which are longer than any time.
  private final long[] waits;

  /// Where each bucket begins, and behind the last.
  private final int[] begins;

  private final boolean[] isSorted;

  /// @param groups as many as all lengths need
  OpenStays(Lengths open, int groups) {
    this.begins = new int[LogScale.firstBucket(groups) + 1];
    this.isSorted = new boolean[groups];
    this.waits = ARRAYS.take(open.size() + FEW);
    Arrays.fill(waits, open.size(), open.size() + FEW, Long.MAX_VALUE);
    for (int p = 0; p < open.pieces(); p++) {
      long[] piece = open.piece(p);
      int size = open.length(p);
      for (int i = 0; i < size; i++) {
        begins[LogScale.bucket(piece[i]) + 1]++;
      }
    }
    for (int bucket = 1; bucket < begins.length; bucket++) {
      begins[bucket] += begins[bucket - 1];
    }
    int[] next = new int[groups];
    for (int group = 0; group < groups; group++) {
      next[group] = begins[LogScale.firstBucket(group)];
    }
    for (int p = 0; p < open.pieces(); p++) {
      long[] piece = open.piece(p);
      int size = open.length(p);
      for (int i = 0; i < size; i++) {
        waits[next[LogScale.group(piece[i])]++] = piece[i];
      }
    }
  }

  /// Puts those of a group in order.
  void sort(int group) {
    if (!isSorted[group]) {
      EvenSort.sort(waits, groupBegin(group), groupBegin(group + 1));
      isSorted[group] = true;
    }
  }

  /// The place of the first of a group; of the number of groups, the place behind the last.
  int groupBegin(int group) {
    return begins[LogScale.firstBucket(group)];
  }

  /// The place of the first of a bucket; of the number of buckets, the place behind the last.
  int begin(int bucket) {
    return begins[bucket];
  }

  /// How many there are in a bucket.
  int count(int bucket) {
    return begins[bucket + 1] - begins[bucket];
  }

  /// How long the one at a place has lasted.
  long waited(int place) {
    return waits[place];
  }

  /// The first place from one on whose stay has lasted no less than a time, or `end`.
  ///
  /// @param end of stays in order; those from there on have lasted no less than the time
  int notShorter(long time, int from, int end) {
    if (end - from <= FEW) {
      return from + isLess(waits[from], time) + isLess(waits[from + 1], time);
    }
    int low = from;
    int high = end;
    while (low < high) {
      int middle = low + high >>> 1;
      if (waits[middle] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// 1 or 0, without a branch.
  private static int isLess(long one, long other) {
    return (int) (one - other >>> Long.SIZE - 1);
  }

  void release() {
    ARRAYS.give(waits);
  }
}
