package io.klantreis.journey.index;

import org.jspecify.annotations.Nullable;

/// Small whole numbers (0 and up) in one, two or four bytes each, as wide as the largest needs.
///
/// One final class instead of three: the width is a branch that the processor predicts, where an
/// interface with three implementations would cost a call per event.
public final class IntColumn {
  private final int size;
  private final byte @Nullable [] narrow;
  private final char @Nullable [] middle;
  private final int @Nullable [] wide;

  private IntColumn(
      int size, byte @Nullable [] narrow, char @Nullable [] middle, int @Nullable [] wide) {
    this.size = size;
    this.narrow = narrow;
    this.middle = middle;
    this.wide = wide;
  }

  /// Packs the first `size` values.
  public static IntColumn of(int[] values, int size) {
    int max = 0;
    for (int i = 0; i < size; i++) {
      max |= values[i];
    }
    if (max == 0) {
      return zeros(size);
    }
    if (max >>> 8 == 0) {
      byte[] narrow = new byte[size];
      for (int i = 0; i < size; i++) {
        narrow[i] = (byte) values[i];
      }
      return new IntColumn(size, narrow, null, null);
    }
    if (max >>> 16 == 0) {
      char[] middle = new char[size];
      for (int i = 0; i < size; i++) {
        middle[i] = (char) values[i];
      }
      return new IntColumn(size, null, middle, null);
    }
    return new IntColumn(size, null, null, java.util.Arrays.copyOf(values, size));
  }

  /// A column of zeros, which holds nothing.
  public static IntColumn zeros(int size) {
    return new IntColumn(size, null, null, null);
  }

  public int size() {
    return size;
  }

  public int at(int position) {
    if (narrow != null) {
      return narrow[position] & 0xff;
    }
    if (middle != null) {
      return middle[position];
    }
    return wide == null ? 0 : wide[position];
  }

  long bytes() {
    return (long) size * (narrow != null ? 1 : middle != null ? 2 : wide != null ? 4 : 0);
  }
}
