package io.klantreis.journey.index;

import org.jspecify.annotations.Nullable;

/// Small whole numbers (0 and up) in one, two or four bytes each, as wide as the largest needs.
///
/// One final class instead of three: the width is a branch that the processor predicts, where an
/// interface with three implementations would cost a call per event.
public final class IntColumn {
  private static final int CACHE_LINE = 64;

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

  /// Brings all into the processor's cache, see {@link Times#touch}.
  ///
  /// @return something that depends on all
  public long touch() {
    long sum = 0;
    int step = CACHE_LINE / (middle != null ? Character.BYTES : wide != null ? Integer.BYTES : 1);
    for (int at = 0; at < size; at += step) {
      sum += at(at);
    }
    return sum;
  }

  /// All zeros are kept as nothing.
  void save(SectionWriter out, String name) {
    if (narrow != null) {
      out.put(name, narrow);
    } else if (middle != null) {
      out.put(name + ".middle", middle);
    } else if (wide != null) {
      out.put(name + ".wide", wide);
    }
  }

  static IntColumn load(SectionReader in, String name, int size) {
    byte[] narrow = in.has(name) ? in.bytes(name) : null;
    char[] middle = in.has(name + ".middle") ? in.chars(name + ".middle") : null;
    int[] wide = in.has(name + ".wide") ? in.ints(name + ".wide") : null;
    int length =
        narrow != null
            ? narrow.length
            : middle != null ? middle.length : wide != null ? wide.length : size;
    if (length != size) {
      throw new IndexImage.Unreadable("%s has %d events, not %d".formatted(name, length, size));
    }
    return new IntColumn(size, narrow, middle, wide);
  }

  /// The bytes held.
  public long bytes() {
    return (long) size * (narrow != null ? 1 : middle != null ? 2 : wide != null ? 4 : 0);
  }
}
