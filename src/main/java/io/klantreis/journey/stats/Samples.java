package io.klantreis.journey.stats;

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
  private static final LongArrays PIECES = new LongArrays();

  private final List<long[]> full = new ArrayList<>();
  private long[] open = new long[8];
  private int used;
  private int size;
  private long[] counts = NONE;
  private long least;
  private int shift;
  private double sum;
  private final Map<Double, Double> known = new HashMap<>();

  public void add(long value) {
    if (used == open.length) {
      grow();
    }
    open[used++] = value;
    size++;
    counts = NONE;
  }

  /// Adds the first `count` numbers of an array.
  public void add(long[] values, int count) {
    for (int done = 0; done < count; ) {
      if (used == open.length) {
        grow();
      }
      int part = Math.min(count - done, open.length - used);
      System.arraycopy(values, done, open, used, part);
      used += part;
      done += part;
    }
    size += count;
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
    look();
    return size == 0 ? Double.NaN : sum / size;
  }

  /// The quantile with linear interpolation between the two numbers beside it (type 7); NaN where
  /// there are none. Worked out once.
  public double quantile(double share) {
    if (size == 0) {
      return Double.NaN;
    }
    look();
    return known.computeIfAbsent(share, this::find);
  }

  private double find(double share) {
    double rank = share * (size - 1);
    int below = (int) Math.floor(rank);
    long before = 0;
    int bucket = 0;
    while (before + counts[bucket] <= below) {
      before += counts[bucket++];
    }
    long[] sorted = sorted(bucket);
    int place = (int) (below - before);
    long low = sorted[place];
    if (rank == below) {
      return low;
    }
    long high = place + 1 < sorted.length ? sorted[place + 1] : firstAfter(bucket);
    return low + (rank - below) * (high - low);
  }

  private long firstAfter(int bucket) {
    int next = bucket + 1;
    while (counts[next] == 0) {
      next++;
    }
    return sorted(next)[0];
  }

  /// Counts the numbers in buckets of equal width, once.
  private void look() {
    if (counts.length > 0) {
      return;
    }
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    double all = 0;
    for (int p = 0; p <= full.size(); p++) {
      long[] piece = piece(p);
      int length = length(p);
      long pieceSum = 0;
      for (int i = 0; i < length; i++) {
        min = Math.min(min, piece[i]);
        max = Math.max(max, piece[i]);
        pieceSum += piece[i];
      }
      all += pieceSum;
    }
    sum = all;
    least = min;
    shift = 0;
    while (size > 0 && max - min >>> shift >= BUCKETS) {
      shift++;
    }
    known.clear();
    counts = new long[BUCKETS];
    for (int p = 0; p <= full.size(); p++) {
      long[] piece = piece(p);
      int length = length(p);
      for (int i = 0; i < length; i++) {
        counts[(int) (piece[i] - min >>> shift)]++;
      }
    }
  }

  /// The numbers of one bucket in ascending order.
  private long[] sorted(int bucket) {
    long[] found = new long[(int) counts[bucket] + 1];
    int count = 0;
    for (int p = 0; p <= full.size(); p++) {
      long[] piece = piece(p);
      int length = length(p);
      for (int i = 0; i < length; i++) {
        found[count] = piece[i]; // stays only if it is one of them
        count += piece[i] - least >>> shift == bucket ? 1 : 0;
      }
    }
    long[] sorted = Arrays.copyOf(found, count);
    Arrays.sort(sorted);
    return sorted;
  }

  private long[] piece(int p) {
    return p < full.size() ? full.get(p) : open;
  }

  private int length(int p) {
    return p < full.size() ? full.get(p).length : used;
  }
}
