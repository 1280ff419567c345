package io.klantreis.journey.stats;

import java.lang.ref.SoftReference;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/// Arrays that were used and may be used again, so that a question over millions of numbers leaves
/// the collector nothing to copy. Held softly: they go when memory is short. Thread-safe.
final class LongArrays {
  private static final int MOST_KEPT = 2_048;

  private final ConcurrentLinkedDeque<SoftReference<long[]>> free = new ConcurrentLinkedDeque<>();
  private final AtomicInteger kept = new AtomicInteger();

  /// An array of at least this length, with anything in it.
  long[] take(int length) {
    for (var next = free.pollFirst(); next != null; next = free.pollFirst()) {
      kept.decrementAndGet();
      long[] array = next.get();
      if (array != null && array.length >= length) {
        return array;
      }
    }
    return new long[length];
  }

  /// Gives back an array that nobody reads or writes any more.
  void give(long[] array) {
    if (kept.incrementAndGet() <= MOST_KEPT) {
      free.addFirst(new SoftReference<>(array));
    } else {
      kept.decrementAndGet();
    }
  }
}
