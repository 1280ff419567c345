package io.klantreis.journey.index;

/// A block's positions by when their events were: sorted into so many buckets of equal width that
/// what lies in a range is found without looking at the rest. Immutable.
public final class TimeBuckets {
  private static final int EVENTS_A_BUCKET = 64;

  private final long[] times;
  private final long first;
  private final int shift;
  private final char[] starts;
  private final char[] positions;

  private TimeBuckets(long[] times, long first, int shift, char[] starts, char[] positions) {
    this.times = times;
    this.first = first;
    this.shift = shift;
    this.starts = starts;
    this.positions = positions;
  }

  /// @param times of at most {@link Block#LIMIT} events, the last one's place included
  static TimeBuckets of(long[] times, long first, long last) {
    int most = Math.max(1, times.length / EVENTS_A_BUCKET);
    int shift = 0;
    while (shift < 63 && last - first >>> shift >= most) {
      shift++;
    }
    int buckets = (int) (last - first >>> shift) + 1;
    int[] next = new int[buckets + 2];
    for (long time : times) {
      next[(int) (time - first >>> shift) + 2]++;
    }
    for (int bucket = 2; bucket < next.length; bucket++) {
      next[bucket] += next[bucket - 1];
    }
    char[] positions = new char[times.length];
    for (int position = 0; position < times.length; position++) {
      positions[next[(int) (times[position] - first >>> shift) + 1]++] = (char) position;
    }
    char[] starts = new char[buckets];
    for (int bucket = 1; bucket < buckets; bucket++) {
      starts[bucket] = (char) next[bucket];
    }
    return new TimeBuckets(times, first, shift, starts, positions);
  }

  private int bucket(long time) {
    if (time < first) {
      return -1;
    }
    long after = time - first;
    return after < 0 ? starts.length : (int) Math.min(after >>> shift, starts.length);
  }

  private int start(int bucket) {
    return bucket <= 0 ? 0 : bucket >= starts.length ? positions.length : starts[bucket];
  }

  /// At most how many events lie from a time up to and with another.
  public int most(long from, long to) {
    return from > to ? 0 : start(bucket(to) + 1) - start(bucket(from));
  }

  /// Sets the bits of the events that lie from a time up to and with another and whose code is
  /// wanted.
  ///
  /// @param wanted 1 or 0 for each code
  public void mark(long[] words, long from, long to, IntColumn codes, long[] wanted) {
    int end = start(bucket(to) + 1);
    for (int place = start(bucket(from)); place < end; place++) {
      int position = positions[place];
      long time = times[position];
      long in = time >= from && time <= to ? wanted[codes.at(position)] : 0;
      words[position >>> 6] |= in << position;
    }
  }

  /// Clears the bits of the events that lie before a time or after another. Reads only these, and
  /// those beside them.
  public void clearOutside(long[] words, long from, long to) {
    clear(words, 0, start(bucket(from) + 1), from, to);
    clear(words, start(bucket(to)), positions.length, from, to);
  }

  private void clear(long[] words, int begin, int end, long from, long to) {
    for (int place = begin; place < end; place++) {
      int position = positions[place];
      long time = times[position];
      long out = time >= from && time <= to ? 0 : 1;
      words[position >>> 6] &= ~(out << position);
    }
  }

  long bytes() {
    return 2L * starts.length + 2L * positions.length;
  }
}
