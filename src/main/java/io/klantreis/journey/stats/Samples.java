package io.klantreis.journey.stats;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers collected one after another, of which the mean and quantiles are told exactly. They lie
/// in pieces, so that many are added and merged without being copied. Not thread-safe.
public final class Samples {
  private static final int PIECE = 4096;
  private static final int BUCKETS = 1024;
  private static final long[] NONE = {};

  /// The sum is kept in two halves, exact in whatever order it was made.
  private static final long LOW = 0xffff_ffffL;

  private static final LongArrays PIECES = new LongArrays();

  private final List<long[]> full = new ArrayList<>();
  private long[] open = new long[8];
  private int used;
  private int size;
  private long[] counts = NONE;
  private long least = Long.MAX_VALUE;
  private long greatest = Long.MIN_VALUE;
  private int shift;
  private long sumHigh;
  private long sumLow;
  private final Map<Double, Double> known = new HashMap<>();

  public void add(long value) {
    if (used == open.length) {
      grow();
    }
    open[used++] = value;
    size++;
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
    sumHigh += value >> 32;
    sumLow += value & LOW;
    counts = NONE;
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
    long min = least;
    long max = greatest;
    long high = 0;
    long low = 0;
    for (int i = from; i < end; i++) {
      min = Math.min(min, values[i]);
      max = Math.max(max, values[i]);
      high += values[i] >> 32;
      low += values[i] & LOW;
    }
    least = min;
    greatest = max;
    sumHigh += high;
    sumLow += low;
    counts = NONE;
  }

  private void grow() {
    if (open.length < PIECE) {
      open = Arrays.copyOf(open, open.length * 4);
      return;
    }
    full.add(open);
    open = PIECES.take(PIECE);
    used = 0;
  }

  /// Takes another's numbers, which must not be used any more.
  public void addAll(Samples other) {
    if (other.used > open.length - used) {
      full.add(Arrays.copyOf(open, used));
      open = other.open;
      used = other.used;
    } else {
      System.arraycopy(other.open, 0, open, used, other.used);
      used += other.used;
    }
    full.addAll(other.full);
    size += other.size;
    least = Math.min(least, other.least);
    greatest = Math.max(greatest, other.greatest);
    sumHigh += other.sumHigh;
    sumLow += other.sumLow;
    counts = NONE;
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
    least = Long.MAX_VALUE;
    greatest = Long.MIN_VALUE;
    sumHigh = 0;
    sumLow = 0;
    counts = NONE;
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
    return size == 0 ? Double.NaN : (sumHigh * 0x1p32 + sumLow) / size;
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
    if (size == 0) {
      return;
    }
    count();
    boolean[] wanted = new boolean[BUCKETS];
    boolean some = false;
    for (double share : shares) {
      if (!known.containsKey(share)) {
        int below = (int) Math.floor(share * (size - 1));
        wanted[bucketOf(below)] = true;
        wanted[bucketOf(Math.min(below + 1, size - 1))] = true;
        some = true;
      }
    }
    if (some) {
      long[][] sorted = sorted(wanted);
      for (double share : shares) {
        known.computeIfAbsent(share, s -> between(sorted, s * (size - 1)));
      }
    }
  }

  private double between(long[][] sorted, double rank) {
    int below = (int) Math.floor(rank);
    long low = at(sorted, below);
    return rank == below ? low : low + (rank - below) * (at(sorted, below + 1) - low);
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

  private int bucketOf(int rank) {
    int bucket = 0;
    for (long before = counts[0]; before <= rank; before += counts[bucket]) {
      bucket++;
    }
    return bucket;
  }

  /// Counts the numbers in buckets of equal width, once.
  private void count() {
    if (counts.length > 0) {
      return;
    }
    shift = 0;
    while (greatest - least >>> shift >= BUCKETS) {
      shift++;
    }
    known.clear();
    counts = new long[BUCKETS];
    for (int p = 0; p <= full.size(); p++) {
      long[] piece = piece(p);
      int length = length(p);
      for (int i = 0; i < length; i++) {
        counts[(int) (piece[i] - least >>> shift)]++;
      }
    }
  }

  /// The numbers of some buckets, each bucket's in ascending order.
  private long[][] sorted(boolean[] wanted) {
    long[][] found = new long[BUCKETS][];
    int[] sizes = new int[BUCKETS];
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      found[bucket] = wanted[bucket] ? new long[(int) counts[bucket]] : NONE;
    }
    for (int p = 0; p <= full.size(); p++) {
      long[] piece = piece(p);
      int length = length(p);
      for (int i = 0; i < length; i++) {
        int bucket = (int) (piece[i] - least >>> shift);
        if (wanted[bucket]) {
          found[bucket][sizes[bucket]++] = piece[i];
        }
      }
    }
    for (long[] numbers : found) {
      Arrays.sort(numbers);
    }
    return found;
  }

  private long[] piece(int p) {
    return p < full.size() ? full.get(p) : open;
  }

  private int length(int p) {
    return p < full.size() ? full.get(p).length : used;
  }
}
