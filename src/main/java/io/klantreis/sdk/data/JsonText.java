package io.klantreis.sdk.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// JSON written token by token: binding by reflection would cost a cold process its first answer.
final class JsonText {
  static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonFactory FACTORY = MAPPER.getFactory();

  private JsonText() {}

  /// Writes one JSON value.
  interface Body {
    void writeTo(JsonGenerator out) throws IOException;
  }

  static String write(Body body) {
    var text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      body.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write JSON to memory", e);
    }
    return text.toString();
  }

  static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /// Why the text is not exactly one JSON value, or null where it is.
  static @Nullable String fault(String json) {
    try (var parser = FACTORY.createParser(json)) {
      if (parser.nextToken() == null) {
        return "no JSON value";
      }
      parser.skipChildren();
      return parser.nextToken() == null ? null : "more than one JSON value";
    } catch (IOException e) {
      return "not JSON (" + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ")";
    }
  }

  /// Grafana does not tell an empty text from none, so neither do we.
  static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  static void text(JsonGenerator out, String name, @Nullable String value) throws IOException {
    if (value != null) {
      out.writeStringField(name, value);
    }
  }

  static void number(JsonGenerator out, String name, @Nullable Double value) throws IOException {
    if (value != null) {
      out.writeFieldName(name);
      number(out, value);
    }
  }

  /// A number in its shortest form; JSON has no NaN and no infinity, they become null.
  static void number(JsonGenerator out, double value) throws IOException {
    if (!Double.isFinite(value)) {
      out.writeNull();
    } else if (value == Math.rint(value) && Math.abs(value) <= 1L << 53 && !isNegativeZero(value)) {
      out.writeNumber((long) value);
    } else {
      out.writeNumber(value);
    }
  }

  static void texts(JsonGenerator out, String name, List<String> values) throws IOException {
    if (!values.isEmpty()) {
      out.writeArrayFieldStart(name);
      for (String value : values) {
        out.writeString(value);
      }
      out.writeEndArray();
    }
  }

  static void tree(JsonGenerator out, String name, @Nullable JsonNode value) throws IOException {
    if (value != null) {
      out.writeFieldName(name);
      MAPPER.writeTree(out, value);
    }
  }

  private static boolean isNegativeZero(double value) {
    return value == 0 && 1 / value < 0;
  }
}
