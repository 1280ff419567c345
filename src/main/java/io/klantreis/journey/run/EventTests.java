package io.klantreis.journey.run;

import io.klantreis.journey.index.Codes;
import io.klantreis.journey.index.Dictionary;
import io.klantreis.journey.index.Fields;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.index.TextColumn;
import io.klantreis.journey.model.Filter;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Makes filters into tests over codes: each value of a dictionary is judged once, not once an
/// event.
final class EventTests {
  private static final byte UNKNOWN = 0;
  private static final byte FITS = 1;
  private static final byte DIFFERS = 2;

  private EventTests() {}

  /// One test for all filters together, or null where there are none.
  static @Nullable EventTest of(JourneyIndex index, List<Filter> filters) {
    EventTest all = null;
    for (Filter filter : filters) {
      EventTest one = of(index, filter);
      all = all == null ? one : all.and(one);
    }
    return all;
  }

  private static EventTest of(JourneyIndex index, Filter filter) {
    ValueTest test = new ValueTest(filter);
    Codes codes = index.codes();
    String key = Fields.resolve(filter.key());
    return switch (key) {
      case "touchpoint" -> onCode(test, codes.size(), codes::touchpoint);
      case "stage" -> onCode(test, codes.size(), codes::stage);
      case "customer" ->
          (block, position, code, customer, time) -> test.fits(index.customers().key(customer));
      case "timestamp" -> (block, position, code, customer, time) -> test.fits(Long.toString(time));
      default -> onColumn(test, index.text(key));
    };
  }

  private static EventTest onCode(
      ValueTest test, int size, IntFunction<@Nullable String> valueOfCode) {
    boolean[] fits = new boolean[size];
    for (int code = 0; code < size; code++) {
      fits[code] = test.fits(valueOfCode.apply(code));
    }
    return (block, position, code, customer, time) -> fits[code];
  }

  /// A value is looked at when an event first has it: of a column with a million values a pattern
  /// sees those that it must, and whoever asks can give up in between.
  private static EventTest onColumn(ValueTest test, TextColumn column) {
    Dictionary dictionary = column.dictionary();
    byte[] known = new byte[dictionary.size() + 1];
    return (block, position, code, customer, time) -> {
      int value = column.block(block).at(position);
      byte answer = known[value];
      if (answer == UNKNOWN) {
        answer = test.fits(dictionary.text(value)) ? FITS : DIFFERS;
        known[value] = answer;
      }
      return answer == FITS;
    };
  }
}
