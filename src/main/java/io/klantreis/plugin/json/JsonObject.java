package io.klantreis.plugin.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A JSON object under a suspicious eye: it knows its place, notes what is wrong instead of
/// throwing, and in the end names the fields that nobody asked for. A field that is null counts as
/// absent. Confined to one thread.
public final class JsonObject {
  private static final int SHOWN = 60;

  private final JsonNode node;
  private final String place;
  private final Faults faults;
  private final Set<String> asked = new HashSet<>();

  private JsonObject(JsonNode node, String place, Faults faults) {
    this.node = node;
    this.place = place;
    this.faults = faults;
  }

  /// The outermost object; where the text is no object, that is a fault and it reads as empty.
  public static JsonObject root(JsonNode node, Faults faults) {
    if (!node.isObject()) {
      faults.add("", "a JSON object is expected, not " + show(node));
    }
    return new JsonObject(node, "", faults);
  }

  public boolean has(String name) {
    return find(name) != null;
  }

  /// The value as it is, or null where absent.
  public @Nullable JsonNode find(String name) {
    asked.add(name);
    JsonNode value = node.get(name);
    return value == null || value.isNull() ? null : value;
  }

  /// The value as it is, also where it is null; null where absent.
  public @Nullable JsonNode findWithNull(String name) {
    asked.add(name);
    return node.get(name);
  }

  public @Nullable String text(String name) {
    JsonNode value = find(name);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      fault(name, show(value) + " is not a text");
      return null;
    }
    return value.textValue();
  }

  /// A text that is not empty; an empty one counts as absent.
  public @Nullable String name(String name) {
    String text = text(name);
    return text == null || text.isEmpty() ? null : text;
  }

  public boolean flag(String name, boolean otherwise) {
    JsonNode value = find(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      fault(name, show(value) + " is neither true nor false");
      return otherwise;
    }
    return value.booleanValue();
  }

  public int integer(String name, int min, int max, int otherwise) {
    JsonNode value = find(name);
    if (value == null) {
      return otherwise;
    }
    boolean whole = value.isIntegralNumber() && value.canConvertToInt();
    if (!whole || value.intValue() < min || value.intValue() > max) {
      fault(name, show(value) + " is not a whole number from " + min + " to " + max);
      return otherwise;
    }
    return value.intValue();
  }

  public <E extends Enum<E>> E choice(String name, Choices<E> choices, E otherwise) {
    JsonNode value = find(name);
    if (value == null) {
      return otherwise;
    }
    E found = value.isTextual() ? choices.find(value.textValue()).orElse(null) : null;
    if (found == null) {
      fault(name, unknown(value, choices.names()));
      return otherwise;
    }
    return found;
  }

  /// Milliseconds of a duration, or null where absent or wrong.
  public @Nullable Long millis(String name) {
    JsonNode value = find(name);
    if (value == null) {
      return null;
    }
    Long millis = value.isTextual() ? Durations.parse(value.textValue()).orElse(null) : null;
    if (millis == null) {
      boolean negative =
          value.isTextual() ? value.textValue().startsWith("-") : value.doubleValue() < 0;
      fault(
          name,
          show(value) + (negative ? " is negative; " : " is no duration; ") + Durations.ALLOWED);
    }
    return millis;
  }

  public long millis(String name, long otherwise) {
    Long millis = millis(name);
    return millis == null ? otherwise : millis;
  }

  /// The object of that name, or null where absent or wrong.
  public @Nullable JsonObject object(String name) {
    JsonNode value = find(name);
    if (value == null) {
      return null;
    }
    if (!value.isObject()) {
      fault(name, show(value) + " is not an object");
      return null;
    }
    return new JsonObject(value, place(name), faults);
  }

  /// The objects of a list; empty where absent. What is no object is a fault and left out.
  public List<JsonObject> objects(String name) {
    JsonNode value = find(name);
    var objects = new ArrayList<JsonObject>();
    if (value == null) {
      return objects;
    }
    if (!value.isArray()) {
      fault(name, show(value) + " is not a list");
      return objects;
    }
    for (int i = 0; i < value.size(); i++) {
      String at = place(name) + "[" + i + "]";
      if (value.get(i).isObject()) {
        objects.add(new JsonObject(value.get(i), at, faults));
      } else {
        faults.add(at, show(value.get(i)) + " is not an object");
      }
    }
    return objects;
  }

  /// Where this object stands; empty for the outermost.
  public String place() {
    return place;
  }

  public String place(String name) {
    return place.isEmpty() ? name : place + "." + name;
  }

  public void fault(String name, String problem) {
    faults.add(place(name), problem);
  }

  public Faults faults() {
    return faults;
  }

  /// Names every field that nobody asked for. Fields that start with `_` belong to the asker.
  ///
  /// @param tolerated fields that are someone else's
  public void rejectUnknown(Set<String> tolerated) {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!asked.contains(name) && !tolerated.contains(name) && !name.startsWith("_")) {
        String known = String.join(", ", asked.stream().sorted().toList());
        fault(cut(name), "is no known field; known here: " + known);
      }
    }
  }

  /// Says that a value is none of some.
  public static String unknown(JsonNode value, Collection<String> known) {
    return show(value) + " is unknown; use one of " + String.join(", ", known);
  }

  /// A value as it was written, cut where it is long.
  public static String show(JsonNode value) {
    if (value.isContainerNode()) {
      return value.isArray() ? "a list" : "an object";
    }
    return cut(value.toString());
  }

  private static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
