package io.klantreis.journey.stats;

import java.util.Arrays;

/// Sorts numbers that lie about evenly between the least and the greatest, such as those of one
/// bucket: into as many places as there are numbers, and then by insertion. Others as usual.
final class EvenSort {
  private static final int FEW = 48;

  /// More in one place than this, and the numbers do not lie evenly.
  private static final int CROWD = 32;

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
    int crowd = next[0];
    for (int place = places - 1; place > 0; place--) {
      crowd = Math.max(crowd, next[place] - next[place - 1]);
    }
    if (crowd <= CROWD) {
      insert(values, from, to);
      return;
    }
    Arrays.sort(values, from, to);
  }

  /// Numbers that are nearly in order.
  private static void insert(long[] values, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      long moved = values[i];
      int j = i;
      for (; j > from && values[j - 1] > moved; j--) {
        values[j] = values[j - 1];
      }
      values[j] = moved;
    }
  }
}
