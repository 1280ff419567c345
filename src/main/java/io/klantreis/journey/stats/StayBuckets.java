package io.klantreis.journey.stats;

import java.util.Arrays;
import java.util.List;

/// Stays by length in the buckets of {@link LogScale}. Those shorter than every open one, the head,
/// are only counted, as their order rarely matters; the others, the tail, are put in their buckets.
///
/// Ended stays are coded as length and way in one number, so that sorting puts them in order.
final class StayBuckets {
  static final int WAY_BITS = 2;
  private static final int WAY_MASK = (1 << WAY_BITS) - 1;
  private static final LongArrays ARRAYS = new LongArrays();

  private final List<Lengths> ended;
  private final Lengths open;
  private final int[] endedIn;
  private final int[] openIn;
  private final int[] endedPlace;
  private final int[] openPlace;
  private final boolean[] isSorted;
  private final long longest;
  private final int tail;
  private final int endedCount;
  private final int openCount;
  private long[] values = {};
  private long[] waits = {};

  /// @param ended by way of ending
  StayBuckets(List<Lengths> ended, Lengths open) {
    this.ended = ended;
    this.open = open;
    long most = greatest(open);
    for (Lengths some : ended) {
      most = Math.max(most, greatest(some));
    }
    this.longest = most;
    int buckets = LogScale.bucket(most) + 1;
    this.endedIn = new int[buckets];
    this.openIn = new int[buckets];
    this.isSorted = new boolean[buckets];
    this.endedPlace = new int[buckets];
    this.openPlace = new int[buckets];
    ended.forEach(some -> count(some, endedIn));
    count(open, openIn);
    this.endedCount = sum(endedIn);
    this.openCount = sum(openIn);
    this.tail = tail();
  }

  private static long greatest(Lengths lengths) {
    long most = 0;
    for (int p = 0; p < lengths.pieces(); p++) {
      long[] piece = lengths.piece(p);
      int length = lengths.length(p);
      for (int i = 0; i < length; i++) {
        most = Math.max(most, piece[i]);
      }
    }
    return most;
  }

  private static void count(Lengths lengths, int[] counts) {
    for (int p = 0; p < lengths.pieces(); p++) {
      long[] piece = lengths.piece(p);
      int length = lengths.length(p);
      for (int i = 0; i < length; i++) {
        counts[LogScale.bucket(piece[i])]++;
      }
    }
  }

  private static int sum(int[] counts) {
    return Arrays.stream(counts).sum();
  }

  /// The first bucket with an open stay, or else the last one: some stay must outlast the head.
  private int tail() {
    for (int bucket = 0; bucket < openIn.length; bucket++) {
      if (openIn[bucket] > 0) {
        return bucket;
      }
    }
    return openIn.length - 1;
  }

  /// What the stays of the head add up to, up to a horizon.
  ///
  /// @param counts by way
  /// @param squares of the distances from `centre`
  record Head(long[] counts, long sum, double centre, double squares) {
    long count() {
      return Arrays.stream(counts).sum();
    }
  }

  /// Puts the tail's stays in their buckets, and those of some buckets of the head; adds up the
  /// rest.
  Head place(boolean[] wanted, long horizon) {
    int places = 0;
    for (int bucket = 0; bucket < endedIn.length; bucket++) {
      boolean kept = bucket >= tail || wanted[bucket];
      endedPlace[bucket] = kept ? places : -1;
      places += kept ? endedIn[bucket] : 0;
    }
    values = ARRAYS.take(places);
    int[] next = endedPlace.clone();
    long limit = Math.min(LogScale.begin(tail), horizon + 1);
    double centre = centre();
    long[] counts = new long[ended.size()];
    long sum = 0;
    double squares = 0;
    for (int way = 0; way < counts.length; way++) {
      Lengths some = ended.get(way);
      for (int p = 0; p < some.pieces(); p++) {
        long[] piece = some.piece(p);
        int length = some.length(p);
        double ofPiece = 0;
        for (int i = 0; i < length; i++) {
          long value = piece[i];
          long in = (value - limit) >> 63; // all ones below the limit, else 0
          counts[way] -= in;
          sum += value & in;
          double distance = value - centre;
          ofPiece += in == 0 ? 0 : distance * distance;
          int bucket = LogScale.bucket(value);
          int place = next[bucket];
          if (place >= 0) {
            values[place] = value << WAY_BITS | way;
            next[bucket] = place + 1;
          }
        }
        squares += ofPiece;
      }
    }
    placeOpen();
    return new Head(counts, sum, centre, squares);
  }

  /// About the mean of the head, so that squares of distances from it stay small.
  private double centre() {
    double sum = 0;
    long count = 0;
    for (int bucket = 0; bucket < tail; bucket++) {
      sum += (double) LogScale.begin(bucket) * endedIn[bucket];
      count += endedIn[bucket];
    }
    return count == 0 ? 0 : sum / count;
  }

  private void placeOpen() {
    for (int bucket = 1; bucket < openIn.length; bucket++) {
      openPlace[bucket] = openPlace[bucket - 1] + openIn[bucket - 1];
    }
    waits = ARRAYS.take(openCount);
    int[] next = openPlace.clone();
    for (int p = 0; p < open.pieces(); p++) {
      long[] piece = open.piece(p);
      int length = open.length(p);
      for (int i = 0; i < length; i++) {
        waits[next[LogScale.bucket(piece[i])]++] = piece[i];
      }
    }
  }

  /// Ended stays of a bucket in order, from {@link #place} on; of the head only if it was wanted,
  /// else they are looked for now.
  void sort(int bucket) {
    if (endedPlace[bucket] < 0) {
      fetch(bucket);
    }
    if (!isSorted[bucket]) {
      int from = endedPlace[bucket];
      Arrays.sort(values, from, from + endedIn[bucket]);
      Arrays.sort(waits, openPlace[bucket], openPlace[bucket] + openIn[bucket]);
      isSorted[bucket] = true;
    }
  }

  private void fetch(int bucket) {
    int used = 0;
    for (int place = 0; place < endedIn.length; place++) {
      used += endedPlace[place] < 0 ? 0 : endedIn[place];
    }
    values = Arrays.copyOf(values, used + endedIn[bucket]);
    endedPlace[bucket] = used;
    for (int way = 0; way < ended.size(); way++) {
      Lengths some = ended.get(way);
      for (int p = 0; p < some.pieces(); p++) {
        long[] piece = some.piece(p);
        int length = some.length(p);
        for (int i = 0; i < length; i++) {
          if (LogScale.bucket(piece[i]) == bucket) {
            values[used++] = piece[i] << WAY_BITS | way;
          }
        }
      }
    }
  }

  int place(int bucket) {
    return endedPlace[bucket];
  }

  int openPlace(int bucket) {
    return openPlace[bucket];
  }

  long length(int place) {
    return values[place] >> WAY_BITS;
  }

  int way(int place) {
    return (int) values[place] & WAY_MASK;
  }

  long waited(int place) {
    return waits[place];
  }

  int buckets() {
    return endedIn.length;
  }

  /// The first bucket of the tail; no bucket before it has an open stay.
  int tailBegin() {
    return tail;
  }

  int ended(int bucket) {
    return endedIn[bucket];
  }

  int open(int bucket) {
    return openIn[bucket];
  }

  int endedCount() {
    return endedCount;
  }

  int openCount() {
    return openCount;
  }

  long longest() {
    return longest;
  }

  void release() {
    ARRAYS.give(values);
    ARRAYS.give(waits);
  }
}
