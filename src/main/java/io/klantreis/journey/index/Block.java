package io.klantreis.journey.index;

/// The events of some consecutive customers, each customer's in time order (ties in the order of
/// their rows). A position is a place in the block, from 0. Immutable: the arrays that it hands out
/// are its own and must not be written to.
///
/// Blocks are small enough for a processor's cache, and a refresh rebuilds only those that got new
/// events.
public final class Block {
  /// No more events than this in a block, unless one customer alone has more.
  static final int LIMIT = 1 << 16;

  private final int firstCustomer;
  private final int[] starts;
  private final long[] times;
  private final IntColumn codes;
  private final int[] rows;
  private final Postings postings;
  private final long firstMillis;
  private final long lastMillis;

  Block(int firstCustomer, int[] starts, long[] times, IntColumn codes, int[] rows) {
    this.firstCustomer = firstCustomer;
    this.starts = starts;
    this.times = times;
    this.codes = codes;
    this.rows = rows;
    this.postings = Postings.of(codes);
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (long time : times) {
      first = Math.min(first, time);
      last = Math.max(last, time);
    }
    this.firstMillis = first;
    this.lastMillis = last;
  }

  /// The number of the first customer here.
  public int firstCustomer() {
    return firstCustomer;
  }

  public int customers() {
    return starts.length - 1;
  }

  public int events() {
    return times.length;
  }

  /// Where each customer's events begin, and one more entry with the end of the last.
  public int[] starts() {
    return starts;
  }

  /// Milliseconds since 1970, a position each.
  public long[] times() {
    return times;
  }

  public IntColumn codes() {
    return codes;
  }

  /// Where the events of each code are.
  public Postings postings() {
    return postings;
  }

  /// The earliest time in the block.
  public long firstMillis() {
    return firstMillis;
  }

  /// The latest time in the block.
  public long lastMillis() {
    return lastMillis;
  }

  /// For each position the place of its row among the rows read, from 0.
  public int[] rows() {
    return rows;
  }

  long bytes() {
    return 4L * starts.length + 12L * times.length + codes.bytes() + postings.bytes();
  }
}
