package io.klantreis.journey.run;

import java.util.Arrays;

/// Where events are in a block, a bit a position, and what bits tell of all customers at once:
/// whose events lie where is in the bits of customers' first events. One a thread.
///
/// The next event that is wanted behind where each customer stands is one addition. Let all bits be
/// set that may be passed: those where nothing is wanted and no other customer begins. Then the
/// carry of a bit runs on to the next that may not be passed, however far it is:
///
/// ```
///   position  7 6 5 4 3 2 1 0
///   standing  0 0 0 0 0 1 0 0
///   wanted    0 1 0 0 0 0 0 1
///   passed    1 0 1 1 1 1 1 0
///   sum       1 1 0 0 0 0 1 0
///   mark      0 1 0 0 0 0 0 0   the sum, without what was passed
/// ```
///
/// So one addition serves 64 events, and no branch depends on where a customer's events lie. The
/// carry of a customer who has no such event stops where the next one begins: everybody has one
/// mark.
final class EventBits {
  /// Positions are written eight at a time, so their arrays need room for so many more.
  static final int SPARE = 9;

  /// Fewer customers than one in so many events are faster looked at one by one.
  private static final int FEW = 64;

  /// With fewer customers than one in so many events a word seldom has more than four marks.
  private static final int THIN = 28;

  private long[] standing = {};
  private long[] marked = {};
  private long[] firsts = {};
  private int events;

  /// Moves to a block.
  ///
  /// @param firsts the positions of customers' first events, and the end of the last one's
  void open(long[] firsts, int events) {
    this.firsts = firsts;
    this.events = events;
    if (standing.length < firsts.length) {
      standing = new long[firsts.length];
      marked = new long[firsts.length];
    }
  }

  /// Writes the position of each customer's earliest event of these, and says how many have one.
  ///
  /// Subtracting the bit of each customer's first event from the bits, of which the last event is
  /// made one so that nothing is borrowed from the next customer, clears the earliest and leaves
  /// the later ones.
  int earliest(long[] bits, int[] to) {
    long borrow = 0;
    for (int word = 0; word << 6 < events; word++) {
      long ends = firsts[word] >>> 1 | firsts[word + 1] << 63;
      long all = bits[word] | ends;
      long minus = firsts[word];
      long rest = all - minus - borrow;
      borrow = (~all & minus | (~all | minus) & rest) >>> 63;
      marked[word] = bits[word] & ~rest;
    }
    return positions(to, events, /* most= */ 8);
  }

  /// Writes for each customer the position of the first event that is wanted behind where they
  /// stand, or where the next customer's events begin if there is none.
  ///
  /// @param at where they stand, in ascending order, one a customer
  void next(int[] at, int size, long[] wanted, int[] to) {
    if (size * FEW > events) {
      nextOfAll(at, size, wanted, to);
    } else {
      nextOfEach(at, size, wanted, to);
    }
  }

  private void nextOfAll(int[] at, int size, long[] wanted, int[] to) {
    Arrays.fill(standing, 0, firsts.length, 0);
    for (int i = 0; i < size; i++) {
      standing[at[i] >>> 6] |= 1L << at[i];
    }
    long carry = 0;
    for (int word = 0; word << 6 <= events; word++) {
      long begin = standing[word];
      long passed = ~(wanted[word] | firsts[word]) | begin;
      long sum = passed + begin + carry;
      carry = (passed & begin | (passed | begin) & ~sum) >>> 63;
      marked[word] = sum & (~passed | firsts[word]);
    }
    if (size * THIN < events) {
      positions(to, events + 1, /* most= */ 4);
    } else {
      positions(to, events + 1, /* most= */ 8);
    }
  }

  private void nextOfEach(int[] at, int size, long[] wanted, int[] to) {
    for (int i = 0; i < size; i++) {
      int from = at[i] + 1;
      long ahead = window(wanted, from) | window(firsts, from);
      while (ahead == 0) {
        from += Long.SIZE;
        ahead = window(wanted, from) | window(firsts, from);
      }
      to[i] = from + Long.numberOfTrailingZeros(ahead);
    }
  }

  /// 1 where {@link #next} found an event, 0 where it found none.
  int isEvent(int mark) {
    return (int) (~firsts[mark >>> 6] >>> mark) & 1;
  }

  /// Writes the positions that are marked.
  ///
  /// @param most so many of a word are written at once, whether it has them or not: a number that
  ///   words seldom exceed
  private int positions(int[] to, int end, int most) {
    int count = 0;
    for (int word = 0; word << 6 < end; word++) {
      long rest = marked[word];
      int base = word << 6;
      int after = count + Long.bitCount(rest);
      for (int i = 0; i < most; i++) {
        to[count + i] = base | Long.numberOfTrailingZeros(rest);
        rest &= rest - 1;
      }
      for (int place = count + most; rest != 0; rest &= rest - 1) {
        to[place++] = base | Long.numberOfTrailingZeros(rest);
      }
      count = after;
    }
    return count;
  }

  /// The 64 bits from a position on.
  static long window(long[] words, int from) {
    int word = from >>> 6;
    return words[word] >>> from | words[word + 1] << 1 << ~from;
  }

  /// The first bit from a position on and before another, or -1.
  static int first(long[] words, int from, int end) {
    if (from >= end) {
      return -1;
    }
    int word = from >>> 6;
    int lastWord = end - 1 >>> 6;
    long rest = words[word] & -1L << from;
    while (rest == 0) {
      if (word == lastWord) {
        return -1;
      }
      rest = words[++word];
    }
    int at = word << 6 | Long.numberOfTrailingZeros(rest);
    return at < end ? at : -1;
  }
}
