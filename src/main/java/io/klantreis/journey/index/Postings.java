package io.klantreis.journey.index;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where in a block the events of each code are. A code that many events have is kept as a bitmap
/// of positions, which is what questions ask for, the others as lists of positions.
public final class Postings {
  /// With one event in so many a bitmap takes twice the memory of a list of two bytes each.
  private static final int DENSE = 32;

  private final int size;
  private final int[] starts;
  private final char @Nullable [] lists;
  private final long @Nullable [] @Nullable [] bitmaps;
  private final int[] counts;

  private Postings(
      int size,
      int[] starts,
      char @Nullable [] lists,
      long @Nullable [] @Nullable [] bitmaps,
      int[] counts) {
    this.size = size;
    this.starts = starts;
    this.lists = lists;
    this.bitmaps = bitmaps;
    this.counts = counts;
  }

  static Postings of(IntColumn codes) {
    int size = codes.size();
    int max = -1;
    for (int i = 0; i < size; i++) {
      max = Math.max(max, codes.at(i));
    }
    int[] counts = new int[max + 1];
    for (int i = 0; i < size; i++) {
      counts[codes.at(i)]++;
    }
    if (size > Block.LIMIT) {
      return new Postings(size, new int[counts.length + 1], null, null, counts);
    }
    long @Nullable [] @Nullable [] bitmaps = new long @Nullable [counts.length][];
    int[] starts = new int[counts.length + 1];
    for (int code = 0; code < counts.length; code++) {
      boolean dense = isDense(counts[code], size);
      if (dense) {
        bitmaps[code] = new long[words(size)];
      }
      starts[code + 1] = starts[code] + (dense ? 0 : counts[code]);
    }
    char[] lists = new char[starts[counts.length]];
    int[] next = starts.clone();
    for (int i = 0; i < size; i++) {
      int code = codes.at(i);
      long[] bitmap = bitmaps[code];
      if (bitmap != null) {
        bitmap[i >>> 6] |= 1L << i;
      } else {
        lists[next[code]++] = (char) i;
      }
    }
    return new Postings(size, starts, lists, bitmaps, counts);
  }

  private static boolean isDense(int count, int size) {
    return (long) count * DENSE > size;
  }

  /// Keeps bitmaps one after another in order of code: counts say which codes have one.
  void save(SectionWriter out, String name) {
    out.put(name + ".counts", counts);
    if (lists == null || bitmaps == null) {
      return;
    }
    out.put(name + ".lists", lists);
    int words = words(size);
    long[] all = new long[words * counts.length];
    int end = 0;
    for (long[] bitmap : bitmaps) {
      if (bitmap != null) {
        System.arraycopy(bitmap, 0, all, end, words);
        end += words;
      }
    }
    out.put(name + ".bitmaps", Arrays.copyOf(all, end));
  }

  static Postings load(SectionReader in, String name, int size) {
    int[] counts = in.ints(name + ".counts");
    if (size > Block.LIMIT) {
      return new Postings(size, new int[counts.length + 1], null, null, counts);
    }
    char[] lists = in.chars(name + ".lists");
    long[] all = in.longs(name + ".bitmaps");
    int words = words(size);
    int[] starts = new int[counts.length + 1];
    long @Nullable [] @Nullable [] bitmaps = new long @Nullable [counts.length][];
    int from = 0;
    for (int code = 0; code < counts.length; code++) {
      boolean dense = isDense(counts[code], size);
      starts[code + 1] = starts[code] + (dense ? 0 : counts[code]);
      if (dense) {
        bitmaps[code] = Arrays.copyOfRange(all, from, from + words);
        from += words;
      }
    }
    if (from != all.length || starts[counts.length] != lists.length) {
      throw new IndexImage.Unreadable("the lists of %s do not fit together".formatted(name));
    }
    return new Postings(size, starts, lists, bitmaps, counts);
  }

  /// How many words a bitmap of so many positions has: with one to spare, so that 64 bits may be
  /// read from any position on.
  public static int words(int size) {
    return (size >>> 6) + 2;
  }

  /// Whether there are any: not in a block too large for two bytes a position.
  public boolean known() {
    return lists != null;
  }

  /// One more than the highest code that an event has.
  public int codes() {
    return counts.length;
  }

  /// How many events have a code.
  public int count(int code) {
    return code < counts.length ? counts[code] : 0;
  }

  /// The bitmap of a code that is kept as one, else null. Written to by nobody.
  public long @Nullable [] bitmap(int code) {
    return code < counts.length ? requireNonNull(bitmaps)[code] : null;
  }

  /// Sets a code's bits in a bitmap of {@link #words} words.
  public void addTo(long[] words, int code) {
    if (code >= counts.length) {
      return;
    }
    long[] bitmap = requireNonNull(bitmaps)[code];
    if (bitmap != null) {
      for (int i = 0; i < bitmap.length; i++) {
        words[i] |= bitmap[i];
      }
      return;
    }
    char[] list = requireNonNull(lists);
    int end = starts[code + 1];
    for (int place = starts[code]; place < end; place++) {
      int position = list[place];
      words[position >>> 6] |= 1L << position;
    }
  }

  /// Writes a code's positions in ascending order and says how many.
  public int collect(int code, char[] to) {
    if (code >= counts.length) {
      return 0;
    }
    long[] bitmap = requireNonNull(bitmaps)[code];
    if (bitmap == null) {
      System.arraycopy(requireNonNull(lists), starts[code], to, 0, counts[code]);
      return counts[code];
    }
    int count = 0;
    for (int i = 0; i < bitmap.length; i++) {
      for (long rest = bitmap[i]; rest != 0; rest &= rest - 1) {
        to[count++] = (char) (i << 6 | Long.numberOfTrailingZeros(rest));
      }
    }
    return count;
  }

  /// How many events there are.
  public int size() {
    return size;
  }

  long bytes() {
    long sum = 4L * starts.length + 4L * counts.length + (lists == null ? 0 : 2L * lists.length);
    if (bitmaps != null) {
      for (long[] bitmap : bitmaps) {
        sum += bitmap == null ? 0 : 8L * bitmap.length;
      }
    }
    return sum;
  }
}
