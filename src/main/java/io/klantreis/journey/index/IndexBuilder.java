package io.klantreis.journey.index;

import io.klantreis.journey.spi.EventSource;
import io.klantreis.journey.spi.EventSource.Watermark;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Makes an index of a source's events, and a new index of an old one and the rows since.
///
/// Questions that still hold the old index keep their answer: nothing in it changes. Blocks without
/// new events are shared between the two.
public final class IndexBuilder {
  private IndexBuilder() {}

  /// Reads every row up to the source's watermark.
  public static JourneyIndex build(EventSource source) {
    return build(source, Set.of("channel"), Set.of());
  }

  /// Reads every row up to the source's watermark, with these columns in the same pass.
  ///
  /// @param texts,numbers fields' names or `properties.NAME`
  public static JourneyIndex build(EventSource source, Set<String> texts, Set<String> numbers) {
    return build(source, texts, numbers, Block.LIMIT);
  }

  static JourneyIndex build(
      EventSource source, Set<String> texts, Set<String> numbers, int blockLimit) {
    Watermark watermark = source.watermark();
    Addition addition =
        new Addition(
            new CustomerKeys.Collector(),
            new Codes.Collector(null),
            0,
            List.copyOf(new TreeSet<>(texts)),
            List.copyOf(new TreeSet<>(numbers)),
            Map.of());
    addition.read(source, 0, watermark.lastRow());
    return new Merge(List.of(), new Columns(), addition, blockLimit).run(source, watermark);
  }

  /// The index as of the source's watermark: the old one itself where nothing came since, else a
  /// new one. Cheap for few new rows; everything is read again where the epoch has changed.
  public static JourneyIndex refresh(JourneyIndex old, EventSource source) {
    Watermark watermark = source.watermark();
    if (watermark.equals(old.watermark())) {
      return old;
    }
    Columns columns = old.columns();
    Map<String, TextColumn> texts = columns.texts();
    Map<String, NumberColumn> numbers = columns.numbers();
    if (watermark.epoch() != old.watermark().epoch()
        || watermark.lastRow() < old.watermark().lastRow()) {
      return build(source, texts.keySet(), numbers.keySet(), old.blockLimit());
    }
    Addition addition =
        new Addition(
            new CustomerKeys.Collector(old.customers()),
            new Codes.Collector(old.codes()),
            old.events(),
            List.copyOf(texts.keySet()),
            List.copyOf(numbers.keySet()),
            texts);
    addition.read(source, old.watermark().lastRow(), watermark.lastRow());
    return new Merge(old.blockList(), columns, addition, old.blockLimit()).run(source, watermark);
  }
}
