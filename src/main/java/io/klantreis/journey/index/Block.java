package io.klantreis.journey.index;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The events of some consecutive customers, each customer's in time order (ties in the order of
/// their rows). A position is a place in the block, from 0. Immutable: the arrays that it hands out
/// are its own and must not be written to.
///
/// Blocks are small enough for a processor's cache, and a refresh rebuilds only those that got new
/// events.
public final class Block {
  /// No more events than this in a block, unless one customer alone has more.
  static final int LIMIT = 1 << 16;

  /// So many stage models' things are kept with a block; then all are forgotten.
  private static final int MOST_DERIVED = 8;

  private final int firstCustomer;
  private final int[] starts;
  private final Times times;
  private final IntColumn codes;
  private final Rows rows;
  private final Postings postings;
  private final long[] firsts;
  private final long @Nullable [] ties;
  private volatile @Nullable Timeline timeline;
  private final Map<Object, JourneyIndex.Derived> derived = new ConcurrentHashMap<>();

  Block(int firstCustomer, int[] starts, long[] times, IntColumn codes, int[] rows) {
    this(
        firstCustomer,
        starts,
        Times.of(times),
        codes,
        Rows.of(rows),
        Postings.of(codes),
        ties(times, firsts(starts, times.length)));
  }

  private Block(
      int firstCustomer,
      int[] starts,
      Times times,
      IntColumn codes,
      Rows rows,
      Postings postings,
      long @Nullable [] ties) {
    this.firstCustomer = firstCustomer;
    this.starts = starts;
    this.times = times;
    this.codes = codes;
    this.rows = rows;
    this.postings = postings;
    this.firsts = firsts(starts, times.size());
    this.ties = ties;
  }

  void save(SectionWriter out, String name) {
    out.put(name + ".starts", starts);
    times.save(out, name + ".times");
    codes.save(out, name + ".codes");
    rows.save(out, name + ".rows");
    postings.save(out, name + ".postings");
    if (ties != null) {
      out.put(name + ".ties", ties);
    }
  }

  static Block load(SectionReader in, String name, int firstCustomer) {
    int[] starts = in.ints(name + ".starts");
    Times times = Times.load(in, name + ".times");
    IntColumn codes = IntColumn.load(in, name + ".codes", times.size());
    Rows rows = Rows.load(in, name + ".rows", times.size());
    Postings postings = Postings.load(in, name + ".postings", times.size());
    long[] ties = in.has(name + ".ties") ? in.longs(name + ".ties") : null;
    if (starts.length == 0 || starts[starts.length - 1] != times.size()) {
      throw new IndexImage.Unreadable("the columns of %s do not fit together".formatted(name));
    }
    return new Block(firstCustomer, starts, times, codes, rows, postings, ties);
  }

  private static long[] firsts(int[] starts, int size) {
    long[] words = new long[Postings.words(size)];
    for (int start : starts) {
      words[start >>> 6] |= 1L << start;
    }
    return words;
  }

  private static long @Nullable [] ties(long[] times, long[] firsts) {
    long[] words = null;
    for (int i = 1; i < times.length; i++) {
      if (times[i] == times[i - 1] && (firsts[i >>> 6] >>> i & 1) == 0) {
        words = words == null ? new long[firsts.length] : words;
        words[i >>> 6] |= 1L << i;
      }
    }
    return words;
  }

  /// The number of the first customer here.
  public int firstCustomer() {
    return firstCustomer;
  }

  public int customers() {
    return starts.length - 1;
  }

  public int events() {
    return times.size();
  }

  /// Where each customer's events begin, and one more entry with the end of the last.
  public int[] starts() {
    return starts;
  }

  /// When the events were.
  public Times times() {
    return times;
  }

  public IntColumn codes() {
    return codes;
  }

  /// Where the events of each code are.
  public Postings postings() {
    return postings;
  }

  /// A bit for each position where a customer's events begin, and one where the last ones end; then
  /// one more word, so that 64 bits may be read from any position on.
  public long[] firsts() {
    return firsts;
  }

  /// The positions by code and time; made when first asked for. Only where {@link Postings#known}.
  public Timeline timeline() {
    Timeline made = timeline;
    if (made == null) {
      made = Timeline.of(times, codes, postings);
      timeline = made; // two threads may make the same
    }
    return made;
  }

  /// What was worked out from this block alone under a key, made when first asked for. A refresh
  /// that leaves the block as it is leaves this too, so a key must say all that it was made from.
  public <D extends JourneyIndex.Derived> D derived(Class<D> type, Object key, Supplier<D> maker) {
    Object place = List.of(type, key);
    JourneyIndex.Derived known = derived.get(place);
    if (known == null) {
      if (derived.size() >= MOST_DERIVED) {
        derived.clear();
      }
      known = maker.get();
      derived.put(place, known); // two threads may make the same
    }
    return type.cast(known);
  }

  /// A bit for each event at the same time as the customer's one before; null where there is none.
  public long @Nullable [] ties() {
    return ties;
  }

  /// The earliest time in the block.
  public long firstMillis() {
    return times.first();
  }

  /// The latest time in the block.
  public long lastMillis() {
    return times.last();
  }

  /// The place of an event's row among the rows read, from 0.
  public int row(int position) {
    return rows.at(position);
  }

  long bytes() {
    Timeline made = timeline;
    long kept = 0;
    for (JourneyIndex.Derived some : derived.values()) {
      kept += some.bytes();
    }
    return kept
        + (made == null ? 0 : made.bytes())
        + 4L * starts.length
        + times.bytes()
        + rows.bytes()
        + codes.bytes()
        + postings.bytes()
        + 8L * firsts.length
        + (ties == null ? 0 : 8L * ties.length);
  }
}
