package io.klantreis.journey.stage;

import io.klantreis.journey.spi.QueryScope;
import java.util.Arrays;

/// Stays in one stage: how long each lasted (or has lasted), how it ended, in which interval it
/// began. Grows; confined to one thread.
final class Stays {
  private static final int WAYS = Way.values().length;

  private long[] durations = new long[16];
  private int[] tags = new int[16];
  private int size;

  void add(long duration, Way way, int interval, QueryScope scope) {
    if (size == durations.length) {
      scope.grow(12L * size);
      durations = Arrays.copyOf(durations, 2 * size);
      tags = Arrays.copyOf(tags, 2 * size);
    }
    durations[size] = duration;
    tags[size++] = interval * WAYS + way.ordinal();
  }

  void addAll(Stays other, QueryScope scope) {
    if (size + other.size > durations.length) {
      scope.grow(12L * other.size);
      durations = Arrays.copyOf(durations, size + other.size);
      tags = Arrays.copyOf(tags, size + other.size);
    }
    System.arraycopy(other.durations, 0, durations, size, other.size);
    System.arraycopy(other.tags, 0, tags, size, other.size);
    size += other.size;
  }

  int size() {
    return size;
  }

  /// The stays that ended, or those still open, of every interval.
  Lengths lengths() {
    int open = 0;
    for (int i = 0; i < size; i++) {
      open += isOpen(i) ? 1 : 0;
    }
    return lengths(0, size, size - open, identity(size));
  }

  /// The same for each interval by itself.
  Lengths[] lengthsByInterval(int intervals) {
    int[] starts = new int[intervals + 1];
    int[] ended = new int[intervals];
    for (int i = 0; i < size; i++) {
      int interval = tags[i] / WAYS;
      starts[interval + 1]++;
      ended[interval] += isOpen(i) ? 0 : 1;
    }
    for (int i = 0; i < intervals; i++) {
      starts[i + 1] += starts[i];
    }
    int[] order = new int[size];
    int[] next = starts.clone();
    for (int i = 0; i < size; i++) {
      order[next[tags[i] / WAYS]++] = i;
    }
    Lengths[] lengths = new Lengths[intervals];
    for (int i = 0; i < intervals; i++) {
      lengths[i] = lengths(starts[i], starts[i + 1], ended[i], order);
    }
    return lengths;
  }

  private Lengths lengths(int from, int to, int endedCount, int[] order) {
    long[] ended = new long[endedCount];
    long[] open = new long[to - from - endedCount];
    int e = 0;
    int o = 0;
    for (int i = from; i < to; i++) {
      if (isOpen(order[i])) {
        open[o++] = durations[order[i]];
      } else {
        ended[e++] = durations[order[i]];
      }
    }
    return new Lengths(ended, open);
  }

  /// How many stays ended in a way.
  long count(Way way) {
    long count = 0;
    for (int i = 0; i < size; i++) {
      count += tags[i] % WAYS == way.ordinal() ? 1 : 0;
    }
    return count;
  }

  private boolean isOpen(int stay) {
    return tags[stay] % WAYS == Way.OPEN.ordinal();
  }

  private static int[] identity(int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    return order;
  }

  /// @param ended,open owned, in no order
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Lengths(long[] ended, long[] open) {}
}
