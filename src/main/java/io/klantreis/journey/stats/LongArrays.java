package io.klantreis.journey.stats;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Arrays that were used and may be used again, so that a question over millions of numbers leaves
/// the collector nothing to copy. Held softly: they go when memory is short. Thread-safe.
public final class LongArrays {
  private static final int MOST_KEPT = 2_048;

  /// By size, each twice the one before, so that a large one never goes for a small one's sake.
  private final List<ArrayDeque<SoftReference<long[]>>> free = new ArrayList<>();

  public LongArrays() {
    for (int size = 0; size <= Integer.SIZE; size++) {
      free.add(new ArrayDeque<>());
    }
  }

  /// An array of at least this length, with anything in it.
  public long[] take(int length) {
    int size = size(length);
    long[] array = poll(size);
    return array != null ? array : new long[1 << size];
  }

  /// The power of two that is no less.
  private static int size(int length) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(length, 1) - 1);
  }

  private synchronized long @Nullable [] poll(int size) {
    long[] array = null;
    while (array == null && !free.get(size).isEmpty()) {
      array = free.get(size).pollFirst().get();
    }
    return array;
  }

  /// Gives back an array that was taken and that nobody reads or writes any more.
  public synchronized void give(long[] array) {
    ArrayDeque<SoftReference<long[]>> alike = free.get(size(array.length));
    if (alike.size() < MOST_KEPT) {
      alike.addFirst(new SoftReference<>(array));
    }
  }
}
