package io.klantreis.journey.funnel;

import java.util.Arrays;

/// Spans of time collected one after another, of which quantiles and the mean are told exactly.
final class Samples {
  private long[] values = new long[8];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  void addAll(Samples other) {
    if (size + other.size > values.length) {
      values = Arrays.copyOf(values, Math.max(size + other.size, values.length * 2));
    }
    System.arraycopy(other.values, 0, values, size, other.size);
    size += other.size;
  }

  int size() {
    return size;
  }

  /// A copy of the values, in no order.
  long[] values() {
    return Arrays.copyOf(values, size);
  }

  /// NaN where there are none.
  double mean() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += values[i];
    }
    return size == 0 ? Double.NaN : sum / size;
  }

  /// The quantile with linear interpolation between the two values beside it (type 7); NaN where
  /// there are none. Reorders the values.
  double quantile(double share) {
    if (size == 0) {
      return Double.NaN;
    }
    double rank = share * (size - 1);
    int below = (int) Math.floor(rank);
    long low = select(below);
    if (below == size - 1 || rank == below) {
      return low;
    }
    long high = Long.MAX_VALUE; // what is after `below` is not smaller, so the least of it is next
    for (int i = below + 1; i < size; i++) {
      high = Math.min(high, values[i]);
    }
    return low + (rank - below) * (high - low);
  }

  /// Brings the value of that rank to its place, smaller ones before it (quickselect).
  private long select(int rank) {
    int low = 0;
    int high = size - 1;
    while (low < high) {
      long pivot = middle(values[low], values[low + high >>> 1], values[high]);
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          long swap = values[i];
          values[i++] = values[j];
          values[j--] = swap;
        }
      }
      if (rank <= j) {
        high = j;
      } else if (rank >= i) {
        low = i;
      } else {
        return values[rank];
      }
    }
    return values[rank];
  }

  private static long middle(long a, long b, long c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
