package io.klantreis.journey.stats;

import java.math.BigInteger;

/// What ended stays add up to, exactly: how many by way of ending, how long together, and their
/// squares in 128 bits. Not thread-safe.
public final class StayTotals {
  private final long[] counts;
  private long sum;
  private long squaresHigh;
  private long squaresLow;

  public StayTotals(int ways) {
    this.counts = new long[ways];
  }

  public void add(int way, long length) {
    counts[way]++;
    sum += length;
    addSquares(Math.multiplyHigh(length, length), length * length);
  }

  /// Adds some at once, which waits for no sum before.
  ///
  /// @param coded as {@link StaySet#code} makes it; at most 65,535
  void add(long[] coded, int from, int end) {
    long ways = 0; // sixteen bits each
    long lengths = 0;
    long high = 0;
    long low = 0;
    for (int i = from; i < end; i++) {
      long length = StaySet.length(coded[i]);
      ways += 1L << (StaySet.way(coded[i]) << 4);
      lengths += length;
      long square = length * length;
      high += Math.multiplyHigh(length, length) + carry(low, square);
      low += square;
    }
    sum += lengths;
    addSquares(high, low);
    for (int way = 0; way < counts.length; way++) {
      counts[way] += ways >>> (way << 4) & 0xffff;
    }
  }

  /// Counts stays of which nothing else is added.
  public void addCount(int way, long some) {
    counts[way] += some;
  }

  void addSum(long lengths) {
    sum += lengths;
  }

  void addSquares(long high, long low) {
    squaresHigh += high + carry(squaresLow, low);
    squaresLow += low;
  }

  /// What two unsigned numbers carry over when added up, 1 or 0: without a branch that no processor
  /// foresees.
  static long carry(long one, long other) {
    return (one & other | (one | other) & ~(one + other)) >>> 63;
  }

  /// @param other of as many ways of ending or fewer
  public void addAll(StayTotals other) {
    for (int way = 0; way < other.counts.length; way++) {
      counts[way] += other.counts[way];
    }
    sum += other.sum;
    addSquares(other.squaresHigh, other.squaresLow);
  }

  /// Takes away what was added before.
  public void removeAll(StayTotals other) {
    for (int way = 0; way < counts.length; way++) {
      counts[way] -= other.counts[way];
    }
    sum -= other.sum;
    addSquares(~other.squaresHigh + (other.squaresLow == 0 ? 1 : 0), -other.squaresLow);
  }

  public long count() {
    long all = 0;
    for (long count : counts) {
      all += count;
    }
    return all;
  }

  long count(int way) {
    return counts[way];
  }

  long sum() {
    return sum;
  }

  /// The squares of the distances from a number, rounded once.
  double squaresFrom(long centre) {
    BigInteger low = new BigInteger(Long.toUnsignedString(squaresLow));
    BigInteger squares = BigInteger.valueOf(squaresHigh).shiftLeft(64).add(low);
    BigInteger twice = BigInteger.valueOf(sum).multiply(BigInteger.valueOf(2 * centre));
    BigInteger centres = BigInteger.valueOf(centre).pow(2).multiply(BigInteger.valueOf(count()));
    return squares.subtract(twice).add(centres).doubleValue();
  }
}
