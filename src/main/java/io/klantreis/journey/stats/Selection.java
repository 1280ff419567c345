package io.klantreis.journey.stats;

import java.util.Arrays;

/// Finds the number of a rank without putting all in order (Hoare's quickselect).
final class Selection {
  private static final int FEW = 24;

  private Selection() {}

  /// Moves numbers about so that the one at a place is the one that would be there in order, none
  /// before it is greater and none after it is less.
  static void select(long[] numbers, int from, int to, int place) {
    int low = from;
    int high = to - 1;
    while (high - low > FEW) {
      long pivot = middle(numbers[low], numbers[low + high >>> 1], numbers[high]);
      int i = low;
      int j = high;
      while (i <= j) {
        while (numbers[i] < pivot) {
          i++;
        }
        while (numbers[j] > pivot) {
          j--;
        }
        if (i <= j) {
          long other = numbers[i];
          numbers[i++] = numbers[j];
          numbers[j--] = other;
        }
      }
      if (place <= j) {
        high = j;
      } else if (place >= i) {
        low = i;
      } else {
        return;
      }
    }
    Arrays.sort(numbers, low, high + 1);
  }

  private static long middle(long a, long b, long c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
