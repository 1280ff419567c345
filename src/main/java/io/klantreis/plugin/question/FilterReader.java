package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.journey.model.Filter;
import io.klantreis.journey.model.TextPattern;
import io.klantreis.plugin.json.Choices;
import io.klantreis.plugin.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `{"key":"channel","op":"=","value":"web"}`.
final class FilterReader {
  static final Choices<Filter.Op> OPS = Choices.of(Filter.Op.class, Filter.Op::sign);

  private static final int LONGEST_NUMBER = 400;

  private FilterReader() {}

  static List<Filter> read(JsonObject parent) {
    var filters = new ArrayList<Filter>();
    for (JsonObject object : parent.objects("filters")) {
      Filter filter = one(object);
      if (filter != null) {
        filters.add(filter);
      }
    }
    return filters;
  }

  private static @Nullable Filter one(JsonObject object) {
    int before = object.faults().all().size();
    String key = object.name("key");
    if (key == null && !object.has("key")) {
      object.fault("key", "is missing; name a field of an event or one of its properties");
    } else if (key == null) {
      object.fault("key", "is empty; name a field of an event or one of its properties");
    }
    Filter.Op op = object.choice("op", OPS, Filter.Op.EQUAL);
    List<@Nullable String> values = values(object, op);
    object.rejectUnknown(Set.of());
    if (key == null || object.faults().all().size() > before) {
      return null;
    }
    return new Filter(key, op, values);
  }

  private static List<@Nullable String> values(JsonObject object, Filter.Op op) {
    JsonNode value = object.findWithNull("value");
    var values = new ArrayList<@Nullable String>();
    if (value == null) {
      object.fault("value", "is missing; give a text, a number, true, false or null");
    } else if (op == Filter.Op.IN || op == Filter.Op.NOT_IN) {
      if (!value.isArray()) {
        object.fault(
            "value", JsonObject.show(value) + " is not a list, which " + op.sign() + " takes");
      } else {
        for (int i = 0; i < value.size(); i++) {
          values.add(scalar(object, "value[" + i + "]", value.get(i)));
        }
      }
    } else {
      String text = scalar(object, "value", value);
      check(object, op, text, value);
      values.add(text);
    }
    return values;
  }

  private static void check(
      JsonObject object, Filter.Op op, @Nullable String text, JsonNode value) {
    boolean absence = op == Filter.Op.EQUAL || op == Filter.Op.NOT_EQUAL;
    if (value.isNull() && !absence) {
      object.fault("value", "null goes with =, !=, in and notIn, not with " + op.sign());
    } else if (text != null && (op == Filter.Op.MATCHES || op == Filter.Op.NOT_MATCHES)) {
      try {
        TextPattern.ofRegex(text);
      } catch (IllegalArgumentException e) {
        object.fault(
            "value", JsonObject.show(value) + " is no regular expression: " + e.getMessage());
      }
    }
  }

  private static @Nullable String scalar(JsonObject object, String name, JsonNode value) {
    if (value.isTextual()) {
      return value.textValue();
    }
    if (value.isBoolean()) {
      return Boolean.toString(value.booleanValue());
    }
    if (value.isNumber()) {
      String text = decimal(value);
      if (text == null) {
        object.fault(name, JsonObject.show(value) + " is too large a number");
      }
      return text;
    }
    if (!value.isNull()) {
      object.fault(
          name, JsonObject.show(value) + " is neither a text, a number, true, false nor null");
    }
    return null;
  }

  /// A number in its shortest decimal form, as events keep theirs: `1.50` is `1.5`, `1e3` is
  /// `1000`.
  private static @Nullable String decimal(JsonNode value) {
    if (value.isFloatingPointNumber() && !Double.isFinite(value.doubleValue())) {
      return null;
    }
    BigDecimal number = value.decimalValue();
    if (number.signum() == 0) {
      return "0";
    }
    if (Math.abs((long) number.scale()) + number.precision() > LONGEST_NUMBER) {
      return null;
    }
    return number.stripTrailingZeros().toPlainString();
  }
}
