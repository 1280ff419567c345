package io.klantreis.store;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// A block as {@link BlockWriter} wrote it; its columns are unpacked when asked for. Immutable.
final class EventBlock {
  private static final int MAX_COLUMN = 16 << 20;

  private final byte[] bytes;
  private final int events;
  private final Map<String, Place> places = new LinkedHashMap<>();

  private record Place(byte kind, int raw, int offset, int stored) {}

  /// What a column says of each row: a place in its distinct values, or -1 where it is absent.
  static final class Values {
    private final @Nullable String[] texts;
    private double @Nullable [] numbers;
    private final int[] codes;

    /// @param numbers null for texts, which are looked at as numbers only when asked
    private Values(@Nullable String[] texts, double @Nullable [] numbers, int[] codes) {
      this.texts = texts;
      this.numbers = numbers;
      this.codes = codes;
    }

    int code(int row) {
      return codes[row];
    }

    @Nullable String text(int row) {
      int code = codes[row];
      return code < 0 ? null : distinct(code);
    }

    private String distinct(int code) {
      String text = texts[code];
      if (text == null) {
        text = EventRules.shortest(numbers()[code]);
        texts[code] = text;
      }
      return text;
    }

    /// The place of a text among the distinct ones, or -1.
    int find(String text) {
      for (int code = 0; code < texts.length; code++) {
        if (text.equals(texts[code])) {
          return code;
        }
      }
      return -1;
    }

    double number(int row) {
      int code = codes[row];
      return code < 0 ? Double.NaN : numbers()[code];
    }

    private double[] numbers() {
      double[] known = numbers;
      if (known == null) {
        known = new double[texts.length];
        for (int code = 0; code < known.length; code++) {
          known[code] = numberIn(String.valueOf(texts[code]));
        }
        numbers = known;
      }
      return known;
    }

    /// Gives equal texts of all blocks one object, as long as they are few.
    void share(Map<String, String> known) {
      if (texts.length > 256 || known.size() > 4_096) {
        return;
      }
      for (int code = 0; code < texts.length; code++) {
        String text = texts[code];
        if (text != null) {
          String before = known.putIfAbsent(text, text);
          texts[code] = before == null ? text : before;
        }
      }
    }
  }

  private EventBlock(byte[] bytes, int events) {
    this.bytes = bytes;
    this.events = events;
  }

  /// @throws StoreException if that is no block
  static EventBlock of(byte[] bytes) {
    try {
      BlockCursor head = new BlockCursor(bytes, 0);
      if (head.next() != BlockWriter.MAGIC || head.next() != BlockWriter.VERSION) {
        throw new StoreException("a block of events has an unknown form");
      }
      EventBlock block = new EventBlock(bytes, head.size(EventBatch.CAPACITY));
      int columns = head.size(bytes.length);
      int[][] lengths = new int[columns][];
      String[] names = new String[columns];
      for (int c = 0; c < columns; c++) {
        names[c] = head.text();
        lengths[c] = new int[] {head.next(), head.size(MAX_COLUMN), head.size(bytes.length)};
      }
      int offset = head.at();
      for (int c = 0; c < columns; c++) {
        int stored = lengths[c][2];
        block.places.put(names[c], new Place((byte) lengths[c][0], lengths[c][1], offset, stored));
        offset += stored;
      }
      if (offset != bytes.length) {
        throw new StoreException("a block of events is cut off");
      }
      return block;
    } catch (IndexOutOfBoundsException damaged) {
      throw new StoreException("a block of events is damaged", damaged);
    }
  }

  int events() {
    return events;
  }

  /// The keys that some event of the block has, the time's among them.
  Set<String> keys() {
    return places.keySet();
  }

  long[] times() {
    BlockCursor cursor = open(EventField.TIMESTAMP.id());
    if (cursor == null) {
      throw new StoreException("a block of events has no times");
    }
    long[] times = new long[events];
    long before = 0;
    for (int row = 0; row < events; row++) {
      before += cursor.zigzag();
      times[row] = before;
    }
    return times;
  }

  /// The column of that key, or null where no event has it.
  @Nullable Values column(String key) {
    try {
      BlockCursor cursor = open(key);
      return cursor == null ? null : values(cursor, isNumber(key));
    } catch (IndexOutOfBoundsException damaged) {
      throw new StoreException("a block of events is damaged", damaged);
    }
  }

  boolean isNumber(String key) {
    Place place = places.get(key);
    return place != null && place.kind == BlockWriter.NUMBER;
  }

  private Values values(BlockCursor cursor, boolean number) {
    int present = cursor.size(events);
    boolean everywhere = cursor.next() == 0;
    int[] rows = new int[everywhere ? 0 : present];
    int before = -1;
    for (int i = 0; i < rows.length; i++) {
      before += cursor.size(events);
      rows[i] = before;
    }
    int distinct = cursor.size(present);
    @Nullable String[] texts = new @Nullable String[distinct];
    double[] numbers = number ? new double[distinct] : null;
    for (int i = 0; i < distinct; i++) {
      if (numbers != null) {
        numbers[i] = cursor.number();
      } else {
        texts[i] = cursor.text();
      }
    }
    boolean coded = cursor.next() != 0;
    int[] codes = new int[events];
    Arrays.fill(codes, -1);
    for (int i = 0; i < present; i++) {
      codes[everywhere ? i : rows[i]] = coded ? cursor.size(distinct - 1) : i;
    }
    return new Values(texts, numbers, codes);
  }

  /// A text that is a number counts as one, as in the questions' filters.
  private static double numberIn(String text) {
    char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
    if (last < '0' || last > '9' || text.length() > 24) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException none) {
      return Double.NaN;
    }
  }

  private @Nullable BlockCursor open(String key) {
    Place place = places.get(key);
    if (place == null) {
      return null;
    }
    if (place.stored == place.raw) {
      return new BlockCursor(bytes, place.offset);
    }
    byte[] raw = new byte[place.raw];
    Inflater inflater = new Inflater(/* nowrap= */ true);
    try {
      inflater.setInput(bytes, place.offset, place.stored);
      if (inflater.inflate(raw) != place.raw) {
        throw new StoreException("a block of events is damaged");
      }
    } catch (DataFormatException damaged) {
      throw new StoreException("a block of events is damaged", damaged);
    } finally {
      inflater.end();
    }
    return new BlockCursor(raw, 0);
  }

  /// Adds the row to a batch as it is; {@code columns} are those of every key of the block.
  void copy(int row, long[] times, Map<String, Values> columns, EventDraft draft) {
    draft.clear();
    draft.time(times[row]);
    columns.forEach((key, values) -> {
      String text = values.text(row);
      if (text == null) {
        return;
      }
      EventField field = EventField.of(key);
      if (field == null) {
        draft.property(key.substring(EventField.PROPERTIES.length()), text);
      } else if (field.isNumber()) {
        draft.number(field, values.number(row));
      } else {
        draft.text(field, text);
      }
    });
  }

  /// Every column but the time.
  Map<String, Values> columns() {
    Map<String, Values> columns = new LinkedHashMap<>();
    for (String key : places.keySet()) {
      Values values = key.equals(EventField.TIMESTAMP.id()) ? null : column(key);
      if (values != null) {
        columns.put(key, values);
      }
    }
    return columns;
  }
}
