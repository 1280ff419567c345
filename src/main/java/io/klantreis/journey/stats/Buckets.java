package io.klantreis.journey.stats;

import java.util.Arrays;

/// Numbers by buckets of equal width, each bucket's in one place.
final class Buckets {
  private static final LongArrays ARRAYS = new LongArrays();

  private final int shift;
  private final int size;
  private final int[] starts;
  private final long[] values;
  private final boolean[] isSorted;
  private final double[][] moments;

  Buckets(Samples samples, int shift, int buckets) {
    this.shift = shift;
    this.starts = new int[buckets + 1];
    this.size = samples.size();
    this.values = ARRAYS.take(size);
    this.isSorted = new boolean[buckets];
    this.moments = new double[buckets][];
    int[] next = new int[buckets + 2];
    for (int p = 0; p < samples.pieces(); p++) {
      long[] piece = samples.piece(p);
      int length = samples.length(p);
      for (int i = 0; i < length; i++) {
        next[(int) (piece[i] >>> shift) + 2]++;
      }
    }
    for (int bucket = 2; bucket < next.length; bucket++) {
      next[bucket] += next[bucket - 1];
    }
    for (int p = 0; p < samples.pieces(); p++) {
      long[] piece = samples.piece(p);
      int length = samples.length(p);
      for (int i = 0; i < length; i++) {
        values[next[(int) (piece[i] >>> shift) + 1]++] = piece[i];
      }
    }
    System.arraycopy(next, 0, starts, 0, buckets + 1);
  }

  /// Gives back what it holds.
  void release() {
    ARRAYS.give(values);
  }

  int buckets() {
    return isSorted.length;
  }

  int size() {
    return size;
  }

  int count(int bucket) {
    return starts[bucket + 1] - starts[bucket];
  }

  int bucket(long value) {
    return (int) (value >>> shift);
  }

  long begin(int bucket) {
    return (long) bucket << shift;
  }

  /// The first number that lies behind the bucket.
  long end(int bucket) {
    return (long) (bucket + 1) << shift;
  }

  long[] sorted(int bucket) {
    if (!isSorted[bucket]) {
      Arrays.sort(values, starts[bucket], starts[bucket + 1]);
      isSorted[bucket] = true;
    }
    return Arrays.copyOfRange(values, starts[bucket], starts[bucket + 1]);
  }

  /// The sums of the distances from the bucket's begin, and of their squares.
  double[] moments(int bucket) {
    if (moments[bucket] == null) {
      long begin = begin(bucket);
      long sum = 0;
      double squares = 0;
      for (int i = starts[bucket]; i < starts[bucket + 1]; i++) {
        long distance = values[i] - begin;
        sum += distance;
        squares += (double) distance * distance;
      }
      moments[bucket] = new double[] {sum, squares};
    }
    return moments[bucket];
  }
}
