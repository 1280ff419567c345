package io.klantreis.journey.index;

/// A block's positions by code, and each code's by time: which of a code's events lie in a range is
/// known without looking at the others, and nearly without looking at times. Immutable.
public final class Timeline {
  /// Every so many events of a code one time is kept in order.
  private static final int STRIDE = 16;

  private final Times times;
  private final int[] starts;
  private final char[] positions;
  private final int[] signStarts;
  private final long[] signs;

  private Timeline(Times times, int[] starts, char[] positions, int[] signStarts, long[] signs) {
    this.times = times;
    this.starts = starts;
    this.positions = positions;
    this.signStarts = signStarts;
    this.signs = signs;
  }

  /// @param times of at most {@link Block#LIMIT} events
  static Timeline of(Times times, IntColumn codes, Postings postings) {
    int[] starts = new int[postings.codes() + 1];
    int[] signStarts = new int[starts.length];
    for (int code = 0; code < postings.codes(); code++) {
      starts[code + 1] = starts[code] + postings.count(code);
      signStarts[code + 1] = signStarts[code] + signs(postings.count(code));
    }
    char[] positions = new char[times.size()];
    int[] next = starts.clone();
    for (int position = 0; position < times.size(); position++) {
      positions[next[codes.at(position)]++] = (char) position;
    }
    long[] signs = new long[signStarts[postings.codes()]];
    var sorter = new Sorter(times);
    for (int code = 0; code < postings.codes(); code++) {
      sorter.sort(positions, starts[code], starts[code + 1]);
      for (int sign = signStarts[code]; sign < signStarts[code + 1]; sign++) {
        signs[sign] = times.at(positions[starts[code] + (sign - signStarts[code]) * STRIDE]);
      }
    }
    return new Timeline(times, starts, positions, signStarts, signs);
  }

  private static int signs(int events) {
    return (events + STRIDE - 1) / STRIDE;
  }

  /// The events of a code that lie in a range of time, as places for {@link #mark} and {@link
  /// #clear}.
  ///
  /// @param code that some event of the block has
  /// @param begin,end the first place, and the one behind the last
  public record Slice(int code, int begin, int end) {
    public int size() {
      return end - begin;
    }
  }

  /// The events of a code from a time up to and with another.
  public Slice slice(int code, long from, long to) {
    if (code + 1 >= starts.length || from > to) {
      return new Slice(code, 0, 0);
    }
    int end = to == Long.MAX_VALUE ? starts[code + 1] : place(code, to + 1);
    return new Slice(code, place(code, from), end);
  }

  /// The first place of a code whose time is not before this one.
  private int place(int code, long time) {
    int low = signStarts[code];
    int high = signStarts[code + 1];
    while (low < high) {
      int middle = low + high >>> 1;
      if (signs[middle] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int after = low - signStarts[code];
    int begin = starts[code] + Math.max(0, after - 1) * STRIDE;
    int end = Math.min(starts[code] + after * STRIDE, starts[code + 1]);
    while (begin < end) {
      int middle = begin + end >>> 1;
      if (times.at(positions[middle]) < time) {
        begin = middle + 1;
      } else {
        end = middle;
      }
    }
    return begin;
  }

  /// How many events there are from a time up to and with another.
  public int count(long from, long to) {
    int count = 0;
    for (int code = 0; code + 1 < starts.length; code++) {
      count += slice(code, from, to).size();
    }
    return count;
  }

  /// Sets the bits of the events in a slice.
  public void mark(long[] words, Slice slice) {
    for (int place = slice.begin(); place < slice.end(); place++) {
      words[positions[place] >>> 6] |= 1L << positions[place];
    }
  }

  /// Clears the bits of the code's events outside a slice.
  public void clearOutside(long[] words, Slice slice) {
    clear(words, starts[slice.code()], slice.begin());
    clear(words, slice.end(), starts[slice.code() + 1]);
  }

  private void clear(long[] words, int from, int to) {
    for (int place = from; place < to; place++) {
      words[positions[place] >>> 6] &= ~(1L << positions[place]);
    }
  }

  /// Sets the bits of all events from a time up to and with another.
  public void mark(long[] words, long from, long to) {
    for (int code = 0; code + 1 < starts.length; code++) {
      mark(words, slice(code, from, to));
    }
  }

  long bytes() {
    return 4L * starts.length + 2L * positions.length + 4L * signStarts.length + 8L * signs.length;
  }

  /// Sorts positions by time: into about as many buckets as there are positions, and by insertion
  /// within them.
  private static final class Sorter {
    private final Times times;
    private int[] next = {};
    private char[] room = {};

    Sorter(Times times) {
      this.times = times;
    }

    void sort(char[] positions, int from, int to) {
      int size = to - from;
      if (size > 8) {
        spread(positions, from, to);
      }
      for (int i = from + 1; i < to; i++) {
        char moved = positions[i];
        int j = i;
        for (; j > from && times.at(positions[j - 1]) > times.at(moved); j--) {
          positions[j] = positions[j - 1];
        }
        positions[j] = moved;
      }
    }

    private void spread(char[] positions, int from, int to) {
      int size = to - from;
      long first = Long.MAX_VALUE;
      long last = Long.MIN_VALUE;
      for (int i = from; i < to; i++) {
        first = Math.min(first, times.at(positions[i]));
        last = Math.max(last, times.at(positions[i]));
      }
      int shift = 0;
      while (shift < 63 && last - first >>> shift >= size) {
        shift++;
      }
      if (next.length < size + 2) {
        next = new int[size + 2];
        room = new char[size];
      }
      java.util.Arrays.fill(next, 0, size + 2, 0);
      for (int i = from; i < to; i++) {
        next[(int) (times.at(positions[i]) - first >>> shift) + 2]++;
      }
      for (int bucket = 2; bucket < size + 2; bucket++) {
        next[bucket] += next[bucket - 1];
      }
      System.arraycopy(positions, from, room, 0, size);
      for (int i = 0; i < size; i++) {
        positions[from + next[(int) (times.at(room[i]) - first >>> shift) + 1]++] = room[i];
      }
    }
  }
}
