package io.klantreis.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One event while it is read: filled field by field, then taken by an {@link EventBatch}, then
/// used again for the next. Not thread-safe.
final class EventDraft {
  private static final EventField[] FIELDS = EventField.values();

  private long timeMillis;
  private final @Nullable String[] texts = new @Nullable String[FIELDS.length];
  private final double[] numbers = new double[FIELDS.length];
  private final List<String> names = new ArrayList<>();
  private final List<String> values = new ArrayList<>();

  EventDraft() {
    clear();
  }

  void clear() {
    timeMillis = Long.MIN_VALUE;
    Arrays.fill(texts, null);
    Arrays.fill(numbers, Double.NaN);
    names.clear();
    values.clear();
  }

  boolean hasTime() {
    return timeMillis != Long.MIN_VALUE;
  }

  long timeMillis() {
    return timeMillis;
  }

  void time(long millis) {
    timeMillis = millis;
  }

  @Nullable String text(EventField field) {
    return texts[field.ordinal()];
  }

  void text(EventField field, String text) {
    texts[field.ordinal()] = text;
  }

  void remove(EventField field) {
    texts[field.ordinal()] = null;
  }

  double number(EventField field) {
    return numbers[field.ordinal()];
  }

  void number(EventField field, double number) {
    numbers[field.ordinal()] = number;
  }

  /// Sets a property; the last value of a name holds.
  void property(String name, String value) {
    int place = names.indexOf(name);
    if (place >= 0) {
      values.set(place, value);
    } else {
      names.add(name);
      values.add(value);
    }
  }

  int properties() {
    return names.size();
  }

  String propertyName(int place) {
    return names.get(place);
  }

  String propertyValue(int place) {
    return values.get(place);
  }
}
