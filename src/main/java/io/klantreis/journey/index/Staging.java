package io.klantreis.journey.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Columns that grow while rows are read, in the order of the rows. Not thread-safe.
final class Staging {
  private static final int BITS = 16;
  private static final int CHUNK = 1 << BITS;

  private Staging() {}

  /// Small numbers; a full chunk is packed as narrow as it can be.
  static final class Ints {
    private final List<IntColumn> full = new ArrayList<>();
    private final int[] open = new int[CHUNK];
    private int used;

    void add(int value) {
      open[used++] = value;
      if (used == CHUNK) {
        full.add(IntColumn.of(open, CHUNK));
        used = 0;
      }
    }

    int at(int row) {
      int chunk = row >>> BITS;
      return chunk == full.size() ? open[row & CHUNK - 1] : full.get(chunk).at(row & CHUNK - 1);
    }

    int size() {
      return (full.size() << BITS) + used;
    }
  }

  static final class Longs {
    private final List<long[]> chunks = new ArrayList<>();
    private int size;

    void add(long value) {
      if ((size & CHUNK - 1) == 0) {
        chunks.add(new long[CHUNK]);
      }
      chunks.get(size >>> BITS)[size & CHUNK - 1] = value;
      size++;
    }

    long at(int row) {
      return chunks.get(row >>> BITS)[row & CHUNK - 1];
    }

    int size() {
      return size;
    }
  }

  /// Numbers that only some rows have.
  static final class Numbers {
    private int[] rows = new int[64];
    private double[] values = new double[64];
    private int size;

    /// Rows come in ascending order; NaN stands for absent and is not kept.
    void add(int row, double value) {
      if (Double.isNaN(value)) {
        return;
      }
      if (size == rows.length) {
        rows = Arrays.copyOf(rows, size + (size >> 1));
        values = Arrays.copyOf(values, rows.length);
      }
      rows[size] = row;
      values[size++] = value;
    }

    double at(int row) {
      int place = Arrays.binarySearch(rows, 0, size, row);
      return place < 0 ? Double.NaN : values[place];
    }
  }
}
