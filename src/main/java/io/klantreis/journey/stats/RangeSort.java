package io.klantreis.journey.stats;

import java.util.Arrays;

/// Sorts many numbers that lie about evenly in a range: into about as many bins as there are
/// numbers, and then by insertion. Others as usual. Confined to one thread.
final class RangeSort {
  /// More in one bin than this, and the numbers do not lie evenly.
  private static final int CROWD = 32;

  private long[] sorted = {};
  private int[] next = {};

  /// Puts some numbers of an array in order.
  ///
  /// @param least no number is less
  /// @param width no number is greater than the least by so much
  /// @return the numbers in order, in an array of at least one more that is good until the next
  ///   call
  long[] sort(long[] numbers, int from, int size, long least, long width) {
    int shift = 0;
    while (width - 1 >>> shift > 2L * size) {
      shift++;
    }
    int bins = (int) (width - 1 >>> shift) + 1;
    makeRoom(size, bins);
    for (int i = 0; i < size; i++) {
      next[(int) (numbers[from + i] - least >>> shift)]++;
    }
    int crowd = 0;
    int place = 0;
    for (int bin = 0; bin < bins; bin++) {
      int count = next[bin];
      next[bin] = place;
      place += count;
      crowd = Math.max(crowd, count);
    }
    for (int i = 0; i < size; i++) {
      sorted[next[(int) (numbers[from + i] - least >>> shift)]++] = numbers[from + i];
    }
    if (crowd > CROWD) {
      Arrays.sort(sorted, 0, size);
    } else {
      insert(size);
    }
    return sorted;
  }

  private void makeRoom(int size, int bins) {
    if (sorted.length <= size) {
      sorted = new long[size + size / 2 + 1];
    }
    if (next.length < bins) {
      next = new int[bins + bins / 2];
    } else {
      Arrays.fill(next, 0, bins, 0);
    }
  }

  /// Numbers that are nearly in order.
  private void insert(int size) {
    for (int i = 1; i < size; i++) {
      long moved = sorted[i];
      int j = i;
      for (; j > 0 && sorted[j - 1] > moved; j--) {
        sorted[j] = sorted[j - 1];
      }
      sorted[j] = moved;
    }
  }
}
