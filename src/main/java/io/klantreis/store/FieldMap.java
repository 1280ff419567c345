package io.klantreis.store;

import java.util.LinkedHashMap;
import java.util.Map;

/// What the columns and keys of a file are called here: `theirs=ours`, where `ours` is a field, a
/// `properties.NAME`, or nothing for a column to leave out. What is not named keeps its name.
public final class FieldMap {
  private static final FieldMap SAME = new FieldMap(Map.of());

  private final Map<String, String> ours;

  private FieldMap(Map<String, String> ours) {
    this.ours = Map.copyOf(ours);
  }

  /// Every column keeps its name.
  public static FieldMap same() {
    return SAME;
  }

  /// @throws IllegalArgumentException if `ours` is no field; the message lists them
  public static FieldMap of(Map<String, String> theirsToOurs) {
    Map<String, String> ours = new LinkedHashMap<>();
    theirsToOurs.forEach((theirs, our) -> {
      boolean property =
          our.startsWith(EventField.PROPERTIES) && our.length() > EventField.PROPERTIES.length();
      if (!our.isEmpty() && !property && EventField.of(our) == null) {
        throw new IllegalArgumentException(
            "%s=%s: \"%s\" is no field; use one of %s, or properties.NAME"
                .formatted(theirs, our, our, String.join(", ", EventField.ids())));
      }
      ours.put(theirs, our);
    });
    return new FieldMap(ours);
  }

  /// The key for a column: a field's id, `properties.NAME`, or empty for none.
  ///
  /// A column that bears a field's name while another was mapped to that field is a property.
  String key(String theirs) {
    String said = ours.get(theirs);
    if (said != null) {
      return said;
    }
    boolean taken = ours.containsValue(theirs);
    boolean known = EventField.of(theirs) != null || theirs.startsWith(EventField.PROPERTIES);
    return known && !taken ? theirs : EventField.PROPERTIES + theirs;
  }

  /// The names of theirs that were mapped.
  Iterable<String> mapped() {
    return ours.keySet();
  }
}
