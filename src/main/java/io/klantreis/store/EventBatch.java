package io.klantreis.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Events on their way into a store, column by column: what {@link BlockWriter} writes as one
/// block. Not thread-safe.
final class EventBatch {
  /// How many events a block holds at most.
  static final int CAPACITY = 8_192;

  /// A batch whose texts come to this many characters is full, however few its events are.
  private static final int MAX_CHARACTERS = 150_000;

  private static final EventField[] FIELDS = EventField.values();

  private final long[] times = new long[CAPACITY];
  private final @Nullable Column[] fields = new @Nullable Column[FIELDS.length];
  private final Map<String, Column> properties = new LinkedHashMap<>();
  private int size;
  private int characters;

  /// The values that some of the events have: where they are, and which of the distinct ones.
  static final class Column {
    private final Map<Object, Integer> codes = new HashMap<>();
    private final List<Object> distinct = new ArrayList<>();
    private int[] rows = new int[64];
    private int[] codeOfRow = new int[64];
    private int size;

    private void add(int row, Object value) {
      Integer code = codes.get(value);
      if (code == null) {
        code = distinct.size();
        codes.put(value, code);
        distinct.add(value);
      }
      if (size == rows.length) {
        rows = Arrays.copyOf(rows, size * 2);
        codeOfRow = Arrays.copyOf(codeOfRow, size * 2);
      }
      rows[size] = row;
      codeOfRow[size++] = code;
    }

    /// Texts, or numbers as Double, in the order in which they came.
    List<Object> distinct() {
      return distinct;
    }

    int size() {
      return size;
    }

    int row(int place) {
      return rows[place];
    }

    int code(int place) {
      return codeOfRow[place];
    }
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == CAPACITY || characters >= MAX_CHARACTERS;
  }

  long time(int row) {
    return times[row];
  }

  void add(EventDraft draft) {
    times[size] = draft.timeMillis();
    for (int f = 0; f < FIELDS.length; f++) {
      Object value = value(draft, FIELDS[f]);
      if (value != null) {
        Column column = fields[f];
        if (column == null) {
          column = new Column();
          fields[f] = column;
        }
        put(column, value);
      }
    }
    for (int p = 0; p < draft.properties(); p++) {
      String name = EventField.PROPERTIES + draft.propertyName(p);
      Column column = properties.get(name);
      if (column == null) {
        column = new Column();
        properties.put(name, column);
        characters += name.length();
      }
      put(column, draft.propertyValue(p));
    }
    size++;
  }

  private void put(Column column, Object value) {
    column.add(size, value);
    if (value instanceof String text) {
      characters += text.length();
    }
  }

  private static @Nullable Object value(EventDraft draft, EventField field) {
    if (field.isNumber()) {
      double number = draft.number(field);
      return Double.isNaN(number) ? null : (Object) number;
    }
    return draft.text(field);
  }

  /// The columns that have any value, by key, but for the time.
  Map<String, Column> columns() {
    Map<String, Column> columns = new LinkedHashMap<>();
    for (int f = 0; f < FIELDS.length; f++) {
      Column column = fields[f];
      if (column != null) {
        columns.put(FIELDS[f].id(), column);
      }
    }
    columns.putAll(properties);
    return columns;
  }
}
