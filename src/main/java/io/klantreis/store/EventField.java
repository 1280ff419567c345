package io.klantreis.store;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The fields of an event (contract §3); whatever else an event has is a property.
enum EventField {
  CUSTOMER,
  TIMESTAMP,
  TOUCHPOINT,
  EVENT_ID,
  PRODUCT,
  CHANNEL,
  STAGE,
  PERSONA,
  SEGMENT,
  CAMPAIGN,
  SOURCE,
  RATING,
  SCALE,
  SENTIMENT,
  EMOTION,
  TEXT,
  KIND,
  CHOICE,
  OPTIONS,
  REASON,
  REFERRED_BY,
  INVITED,
  VALUE,
  CURRENCY,
  COST;

  /// Before the name of a property, to tell it from a field.
  static final String PROPERTIES = "properties.";

  private static final Map<String, EventField> BY_ID = new HashMap<>();

  static {
    for (EventField field : values()) {
      BY_ID.put(field.id, field);
    }
  }

  private final String id = name().toLowerCase(Locale.ROOT);

  /// As in files, questions and columns.
  String id() {
    return id;
  }

  boolean isNumber() {
    return switch (this) {
      case RATING, SENTIMENT, VALUE, COST -> true;
      default -> false;
    };
  }

  static @Nullable EventField of(String id) {
    return BY_ID.get(id);
  }

  static List<String> ids() {
    return Stream.of(values()).map(EventField::id).toList();
  }
}
