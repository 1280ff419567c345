package io.klantreis.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Reads one event from a JSON object. Keys that are no field are properties, as are the keys of
/// `properties`; a list of texts becomes one, with `|` between; null is absent.
final class EventObject {
  private final FieldMap map;

  EventObject(FieldMap map) {
    this.map = map;
  }

  /// Reads from the value's first token to its last, whatever is wrong with it.
  void read(JsonParser parser, EventDraft draft) throws IOException, FieldFault {
    draft.clear();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      throw new FieldFault("row", "is no JSON object");
    }
    @Nullable FieldFault first = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      try {
        if (name.equals("properties") && parser.currentToken() == JsonToken.START_OBJECT) {
          properties(parser, draft);
        } else {
          member(parser, map.key(name), draft);
        }
      } catch (FieldFault fault) {
        first = first == null ? fault : first;
      }
    }
    if (first != null) {
      throw first;
    }
    EventRules.check(draft);
  }

  private static void properties(JsonParser parser, EventDraft draft)
      throws IOException, FieldFault {
    @Nullable FieldFault first = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = EventField.PROPERTIES + parser.currentName();
      parser.nextToken();
      try {
        member(parser, key, draft);
      } catch (FieldFault fault) {
        first = first == null ? fault : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private static void member(JsonParser parser, String key, EventDraft draft)
      throws IOException, FieldFault {
    String text = value(parser, key);
    if (text == null || key.isEmpty()) {
      return;
    }
    EventField field = EventField.of(key);
    if (field != null) {
      EventRules.set(draft, field, text);
    } else {
      EventRules.property(draft, key.substring(EventField.PROPERTIES.length()), text);
    }
  }

  private static @Nullable String value(JsonParser parser, String key)
      throws IOException, FieldFault {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE, VALUE_FALSE -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
      case START_ARRAY -> list(parser, key);
      default -> {
        parser.skipChildren();
        throw new FieldFault(key, "is an object; a text, number, true, false or list is allowed");
      }
    };
  }

  private static String number(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() < 16) {
      long number = parser.getLongValue();
      return Long.toString(number);
    }
    return EventRules.shortest(parser.getDecimalValue());
  }

  private static String list(JsonParser parser, String key) throws IOException, FieldFault {
    StringJoiner texts = new StringJoiner("|");
    boolean nested = false;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken().isStructStart()) {
        parser.skipChildren();
        nested = true;
      } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
        texts.add(parser.getText());
      }
    }
    if (nested) {
      throw new FieldFault(key, "is a list with more than texts and numbers in it");
    }
    return texts.toString();
  }
}
