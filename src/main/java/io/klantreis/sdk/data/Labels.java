package io.klantreis.sdk.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What tells one field from others of the same name: names and values, in the order of the names.
///
/// Alerts and expressions identify a series by its labels, so values are ids and never translated.
///
/// ```java
/// Field.float64("value", 0.4).labels(Labels.of("step", "purchase", "group", "web"));
/// ```
///
/// @param map names and values, sorted by name; unmodifiable
public record Labels(Map<String, String> map) {
  private static final Labels NONE = new Labels(Map.of());

  /// Copies the map.
  public Labels {
    var sorted = new TreeMap<String, String>();
    map.forEach((name, value) -> put(sorted, name, value));
    map = Collections.unmodifiableMap(sorted);
  }

  /// No labels.
  public static Labels none() {
    return NONE;
  }

  /// Labels from names and values in turn; a name may be given once.
  public static Labels of(String name, String value, String... more) {
    if (more.length % 2 != 0) {
      throw new IllegalArgumentException("label \"" + more[more.length - 1] + "\" has no value");
    }
    var sorted = new TreeMap<String, String>();
    put(sorted, name, value);
    for (int i = 0; i < more.length; i += 2) {
      put(sorted, more[i], more[i + 1]);
    }
    return new Labels(sorted);
  }

  /// Labels from a map.
  public static Labels of(Map<String, String> map) {
    return map.isEmpty() ? NONE : new Labels(map);
  }

  /// These labels and one more, or one changed.
  public Labels with(String name, String value) {
    var sorted = new TreeMap<>(map);
    sorted.put(name, value);
    return new Labels(sorted);
  }

  /// Whether there are none.
  public boolean isEmpty() {
    return map.isEmpty();
  }

  /// Reads what [#toJson()] or Grafana wrote; null and `{}` are no labels.
  ///
  /// @throws IllegalArgumentException if it is not an object of texts
  public static Labels fromJson(String json) {
    JsonNode object = JsonText.read(json);
    var map = new TreeMap<String, String>();
    for (Map.Entry<String, JsonNode> label : object.properties()) {
      if (!label.getValue().isTextual()) {
        throw new IllegalArgumentException(
            "label \"" + label.getKey() + "\" is " + label.getValue() + ", not a text");
      }
      map.put(label.getKey(), label.getValue().textValue());
    }
    return of(map);
  }

  /// The labels as a JSON object of texts.
  public String toJson() {
    return JsonText.write(out -> {
      out.writeStartObject();
      for (var label : map.entrySet()) {
        out.writeStringField(label.getKey(), label.getValue());
      }
      out.writeEndObject();
    });
  }

  private static void put(Map<String, String> into, String name, String value) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a label has no name; its value is \"" + value + "\"");
    }
    if (into.putIfAbsent(name, value) != null) {
      throw new IllegalArgumentException("label \"" + name + "\" is given twice");
    }
  }
}
