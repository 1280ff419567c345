package io.klantreis.journey.index;

import io.klantreis.journey.index.JourneyIndex.IndexOutdated;
import io.klantreis.journey.spi.EventSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The columns read so far. Grows, never shrinks; one thread at a time reads from the source.
final class Columns {
  private final Map<String, TextColumn> texts = new ConcurrentHashMap<>();
  private final Map<String, NumberColumn> numbers = new ConcurrentHashMap<>();

  TextColumn text(String key) {
    return Objects.requireNonNull(texts.get(key), key);
  }

  NumberColumn number(String key) {
    return Objects.requireNonNull(numbers.get(key), key);
  }

  Map<String, TextColumn> texts() {
    return new TreeMap<>(texts);
  }

  Map<String, NumberColumn> numbers() {
    return new TreeMap<>(numbers);
  }

  void put(TextColumn column) {
    texts.put(column.key(), column);
  }

  void put(NumberColumn column) {
    numbers.put(column.key(), column);
  }

  long bytes() {
    return texts.values().stream().mapToLong(TextColumn::bytes).sum()
        + numbers.values().stream().mapToLong(NumberColumn::bytes).sum();
  }

  void load(JourneyIndex index, Set<String> wantedTexts, Set<String> wantedNumbers) {
    if (texts.keySet().containsAll(wantedTexts) && numbers.keySet().containsAll(wantedNumbers)) {
      return;
    }
    synchronized (this) {
      Set<String> missingTexts = new TreeSet<>(wantedTexts);
      missingTexts.removeAll(texts.keySet());
      Set<String> missingNumbers = new TreeSet<>(wantedNumbers);
      missingNumbers.removeAll(numbers.keySet());
      read(index, List.copyOf(missingTexts), List.copyOf(missingNumbers));
    }
  }

  private void read(JourneyIndex index, List<String> wantedTexts, List<String> wantedNumbers) {
    List<String> keys = new ArrayList<>(wantedTexts);
    keys.addAll(wantedNumbers);
    if (keys.isEmpty()) {
      return;
    }
    StagedColumns staged = new StagedColumns(wantedTexts, wantedNumbers, 0, Map.of());
    EventSource source = index.source();
    checkEpoch(index);
    int[] rows = new int[1];
    source.read(
        keys,
        0,
        index.watermark().lastRow(),
        row -> {
          staged.add(row, rows[0]);
          rows[0]++;
        });
    checkEpoch(index);
    if (rows[0] != index.events()) {
      throw new IndexOutdated("the source has " + rows[0] + " rows, not " + index.events());
    }
    for (String key : wantedTexts) {
      List<IntColumn> parts = new ArrayList<>();
      for (Block block : index.blockList()) {
        parts.add(staged.text(key, row -> Dictionary.ABSENT, rowsOf(block)));
      }
      put(new TextColumn(key, staged.dictionary(key), parts));
    }
    for (String key : wantedNumbers) {
      List<NumberColumn.Part> parts = new ArrayList<>();
      for (Block block : index.blockList()) {
        parts.add(staged.number(key, row -> Double.NaN, rowsOf(block)));
      }
      put(new NumberColumn(key, parts));
    }
  }

  private static void checkEpoch(JourneyIndex index) {
    if (index.source().watermark().epoch() != index.watermark().epoch()) {
      throw new IndexOutdated("rows were erased or replaced since the index was read");
    }
  }

  private static int[] rowsOf(Block block) {
    int[] from = new int[block.events()];
    for (int i = 0; i < from.length; i++) {
      from[i] = ~block.row(i);
    }
    return from;
  }
}
