package io.klantreis.journey.stage;

import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stats.Lengths;
import io.klantreis.journey.stats.StaySet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stays in one stage: how long each lasted (or has lasted), how it ended, in which interval it
/// began. Grows; confined to one thread.
///
/// Length and way are one number, so that one sort puts them in the order that every estimate
/// wants: by length, and at equal lengths those that ended first.
final class Stays {
  private static final int WAY_BITS = 3;
  private static final int WAY_MASK = (1 << WAY_BITS) - 1;
  private static final Way[] WAYS = Way.values();

  private long[] coded = new long[16];
  private int @Nullable [] intervals;
  private int size;

  Stays(boolean byInterval) {
    intervals = byInterval ? new int[16] : null;
  }

  void add(long duration, Way way, int interval, QueryScope scope) {
    if (size == coded.length) {
      grow(2 * size, scope);
    }
    if (intervals != null) {
      intervals[size] = interval;
    }
    coded[size++] = duration << WAY_BITS | way.ordinal();
  }

  private void grow(int capacity, QueryScope scope) {
    scope.grow(12L * (capacity - size));
    coded = Arrays.copyOf(coded, capacity);
    if (intervals != null) {
      intervals = Arrays.copyOf(intervals, capacity);
    }
  }

  void addAll(Stays other, QueryScope scope) {
    if (size + other.size > coded.length) {
      grow(size + other.size, scope);
    }
    System.arraycopy(other.coded, 0, coded, size, other.size);
    if (intervals != null && other.intervals != null) {
      System.arraycopy(other.intervals, 0, intervals, size, other.size);
    }
    size += other.size;
  }

  int size() {
    return size;
  }

  /// All stays, by length.
  Sorted sorted() {
    long[] all = Arrays.copyOf(coded, size);
    Arrays.sort(all);
    return new Sorted(all);
  }

  /// The same for each interval by itself.
  Sorted[] sortedByInterval(int count) {
    int[] starts = new int[count + 1];
    for (int i = 0; i < size; i++) {
      starts[interval(i) + 1]++;
    }
    for (int i = 0; i < count; i++) {
      starts[i + 1] += starts[i];
    }
    long[] all = new long[size];
    int[] next = starts.clone();
    for (int i = 0; i < size; i++) {
      all[next[interval(i)]++] = coded[i];
    }
    Sorted[] sorted = new Sorted[count];
    for (int i = 0; i < count; i++) {
      long[] some = Arrays.copyOfRange(all, starts[i], starts[i + 1]);
      Arrays.sort(some);
      sorted[i] = new Sorted(some);
    }
    return sorted;
  }

  /// The same of stays whose ways of ending are forward, skipped and back.
  static Sorted sorted(StaySet stays) {
    long[] ended = stays.ended();
    long[] open = stays.openLengths();
    long[] all = Arrays.copyOf(ended, ended.length + open.length);
    for (int i = 0; i < ended.length; i++) {
      all[i] = StaySet.length(ended[i]) << WAY_BITS | StaySet.way(ended[i]);
    }
    for (int i = 0; i < open.length; i++) {
      all[ended.length + i] = open[i] << WAY_BITS | Way.OPEN.ordinal();
    }
    Arrays.sort(all);
    return new Sorted(all);
  }

  /// The stays by their ways of ending, in no order.
  StaySet set() {
    List<Lengths> ended = new ArrayList<>();
    for (int way = 0; way < Way.OPEN.ordinal(); way++) {
      ended.add(new Lengths());
    }
    Lengths open = new Lengths();
    for (int i = 0; i < size; i++) {
      int way = (int) coded[i] & WAY_MASK;
      (way == Way.OPEN.ordinal() ? open : ended.get(way)).add(coded[i] >> WAY_BITS);
    }
    return StaySet.of(ended, open);
  }

  /// How many still last.
  int open() {
    int open = 0;
    for (int i = 0; i < size; i++) {
      open += (coded[i] & WAY_MASK) == Way.OPEN.ordinal() ? 1 : 0;
    }
    return open;
  }

  private int interval(int stay) {
    return intervals == null ? 0 : intervals[stay];
  }

  /// Stays by length; at equal lengths those that ended before those that last.
  static final class Sorted {
    private final long[] coded;

    private Sorted(long[] coded) {
      this.coded = coded;
    }

    int size() {
      return coded.length;
    }

    long length(int stay) {
      return coded[stay] >> WAY_BITS;
    }

    Way way(int stay) {
      return WAYS[(int) (coded[stay] & WAY_MASK)];
    }

    /// How many stays ended in each way.
    long[] counts() {
      long[] counts = new long[WAYS.length];
      for (long stay : coded) {
        counts[(int) (stay & WAY_MASK)]++;
      }
      return counts;
    }

    /// Lengths of the stays that ended, by length.
    long[] ended() {
      return lengths(/* open= */ false);
    }

    /// Lengths so far of the stays that last, by length.
    long[] open() {
      return lengths(/* open= */ true);
    }

    private long[] lengths(boolean open) {
      long[] lengths = new long[coded.length];
      int count = 0;
      for (int i = 0; i < coded.length; i++) {
        if (way(i) == Way.OPEN == open) {
          lengths[count++] = length(i);
        }
      }
      return Arrays.copyOf(lengths, count);
    }

    /// How many stays lasted longer, or have so far.
    long longerThan(long length) {
      int low = 0;
      int high = coded.length;
      while (low < high) {
        int middle = low + high >>> 1;
        if (length(middle) <= length) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return coded.length - low;
    }
  }
}
