package io.klantreis.store;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A mapped table as it stands in its database: the names as they are written there, quoted, and
/// how its time is told.
///
/// @param name quoted, with its schema
/// @param columns quoted, by key
/// @param order expressions by which rows have one order, whatever the database does
record TableShape(String name, Map<String, String> columns, List<String> order, TimeKind timeKind) {
  /// How a column tells the time; `NUMBER` is ms since 1970, `TEXT` is ISO-8601 with an offset.
  enum TimeKind {
    INSTANT,
    LOCAL,
    DATE,
    NUMBER,
    TEXT
  }

  /// @throws StoreException if the table or a column is not there; says which there are
  static TableShape read(Connection connection, TableMapping mapping, String schema)
      throws SQLException {
    String table = table(connection, mapping.table(), schema);
    try (PreparedStatement statement =
            connection.prepareStatement("select * from " + table + " where 1 = 0");
        ResultSet nothing = statement.executeQuery()) {
      ResultSetMetaData there = nothing.getMetaData();
      Map<String, String> columns = new LinkedHashMap<>();
      List<String> order = new ArrayList<>();
      TimeKind time = TimeKind.TEXT;
      for (Map.Entry<String, String> wanted : mapping.columns().entrySet()) {
        int at = column(there, wanted.getKey(), wanted.getValue());
        String quoted = quoted(connection, there.getColumnName(at));
        columns.put(wanted.getKey(), quoted);
        String type = there.getColumnTypeName(at).toLowerCase(Locale.ROOT);
        boolean unordered = type.equals("json") || type.equals("xml");
        order.add(unordered ? "cast(" + quoted + " as varchar)" : quoted);
        if (wanted.getKey().equals(EventField.TIMESTAMP.id())) {
          time = kind(type, mapping);
          order.addFirst(order.removeLast());
        }
      }
      return new TableShape(table, columns, List.copyOf(order), time);
    }
  }

  private static String table(Connection connection, String wanted, String defaultSchema)
      throws SQLException {
    int dot = wanted.indexOf('.');
    String schema = dot < 0 ? defaultSchema : wanted.substring(0, dot);
    String name = wanted.substring(dot + 1);
    DatabaseMetaData meta = connection.getMetaData();
    List<String> alike = new ArrayList<>();
    try (ResultSet tables = meta.getTables(null, null, "%", null)) {
      while (tables.next()) {
        String type = String.valueOf(tables.getString("TABLE_TYPE"));
        boolean readable = type.contains("TABLE") || type.contains("VIEW");
        String itsSchema = tables.getString("TABLE_SCHEM");
        String itsName = tables.getString("TABLE_NAME");
        if (readable && schema.equalsIgnoreCase(itsSchema) && name.equalsIgnoreCase(itsName)) {
          String quoted = quoted(connection, itsSchema) + "." + quoted(connection, itsName);
          if (itsName.equals(name) && itsSchema.equals(schema)) {
            return quoted;
          }
          alike.add(quoted);
        }
      }
    }
    if (alike.size() != 1) {
      throw new StoreException(
          "events.table: %s \"%s\" in schema %s that this user may read"
              .formatted(
                  alike.isEmpty() ? "there is no table or view" : "more than one is called",
                  name,
                  schema));
    }
    return alike.getFirst();
  }

  private static int column(ResultSetMetaData there, String key, String wanted)
      throws SQLException {
    List<String> names = new ArrayList<>();
    int alike = 0;
    for (int at = 1; at <= there.getColumnCount(); at++) {
      names.add(there.getColumnName(at));
      if (there.getColumnName(at).equals(wanted)) {
        return at;
      }
      alike = there.getColumnName(at).equalsIgnoreCase(wanted) ? at : alike;
    }
    if (alike == 0) {
      throw new StoreException(
          "events.%s: there is no column \"%s\"; the table has %s"
              .formatted(key, wanted, String.join(", ", names)));
    }
    return alike;
  }

  private static String quoted(Connection connection, String name) throws SQLException {
    String quote = connection.getMetaData().getIdentifierQuoteString();
    return quote + name.replace(quote, quote + quote) + quote;
  }

  private static TimeKind kind(String type, TableMapping mapping) {
    if (type.equals("timestamptz") || type.endsWith("with time zone")) {
      return TimeKind.INSTANT;
    }
    if (type.startsWith("timestamp")) {
      return TimeKind.LOCAL;
    }
    return switch (type) {
      case "date" -> TimeKind.DATE;
      case "int2", "int4", "int8", "bigint", "integer", "bigserial", "numeric", "decimal" ->
          TimeKind.NUMBER;
      case "text", "varchar", "bpchar", "character varying", "character" -> TimeKind.TEXT;
      default ->
          throw new StoreException(
              "events.timestamp: column \"%s\" is of type %s; use a timestamp, a date, ms since 1970, or ISO-8601 text"
                  .formatted(mapping.columns().get(EventField.TIMESTAMP.id()), type));
    };
  }

  /// The table's rows that are events, each `event_id` once, with the columns asked for.
  String select(List<String> expressions) {
    String id = columns.get(EventField.EVENT_ID.id());
    String required =
        "%s is not null and %s is not null and %s is not null"
            .formatted(
                columns.get(EventField.CUSTOMER.id()),
                timeColumn(),
                columns.get(EventField.TOUCHPOINT.id()));
    String wanted = String.join(", ", expressions);
    if (id == null) {
      return "select %s from %s t where %s".formatted(wanted, name, required);
    }
    String numbered =
        "select s.*, row_number() over (partition by %s order by %s) as klantreis_copy from %s s where %s"
            .formatted(id, String.join(", ", order), name, required);
    return "select %s from (%s) t where (%s is null or klantreis_copy = 1)"
        .formatted(wanted, numbered, id);
  }

  /// The quoted column of the time.
  String timeColumn() {
    return String.valueOf(columns.get(EventField.TIMESTAMP.id()));
  }
}
