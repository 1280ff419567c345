package io.klantreis.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which column of one table or view holds which field of an event.
///
/// @param table its name, with its schema and a dot before it where that is not the default one
/// @param columns by key: a field of contract §3, or `properties.NAME`
public record TableMapping(String table, Map<String, String> columns) {
  private static final List<EventField> REQUIRED =
      List.of(EventField.CUSTOMER, EventField.TIMESTAMP, EventField.TOUCHPOINT);

  public TableMapping {
    columns = new LinkedHashMap<>(columns);
    for (EventField field : REQUIRED) {
      if (!columns.containsKey(field.id())) {
        throw new StoreException("events." + field.id() + ": is missing; name its column");
      }
    }
    for (String key : columns.keySet()) {
      boolean property =
          key.startsWith(EventField.PROPERTIES) && key.length() > EventField.PROPERTIES.length();
      if (!property && EventField.of(key) == null) {
        throw new StoreException(
            "events.%s: is no field; use table, %s, or properties.NAME"
                .formatted(key, String.join(", ", EventField.ids())));
      }
    }
  }

  /// From settings, in which the table stands beside the columns.
  ///
  /// @throws StoreException if a field is missing or unknown
  public static TableMapping of(Map<String, String> settings) {
    Map<String, String> columns = new LinkedHashMap<>(settings);
    String table = columns.remove("table");
    if (table == null) {
      throw new StoreException("events.table: is missing; name the table or view");
    }
    return new TableMapping(table, columns);
  }
}
