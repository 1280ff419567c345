package io.klantreis.journey.index;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.spi.EventSource;
import io.klantreis.journey.spi.EventSource.Watermark;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Every customer's events in time order, in columns. Immutable but for the columns of fields and
/// properties, which are read from the source when first asked for. Thread-safe.
///
/// Made by {@link IndexBuilder}. Customers are numbered from 0 in order of first appearance and lie
/// in {@link Block}s, in that order.
public final class JourneyIndex {
  /// So many things are kept with an index; then all are forgotten.
  private static final int MOST_DERIVED = 8;

  private final EventSource source;
  private final Watermark watermark;
  private final Codes codes;
  private final CustomerKeys customers;
  private final List<Block> blocks;
  private final Columns columns;
  private final int blockLimit;
  private final int events;
  private final long firstMillis;
  private final long lastMillis;
  private final Map<Object, Derived> derived = new ConcurrentHashMap<>();

  JourneyIndex(
      EventSource source,
      Watermark watermark,
      Codes codes,
      CustomerKeys customers,
      List<Block> blocks,
      Columns columns,
      int blockLimit) {
    this.source = requireNonNull(source, "source is null");
    this.watermark = requireNonNull(watermark, "watermark is null");
    this.codes = codes;
    this.customers = customers;
    this.blocks = List.copyOf(blocks);
    this.columns = columns;
    this.blockLimit = blockLimit;
    int count = 0;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (Block block : blocks) {
      count += block.events();
      first = Math.min(first, block.firstMillis());
      last = Math.max(last, block.lastMillis());
    }
    this.events = count;
    this.firstMillis = count == 0 ? 0 : first;
    this.lastMillis = count == 0 ? 0 : last;
  }

  /// How far the source had come when this was read.
  public Watermark watermark() {
    return watermark;
  }

  /// Where the events came from.
  public EventSource source() {
    return source;
  }

  public int events() {
    return events;
  }

  /// The time of the earliest event, 0 where there is none.
  public long firstMillis() {
    return firstMillis;
  }

  /// The time of the latest event, 0 where there is none.
  public long lastMillis() {
    return lastMillis;
  }

  public Codes codes() {
    return codes;
  }

  public CustomerKeys customers() {
    return customers;
  }

  public int blocks() {
    return blocks.size();
  }

  public Block block(int block) {
    return blocks.get(block);
  }

  /// The block in which a customer's events lie.
  public int blockOf(int customer) {
    int low = 0;
    int high = blocks.size() - 1;
    while (low < high) {
      int middle = low + high + 1 >>> 1;
      if (blocks.get(middle).firstCustomer() <= customer) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /// Reads the columns that are not here yet, all in one pass over the source.
  ///
  /// @param texts,numbers keys as {@link Fields#resolve} gives them
  /// @throws IndexOutdated if the source's rows are no longer those of this index
  public void load(Set<String> texts, Set<String> numbers) {
    columns.load(this, texts, numbers);
  }

  /// A field or property as text, read from the source where it is not here yet.
  ///
  /// @param key a field's name or `properties.NAME`; one that no event has is absent everywhere
  public TextColumn text(String key) {
    columns.load(this, Set.of(key), Set.of());
    return columns.text(key);
  }

  /// A field or property as numbers, read from the source where it is not here yet.
  public NumberColumn number(String key) {
    columns.load(this, Set.of(), Set.of(key));
    return columns.number(key);
  }

  /// What is worked out from the index and kept beside it.
  public interface Derived {
    long bytes();
  }

  /// What was derived under this key, made when first asked for. Goes when the index goes, or when
  /// there are too many.
  public <D extends Derived> D derived(Class<D> type, Object key, Supplier<D> maker) {
    if (derived.size() >= MOST_DERIVED && !derived.containsKey(List.of(type, key))) {
      derived.clear();
    }
    return type.cast(derived.computeIfAbsent(List.of(type, key), k -> maker.get()));
  }

  /// The bytes held now: columns, postings, keys, and what was derived.
  public long bytes() {
    long sum = customers.byteCount() + columns.bytes();
    for (Derived some : derived.values()) {
      sum += some.bytes();
    }
    for (Block block : blocks) {
      sum += block.bytes();
    }
    return sum;
  }

  /// How many events a block should hold at most.
  int blockLimit() {
    return blockLimit;
  }

  Columns columns() {
    return columns;
  }

  List<Block> blockList() {
    return blocks;
  }

  /// The rows of an index are no longer those of its source; a new index must be built.
  public static final class IndexOutdated extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IndexOutdated(@Nullable String message) {
      super(message);
    }
  }
}
