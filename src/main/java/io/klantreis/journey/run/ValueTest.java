package io.klantreis.journey.run;

import io.klantreis.journey.model.Filter;
import io.klantreis.journey.model.TextPattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a filter says of one value. Absent fits only `=` with null, and the operators that say
/// "not"; `=~` must fit the whole text; `<` and its like compare numbers and fit nothing else.
final class ValueTest {
  private final Filter.Op op;
  private final List<@Nullable String> values;
  private final @Nullable TextPattern pattern;
  private final double bound;

  ValueTest(Filter filter) {
    this.op = filter.op();
    this.values = filter.values();
    String first = values.isEmpty() ? null : values.get(0);
    boolean matches = op == Filter.Op.MATCHES || op == Filter.Op.NOT_MATCHES;
    this.pattern = matches && first != null ? TextPattern.ofRegex(first) : null;
    this.bound = number(first);
  }

  boolean fits(@Nullable String value) {
    return switch (op) {
      case EQUAL, IN -> (value != null || op == Filter.Op.EQUAL) && values.contains(value);
      case NOT_EQUAL, NOT_IN -> !values.contains(value);
      case MATCHES -> value != null && pattern != null && pattern.fits(value);
      case NOT_MATCHES -> value == null || pattern == null || !pattern.fits(value);
      case LESS -> number(value) < bound;
      case LESS_OR_EQUAL -> number(value) <= bound;
      case GREATER -> number(value) > bound;
      case GREATER_OR_EQUAL -> number(value) >= bound;
    };
  }

  /// NaN for what is no number: it compares as false with everything.
  private static double number(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }
}
