package io.klantreis.journey.stats;

import java.util.Arrays;

/// Sorts numbers that lie about evenly between the least and the greatest, such as those of one
/// bucket: into as many places as there are numbers, and each place by itself.
final class EvenSort {
  private static final int FEW = 48;

  private EvenSort() {}

  static void sort(long[] values, int from, int to) {
    int size = to - from;
    if (size < FEW) {
      Arrays.sort(values, from, to);
      return;
    }
    long least = values[from];
    long most = values[from];
    for (int i = from + 1; i < to; i++) {
      least = Math.min(least, values[i]);
      most = Math.max(most, values[i]);
    }
    int shift = 0;
    while (most - least >>> shift >= size) {
      shift++;
    }
    int places = (int) (most - least >>> shift) + 1;
    int[] next = new int[places + 1];
    for (int i = from; i < to; i++) {
      next[(int) (values[i] - least >>> shift) + 1]++;
    }
    for (int place = 1; place <= places; place++) {
      next[place] += next[place - 1];
    }
    long[] copy = Arrays.copyOfRange(values, from, to);
    for (long value : copy) {
      values[from + next[(int) (value - least >>> shift)]++] = value;
    }
    int begin = from;
    for (int place = 0; place < places; place++) {
      int end = from + next[place];
      if (end - begin > 1) {
        Arrays.sort(values, begin, end);
      }
      begin = end;
    }
  }
}
