package io.klantreis.journey.run;

import io.klantreis.journey.index.Codes;
import io.klantreis.journey.index.CustomerKeys;
import io.klantreis.journey.index.Dictionary;
import io.klantreis.journey.index.Fields;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.index.TextColumn;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The values by which events are told apart, as small numbers: 0 is "absent", the others run from
/// 1 to {@link #size}.
public interface EventValues {
  int value(UnitEvents events, int event);

  int size();

  String text(int value);

  /// The values of a field or property of the events, by its name as users write it.
  static EventValues of(JourneyIndex index, String key) {
    String field = Fields.resolve(key);
    return switch (field) {
      case "touchpoint" -> new OfCodes(index.codes(), true);
      case "stage" -> new OfCodes(index.codes(), false);
      case "customer" -> new OfCustomers(index.customers());
      default -> new OfColumn(index.text(field));
    };
  }

  /// A field or property.
  record OfColumn(TextColumn column) implements EventValues {
    @Override
    public int value(UnitEvents events, int event) {
      return events.text(column, event);
    }

    @Override
    public int size() {
      return column.dictionary().size();
    }

    @Override
    public String text(int value) {
      String text = column.dictionary().text(value);
      return text == null ? "" : FixedNames.ofValue(text);
    }
  }

  /// The key of the event's customer.
  record OfCustomers(CustomerKeys keys) implements EventValues {
    @Override
    public int value(UnitEvents events, int event) {
      return events.customer(event) + 1;
    }

    @Override
    public int size() {
      return keys.size();
    }

    @Override
    public String text(int value) {
      return keys.key(value - 1);
    }
  }

  /// The touchpoint, or the stage that an event names itself.
  final class OfCodes implements EventValues {
    private final int[] values;
    private final String[] texts;
    private final int size;

    OfCodes(Codes codes, boolean touchpoint) {
      Map<String, Integer> known = new HashMap<>();
      this.values = new int[codes.size()];
      this.texts = new String[codes.size() + 1];
      for (int code = 0; code < values.length; code++) {
        @Nullable String text = touchpoint ? codes.touchpoint(code) : codes.stage(code);
        if (text == null) {
          values[code] = Dictionary.ABSENT;
          continue;
        }
        int value = known.computeIfAbsent(text, t -> known.size() + 1);
        values[code] = value;
        texts[value] = FixedNames.ofValue(text);
      }
      this.size = known.size();
    }

    /// The value of each code; written to by nobody.
    int[] values() {
      return values;
    }

    @Override
    public int value(UnitEvents events, int event) {
      return values[events.code(event)];
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public String text(int value) {
      return texts[value];
    }
  }
}
