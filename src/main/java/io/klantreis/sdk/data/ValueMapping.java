package io.klantreis.sdk.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a panel shows in place of a value. Data keep their ids; the mapping carries the words.
///
/// ```java
/// ValueMapping.text("act", "doen", "red");
/// ValueMapping.special(ValueMapping.Match.NULL, Result.of("te weinig antwoorden"));
/// ```
public sealed interface ValueMapping {
  /// The text, colour and order shown.
  ///
  /// @param text the words, or null to keep the value
  /// @param color a colour, or null to keep the panel's
  /// @param index place in the editor's list of mappings
  record Result(@Nullable String text, @Nullable String color, int index) {
    /// Just words.
    public static Result of(String text) {
      return new Result(text, null, 0);
    }

    /// Words and a colour.
    public static Result of(String text, String color) {
      return new Result(text, color, 0);
    }
  }

  /// Special values that can be matched.
  enum Match {
    /// True.
    TRUE("true"),
    /// False.
    FALSE("false"),
    /// No value.
    NULL("null"),
    /// Not a number.
    NAN("nan"),
    /// No value, or not a number.
    NULL_AND_NAN("null+nan"),
    /// The empty text.
    EMPTY("empty");

    private final String id;

    Match(String id) {
      this.id = id;
    }

    /// The name in Grafana's formats.
    public String id() {
      return id;
    }
  }

  /// Single values, written as text, and what each is shown as.
  ///
  /// @param results by value, in the order given
  record Values(Map<String, Result> results) implements ValueMapping {
    /// Copies the map, keeping its order.
    public Values {
      if (results.isEmpty()) {
        throw new IllegalArgumentException("a value mapping maps no value");
      }
      results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    }
  }

  /// A range of numbers, both ends included.
  ///
  /// @param from the lower end, null for none
  /// @param to the upper end, null for none
  /// @param result what is shown
  record Range(@Nullable Double from, @Nullable Double to, Result result) implements ValueMapping {
    /// Checks that the range is not upside down.
    public Range {
      if (from != null && to != null && from > to) {
        throw new IllegalArgumentException("value mapping from " + from + " to " + to);
      }
    }
  }

  /// A special value.
  ///
  /// @param match which
  /// @param result what is shown
  record Special(Match match, Result result) implements ValueMapping {}

  /// One value shown as other words.
  static ValueMapping text(String value, String text) {
    return new Values(Map.of(value, Result.of(text)));
  }

  /// One value shown as other words in a colour.
  static ValueMapping text(String value, String text, String color) {
    return new Values(Map.of(value, Result.of(text, color)));
  }

  /// A range of numbers shown as words.
  static ValueMapping range(@Nullable Double from, @Nullable Double to, Result result) {
    return new Range(from, to, result);
  }

  /// A special value shown as words.
  static ValueMapping special(Match match, Result result) {
    return new Special(match, result);
  }
}
