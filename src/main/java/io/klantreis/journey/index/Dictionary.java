package io.klantreis.journey.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The texts of a column, numbered from 1 in order of first appearance; 0 stands for "absent".
/// Immutable.
public final class Dictionary {
  /// The code of an absent text.
  public static final int ABSENT = 0;

  private final List<String> values;
  private volatile @Nullable Map<String, Integer> codes;

  Dictionary(List<String> values) {
    this.values = values;
  }

  /// Made when a text is first looked for, which not every column is asked.
  private Map<String, Integer> codes() {
    Map<String, Integer> made = codes;
    if (made == null) {
      made = HashMap.newHashMap(values.size());
      for (int i = 0; i < values.size(); i++) {
        made.put(values.get(i), i + 1);
      }
      codes = made; // two threads may make the same
    }
    return made;
  }

  /// How many texts there are; codes run from 1 to this.
  public int size() {
    return values.size();
  }

  /// The text of a code, or null for {@link #ABSENT}.
  public @Nullable String text(int code) {
    return code == ABSENT ? null : values.get(code - 1);
  }

  /// The code of a text, or -1 where no event has it.
  public int code(String text) {
    Integer code = codes().get(text);
    return code == null ? -1 : code;
  }

  /// All texts, in order of code.
  public List<String> values() {
    return values;
  }

  /// Collects texts; begins where an older dictionary ended. Not thread-safe.
  static final class Collector {
    private final List<String> values = new ArrayList<>();
    private final Map<String, Integer> codes = new HashMap<>();
    private @Nullable String last;
    private int lastCode;

    Collector(@Nullable Dictionary before) {
      if (before != null) {
        values.addAll(before.values);
        codes.putAll(before.codes());
      }
    }

    int code(@Nullable String text) {
      if (text == null) {
        return ABSENT;
      }
      if (text == last) { // sources repeat the same object for equal texts
        return lastCode;
      }
      Integer known = codes.get(text);
      if (known == null) {
        values.add(text);
        known = values.size();
        codes.put(text, known);
      }
      last = text;
      lastCode = known;
      return known;
    }

    Dictionary build() {
      return new Dictionary(List.copyOf(values));
    }
  }
}
