package io.klantreis.journey.index;

import io.klantreis.journey.spi.EventSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/// Texts and numbers of rows just read, and how to bring them into a block's order.
///
/// A block's order is given as an array: at each position the old position in the block that it
/// replaces, or the complement (`~`) of a new row's place.
final class StagedColumns {
  private final List<String> texts;
  private final List<String> numbers;
  private final int firstKey;
  private final Map<String, Dictionary.Collector> dictionaries = new TreeMap<>();
  private final Map<String, Dictionary> built = new TreeMap<>();
  private final Map<String, Staging.Ints> textRows = new TreeMap<>();
  private final Map<String, Staging.Numbers> numberRows = new TreeMap<>();

  /// @param firstKey which of the keys that were asked of the source is the first text; the other
  ///   texts follow, then the numbers
  StagedColumns(
      List<String> texts, List<String> numbers, int firstKey, Map<String, TextColumn> before) {
    this.texts = texts;
    this.numbers = numbers;
    this.firstKey = firstKey;
    for (String key : texts) {
      TextColumn old = before.get(key);
      dictionaries.put(key, new Dictionary.Collector(old == null ? null : old.dictionary()));
      textRows.put(key, new Staging.Ints());
    }
    for (String key : numbers) {
      numberRows.put(key, new Staging.Numbers());
    }
  }

  void add(EventSource.Row row, int place) {
    int key = firstKey;
    for (String text : texts) {
      get(textRows, text).add(get(dictionaries, text).code(row.text(key++)));
    }
    for (String number : numbers) {
      get(numberRows, number).add(place, row.number(key++));
    }
  }

  Dictionary dictionary(String key) {
    return built.computeIfAbsent(key, k -> get(dictionaries, k).build());
  }

  IntColumn text(String key, IntUnaryOperator old, int[] from) {
    Staging.Ints rows = get(textRows, key);
    int[] codes = new int[from.length];
    for (int i = 0; i < from.length; i++) {
      codes[i] = from[i] >= 0 ? old.applyAsInt(from[i]) : rows.at(~from[i]);
    }
    return IntColumn.of(codes, codes.length);
  }

  NumberColumn.Part number(String key, IntToDoubleFunction old, int[] from) {
    Staging.Numbers rows = get(numberRows, key);
    int[] positions = new int[from.length];
    double[] values = new double[from.length];
    int size = 0;
    for (int i = 0; i < from.length; i++) {
      double value = from[i] >= 0 ? old.applyAsDouble(from[i]) : rows.at(~from[i]);
      if (!Double.isNaN(value)) {
        positions[size] = i;
        values[size++] = value;
      }
    }
    return new NumberColumn.Part(Arrays.copyOf(positions, size), Arrays.copyOf(values, size));
  }

  private static <V> V get(Map<String, V> map, String key) {
    return Objects.requireNonNull(map.get(key), key);
  }
}
