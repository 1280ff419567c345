package io.klantreis.sdk.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The values of one field in a primitive array: as narrow as the type, filled by [FieldBuilder]
/// and not changed afterwards. Which rows are null is kept beside it.
sealed interface Column {
  /// How many values fit.
  int capacity();

  /// The same values in an array of another length.
  Column resized(int capacity);

  /// Integers, times and enums; unsigned ones widened by [FieldType#max()]'s mask at the reader.
  default long longAt(int row) {
    throw new UnsupportedOperationException(getClass().getSimpleName() + " holds no integers");
  }

  /// Floats.
  default double doubleAt(int row) {
    throw new UnsupportedOperationException(getClass().getSimpleName() + " holds no floats");
  }

  /// Texts and JSON.
  default @Nullable String textAt(int row) {
    throw new UnsupportedOperationException(getClass().getSimpleName() + " holds no text");
  }

  default void set(int row, long value) {
    throw new UnsupportedOperationException(getClass().getSimpleName() + " takes no integer");
  }

  default void set(int row, double value) {
    throw new UnsupportedOperationException(getClass().getSimpleName() + " takes no float");
  }

  default void set(int row, @Nullable String value) {
    throw new UnsupportedOperationException(getClass().getSimpleName() + " takes no text");
  }

  static Column of(FieldType type, int capacity) {
    return switch (type) {
      case INT8, UINT8, BOOL -> new Bytes(new byte[capacity]);
      case INT16, UINT16, ENUM -> new Shorts(new short[capacity]);
      case INT32, UINT32 -> new Ints(new int[capacity]);
      case INT64, UINT64, TIME -> new Longs(new long[capacity]);
      case FLOAT32 -> new Floats(new float[capacity]);
      case FLOAT64 -> new Doubles(new double[capacity]);
      case STRING, JSON -> new Texts(new @Nullable String[capacity]);
    };
  }

  /// One byte a value.
  record Bytes(byte[] values) implements Column {
    @Override
    public int capacity() {
      return values.length;
    }

    @Override
    public Column resized(int capacity) {
      return new Bytes(Arrays.copyOf(values, capacity));
    }

    @Override
    public long longAt(int row) {
      return values[row];
    }

    @Override
    public void set(int row, long value) {
      values[row] = (byte) value;
    }
  }

  /// Two bytes a value.
  record Shorts(short[] values) implements Column {
    @Override
    public int capacity() {
      return values.length;
    }

    @Override
    public Column resized(int capacity) {
      return new Shorts(Arrays.copyOf(values, capacity));
    }

    @Override
    public long longAt(int row) {
      return values[row];
    }

    @Override
    public void set(int row, long value) {
      values[row] = (short) value;
    }
  }

  /// Four bytes a value.
  record Ints(int[] values) implements Column {
    @Override
    public int capacity() {
      return values.length;
    }

    @Override
    public Column resized(int capacity) {
      return new Ints(Arrays.copyOf(values, capacity));
    }

    @Override
    public long longAt(int row) {
      return values[row];
    }

    @Override
    public void set(int row, long value) {
      values[row] = (int) value;
    }
  }

  /// Eight bytes a value.
  record Longs(long[] values) implements Column {
    @Override
    public int capacity() {
      return values.length;
    }

    @Override
    public Column resized(int capacity) {
      return new Longs(Arrays.copyOf(values, capacity));
    }

    @Override
    public long longAt(int row) {
      return values[row];
    }

    @Override
    public void set(int row, long value) {
      values[row] = value;
    }
  }

  /// Floats of 32 bits.
  record Floats(float[] values) implements Column {
    @Override
    public int capacity() {
      return values.length;
    }

    @Override
    public Column resized(int capacity) {
      return new Floats(Arrays.copyOf(values, capacity));
    }

    @Override
    public double doubleAt(int row) {
      return values[row];
    }

    @Override
    public void set(int row, double value) {
      values[row] = (float) value;
    }
  }

  /// Floats of 64 bits.
  record Doubles(double[] values) implements Column {
    @Override
    public int capacity() {
      return values.length;
    }

    @Override
    public Column resized(int capacity) {
      return new Doubles(Arrays.copyOf(values, capacity));
    }

    @Override
    public double doubleAt(int row) {
      return values[row];
    }

    @Override
    public void set(int row, double value) {
      values[row] = value;
    }
  }

  /// Texts; null where the field is null.
  record Texts(@Nullable String[] values) implements Column {
    @Override
    public int capacity() {
      return values.length;
    }

    @Override
    public Column resized(int capacity) {
      return new Texts(Arrays.copyOf(values, capacity));
    }

    @Override
    public @Nullable String textAt(int row) {
      return values[row];
    }

    @Override
    public void set(int row, @Nullable String value) {
      values[row] = value;
    }
  }
}
