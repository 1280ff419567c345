package io.klantreis.journey.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// When a block's events were, a position each, in as few bytes as the distance from the earliest
/// needs: five for up to 34 years. Immutable.
///
/// Questions wait for memory more than for anything else, so a byte spared here is spared at each.
public final class Times {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /// Eight bytes are read at once, also behind the last.
  private static final int SPARE = Long.BYTES;

  private static final int CACHE_LINE = 64;

  /// Of no event.
  public static final Times NONE = of(new long[0]);

  private final byte[] packed;
  private final int size;
  private final int width;
  private final long mask;
  private final long first;
  private final long last;

  private Times(byte[] packed, int size, long first, long last) {
    this.packed = packed;
    this.size = size;
    this.width = width(first, last);
    this.mask = -1L >>> Long.SIZE - Byte.SIZE * width;
    this.first = first;
    this.last = last;
  }

  /// @param millis since 1970, a position each
  static Times of(long[] millis) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (long time : millis) {
      first = Math.min(first, time);
      last = Math.max(last, time);
    }
    int width = width(first, last);
    byte[] packed = new byte[length(millis.length, width)];
    for (int position = 0; position < millis.length; position++) {
      // the zeros behind the distance are overwritten by the next one
      LONGS.set(packed, position * width, millis[position] - first);
    }
    return new Times(packed, millis.length, first, last);
  }

  /// Without an event the distance is 1: {@link Long#MIN_VALUE} less {@link Long#MAX_VALUE}.
  private static int width(long first, long last) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(last - first);
    return Math.max(1, (bits + Byte.SIZE - 1) / Byte.SIZE);
  }

  private static int length(int size, int width) {
    return Math.addExact(Math.multiplyExact(size, width), SPARE);
  }

  void save(SectionWriter out, String name) {
    out.put(name, packed);
    out.put(name + ".bounds", new long[] {size, first, last});
  }

  static Times load(SectionReader in, String name) {
    byte[] packed = in.bytes(name);
    long[] bounds = in.longs(name + ".bounds");
    if (bounds.length != 3
        || bounds[0] < 0
        || bounds[0] > packed.length
        || packed.length != length((int) bounds[0], width(bounds[1], bounds[2]))) {
      throw new IndexImage.Unreadable("the times of %s do not fit together".formatted(name));
    }
    return new Times(packed, (int) bounds[0], bounds[1], bounds[2]);
  }

  public int size() {
    return size;
  }

  /// Milliseconds since 1970. The position behind the last may be asked too, so that loops need no
  /// branch for it: its time means nothing.
  public long at(int position) {
    return first + ((long) LONGS.get(packed, position * width) & mask);
  }

  /// The earliest; behind the latest where there is no event.
  public long first() {
    return first;
  }

  /// The latest.
  public long last() {
    return last;
  }

  /// The first position of a part in ascending order whose time is later than this, or `end`.
  public int firstAfter(long millis, int begin, int end) {
    int low = begin;
    int high = end;
    while (low < high) {
      int middle = low + high >>> 1;
      if (at(middle) <= millis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// Brings all into the processor's cache one after another, which it does faster than when each
  /// is waited for.
  ///
  /// @return something that depends on all
  public long touch() {
    long sum = 0;
    for (int at = 0; at < packed.length; at += CACHE_LINE) {
      sum += packed[at];
    }
    return sum;
  }

  /// A copy, milliseconds since 1970.
  public long[] toArray() {
    long[] millis = new long[size];
    for (int position = 0; position < size; position++) {
      millis[position] = at(position);
    }
    return millis;
  }

  long bytes() {
    return packed.length;
  }
}
