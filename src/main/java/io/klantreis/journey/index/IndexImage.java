package io.klantreis.journey.index;

import io.klantreis.journey.spi.EventSource;
import io.klantreis.journey.spi.EventSource.Watermark;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

/// An index as named arrays of primitives, to be kept somewhere and made an index again. Postings
/// and bounds follow from the rest, but reading them is faster than working them out.
///
/// ```
/// index            LAYOUT, epoch, last row, events, block limit, first customer of each block
/// customers.*      CustomerKeys
/// codes.*          Codes
/// block.B.*        Block: starts, times, codes, rows, postings, ties
/// texts, numbers   the keys of the columns that were loaded
/// text.K.*         the K-th text column: its dictionary and, for each block, its codes
/// number.K.*       the K-th number column: for each block positions and values
/// ```
public final class IndexImage {
  /// To be changed whenever a section changes its meaning or is added: older images are refused
  /// then.
  public static final int LAYOUT = 3;

  private static final int HEAD = 5;

  private IndexImage() {}

  /// The sections are no index, or none of this layout.
  public static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  /// Puts everything that was read into an index; what is derived from it is left out.
  public static void save(JourneyIndex index, SectionWriter out) {
    List<Block> blocks = index.blockList();
    long[] head = new long[HEAD + blocks.size()];
    head[0] = LAYOUT;
    head[1] = index.watermark().epoch();
    head[2] = index.watermark().lastRow();
    head[3] = index.events();
    head[4] = index.blockLimit();
    for (int b = 0; b < blocks.size(); b++) {
      head[HEAD + b] = blocks.get(b).firstCustomer();
    }
    out.put("index", head);
    index.customers().save(out, "customers");
    index.codes().save(out, "codes");
    for (int b = 0; b < blocks.size(); b++) {
      blocks.get(b).save(out, block(b));
    }
    Map<String, TextColumn> texts = index.columns().texts();
    Map<String, NumberColumn> numbers = index.columns().numbers();
    TextSections.save(out, "texts", List.copyOf(texts.keySet()));
    TextSections.save(out, "numbers", List.copyOf(numbers.keySet()));
    int k = 0;
    for (TextColumn column : texts.values()) {
      column.save(out, "text." + k++, blocks.size());
    }
    k = 0;
    for (NumberColumn column : numbers.values()) {
      column.save(out, "number." + k++, blocks.size());
    }
  }

  /// An index that lacks only where its events came from.
  public static final class Loaded {
    private final Watermark watermark;
    private final Codes codes;
    private final CustomerKeys customers;
    private final List<Block> blocks;
    private final Columns columns;
    private final int blockLimit;

    private Loaded(
        Watermark watermark,
        Codes codes,
        CustomerKeys customers,
        List<Block> blocks,
        Columns columns,
        int blockLimit) {
      this.watermark = watermark;
      this.codes = codes;
      this.customers = customers;
      this.blocks = blocks;
      this.columns = columns;
      this.blockLimit = blockLimit;
    }

    /// The rows that it shows.
    public Watermark watermark() {
      return watermark;
    }

    /// The index.
    ///
    /// @param source where its events came from, and newer ones will
    public JourneyIndex of(EventSource source) {
      return new JourneyIndex(source, watermark, codes, customers, blocks, columns, blockLimit);
    }
  }

  /// Makes an index again, on all cores.
  ///
  /// @throws Unreadable if the sections are no index of this layout
  public static Loaded load(SectionReader in) {
    long[] head = in.longs("index");
    if (head.length < HEAD || head[0] != LAYOUT) {
      throw new Unreadable("it has another layout than " + LAYOUT);
    }
    int[] firsts = Arrays.stream(head).skip(HEAD).mapToInt(Math::toIntExact).toArray();
    CompletableFuture<CustomerKeys> customers =
        CompletableFuture.supplyAsync(() -> CustomerKeys.load(in, "customers"));
    List<Block> blocks =
        IntStream.range(0, firsts.length)
            .parallel()
            .mapToObj(b -> Block.load(in, block(b), firsts[b]))
            .toList();
    Columns columns = columns(in, blocks);
    var watermark = new Watermark(head[1], head[2]);
    int limit = Math.toIntExact(head[4]);
    Codes codes = Codes.load(in, "codes");
    check(blocks, joined(customers).size(), head[3]);
    return new Loaded(watermark, codes, joined(customers), blocks, columns, limit);
  }

  private static Columns columns(SectionReader in, List<Block> blocks) {
    Columns columns = new Columns();
    int k = 0;
    for (String key : TextSections.loadAll(in, "texts")) {
      columns.put(TextColumn.load(in, "text." + k++, key, blocks));
    }
    k = 0;
    for (String key : TextSections.loadAll(in, "numbers")) {
      columns.put(NumberColumn.load(in, "number." + k++, key, blocks));
    }
    return columns;
  }

  private static <T> T joined(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /// The parts are whole, each by itself; here whether they fit together.
  private static void check(List<Block> blocks, int customers, long events) {
    int inBlocks = 0;
    long held = 0;
    for (Block block : blocks) {
      if (block.firstCustomer() != inBlocks) {
        throw new Unreadable("customers are missing before " + block.firstCustomer());
      }
      inBlocks += block.customers();
      held += block.events();
    }
    if (inBlocks != customers || events != held) {
      throw new Unreadable(
          "it has %d customers and %d events in its blocks, not %d and %d"
              .formatted(inBlocks, held, customers, events));
    }
  }

  private static String block(int block) {
    return "block." + block;
  }

  /// The keys of the columns that an image of this index would hold beside events and customers.
  public static Set<String> columns(JourneyIndex index) {
    Set<String> keys = new TreeSet<>(index.columns().texts().keySet());
    index.columns().numbers().keySet().forEach(key -> keys.add("number " + key));
    return keys;
  }
}
