package io.klantreis.journey.stats;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;

/// Numbers collected one after another, of which the mean and quantiles are told exactly. They lie
/// in pieces, so that many are added and merged without being copied. A full piece is added up and
/// counted in buckets at once, while the processor has it at hand. Not thread-safe.
public final class Samples {
  private static final int PIECE = 4096;

  /// So many are faster sorted than counted.
  private static final int FEW = 256;

  /// A bucket's number is a float number's bits without so many of the last: buckets are narrow for
  /// small numbers and wide for great ones, as waits are that differ by orders of magnitude.
  private static final int DROPPED = 17;

  /// All below 1 are in one bucket, and all above a century of milliseconds in another.
  private static final int FIRST = (Float.floatToRawIntBits(1) >> DROPPED) - 1;

  private static final int BUCKETS = (Float.floatToRawIntBits(0x1p42f) >> DROPPED) - FIRST + 1;

  /// The sum is kept in two halves, exact in whatever order it was made.
  private static final long LOW = 0xffff_ffffL;

  private static final LongArrays PIECES = new LongArrays();
  private static final int[] NONE = {};

  private final Map<Double, Double> known = new HashMap<>();
  private int size;

  // Full pieces, and of them alone the sum and the counts.
  private final List<long[]> full = new ArrayList<>();
  private long sumHigh;
  private long sumLow;
  private int[] counts = NONE;

  private long[] open = new long[8];
  private int used;

  public void add(long value) {
    if (used == open.length) {
      grow();
    }
    open[used++] = value;
    size++;
    known.clear();
  }

  /// Adds `count` numbers of an array.
  public void add(long[] values, int from, int count) {
    int end = from + count;
    for (int done = from; done < end; ) {
      if (used == open.length) {
        grow();
      }
      int part = Math.min(end - done, open.length - used);
      System.arraycopy(values, done, open, used, part);
      used += part;
      done += part;
    }
    size += count;
    known.clear();
  }

  private void grow() {
    if (open.length < PIECE) {
      open = Arrays.copyOf(open, Math.min(PIECE, open.length * 4));
    } else {
      keep(open);
      open = PIECES.take(PIECE);
      used = 0;
    }
  }

  /// Adds up and counts a piece.
  private void keep(long[] piece) {
    full.add(piece);
    for (long value : piece) {
      sumHigh += value >> 32;
      sumLow += value & LOW;
    }
    int[] buckets = counts();
    for (long value : piece) {
      buckets[bucket(value)]++;
    }
  }

  private int[] counts() {
    if (counts.length == 0) {
      counts = new int[BUCKETS];
    }
    return counts;
  }

  /// Never less for a greater number.
  private static int bucket(long value) {
    int number = (Float.floatToRawIntBits(value) >> DROPPED) - FIRST;
    return Math.max(0, Math.min(BUCKETS - 1, number));
  }

  /// Takes another's numbers, which must not be used any more.
  public void addAll(Samples other) {
    add(other.open, 0, other.used);
    if (other.full.isEmpty()) {
      return;
    }
    full.addAll(other.full);
    size += other.size - other.used;
    sumHigh += other.sumHigh;
    sumLow += other.sumLow;
    int[] buckets = counts();
    for (int i = 0; i < BUCKETS; i++) {
      buckets[i] += other.counts[i];
    }
  }

  /// Gives back what it holds, which nobody reads any more.
  public void release() {
    for (long[] piece : full) {
      if (piece.length == PIECE) {
        PIECES.give(piece);
      }
    }
    full.clear();
    open = new long[8];
    used = 0;
    size = 0;
    sumHigh = 0;
    sumLow = 0;
    counts = NONE;
    known.clear();
  }

  public int size() {
    return size;
  }

  /// A copy of the numbers, in no order.
  public long[] values() {
    long[] all = new long[size];
    int at = 0;
    for (long[] piece : full) {
      System.arraycopy(piece, 0, all, at, piece.length);
      at += piece.length;
    }
    System.arraycopy(open, 0, all, at, used);
    return all;
  }

  /// NaN where there are none.
  public double mean() {
    long high = sumHigh;
    long low = sumLow;
    for (int i = 0; i < used; i++) {
      high += open[i] >> 32;
      low += open[i] & LOW;
    }
    return size == 0 ? Double.NaN : (high * 0x1p32 + low) / size;
  }

  /// The quantile with linear interpolation between the two numbers beside it (type 7); NaN where
  /// there are none. Worked out once.
  public double quantile(double share) {
    if (size == 0) {
      return Double.NaN;
    }
    learn(share);
    return requireNonNull(known.get(share));
  }

  /// Works out several quantiles in one go.
  public void learn(double... shares) {
    if (size == 0 || Arrays.stream(shares).allMatch(known::containsKey)) {
      return;
    }
    if (size <= FEW) {
      Arrays.sort(open, 0, used);
      for (double share : shares) {
        known.put(share, between(share, rank -> open[rank]));
      }
      return;
    }
    if (used > 0) {
      keep(Arrays.copyOf(open, used));
      used = 0;
    }
    long[][] sorted = new long[BUCKETS][];
    for (double share : shares) {
      between(share, rank -> want(sorted, rank));
    }
    collect(sorted);
    for (double share : shares) {
      known.put(share, between(share, rank -> at(sorted, rank)));
    }
  }

  private double between(double share, IntToLongFunction numbers) {
    double rank = share * (size - 1);
    int below = (int) Math.floor(rank);
    long low = numbers.applyAsLong(below);
    return rank == below ? low : low + (rank - below) * (numbers.applyAsLong(below + 1) - low);
  }

  /// Makes room for the bucket that holds the number of this rank.
  private long want(long[][] sorted, int rank) {
    int bucket = 0;
    for (long before = counts[0]; before <= rank; before += counts[bucket]) {
      bucket++;
    }
    sorted[bucket] = new long[counts[bucket]];
    return 0;
  }

  /// Fills the buckets for which there is room, each in ascending order.
  private void collect(long[][] sorted) {
    int[] sizes = new int[BUCKETS];
    for (long[] piece : full) {
      for (long value : piece) {
        int bucket = bucket(value);
        if (sorted[bucket] != null) {
          sorted[bucket][sizes[bucket]++] = value;
        }
      }
    }
    for (long[] numbers : sorted) {
      if (numbers != null) {
        Arrays.sort(numbers);
      }
    }
  }

  /// The number of this rank.
  private long at(long[][] sorted, int rank) {
    int bucket = 0;
    long before = 0;
    while (before + counts[bucket] <= rank) {
      before += counts[bucket++];
    }
    return sorted[bucket][(int) (rank - before)];
  }
}
