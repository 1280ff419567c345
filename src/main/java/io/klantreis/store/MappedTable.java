package io.klantreis.store;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.spi.EventSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/// One table or view of somebody else's as a source of events: read, never written. Thread-safe.
///
/// Rows are numbered in the order of their time. As long as rows only come after the newest one,
/// what was read stays true and the new ones are read alone; wherever a row came in between or went
/// away, the epoch changes and all is read again. A row whose values were changed in place, its
/// time apart, is noticed only then.
final class MappedTable implements EventSource {
  private static final int FETCH = 10_000;

  /// Up to where rows had been counted, and the newest time among them.
  private record Mark(long lastRow, @Nullable Object newest) {}

  private final Database database;
  private final TableMapping mapping;
  private final TableShape shape;
  private final List<Mark> marks = new ArrayList<>();
  private long epoch;

  /// @param schema where the table is if its name does not say
  MappedTable(Database database, TableMapping mapping, String schema) {
    this.database = database;
    this.mapping = mapping;
    this.shape = told(connection -> TableShape.read(connection, mapping, schema));
    // another one than any process before had, so that nothing kept from then is taken for this
    this.epoch = System.currentTimeMillis();
  }

  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T told(Work<T> work) {
    try {
      return database
          .jdbi()
          .inTransaction(
              TransactionIsolationLevel.REPEATABLE_READ,
              handle -> {
                try {
                  return work.on(handle.getConnection());
                } catch (SQLException e) {
                  throw new StoreException(
                      "cannot read %s: %s".formatted(mapping.table(), e.getMessage()), e);
                }
              });
    } catch (JdbiException e) {
      throw new StoreException(
          "cannot read %s: %s".formatted(mapping.table(), PostgresDatabase.reason(e)), e);
    }
  }

  @Override
  public synchronized Watermark watermark() {
    Mark last = marks.isEmpty() ? null : marks.getLast();
    Mark now = told(connection -> count(connection, null));
    if (last == null) {
      marks.add(now);
    } else if (!now.equals(last)) {
      if (last.newest() != null
          && told(connection -> count(connection, last)).lastRow() != last.lastRow()) {
        epoch++;
        marks.clear();
      }
      marks.add(now);
    }
    return new Watermark(epoch, now.lastRow());
  }

  /// @param upTo counts only rows up to its time, or null for all
  private Mark count(Connection connection, @Nullable Mark upTo) throws SQLException {
    String sql = shape.select(List.of("count(*)", "max(" + shape.timeColumn() + ")"));
    String bounded = upTo == null ? sql : sql + " and " + shape.timeColumn() + " <= ?";
    try (PreparedStatement statement = connection.prepareStatement(bounded)) {
      if (upTo != null) {
        statement.setObject(1, upTo.newest());
      }
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return new Mark(result.getLong(1), newest(result));
      }
    }
  }

  private @Nullable Object newest(ResultSet result) throws SQLException {
    return switch (shape.timeKind()) {
      case INSTANT -> result.getObject(2, OffsetDateTime.class);
      case LOCAL -> result.getObject(2, LocalDateTime.class);
      case DATE -> result.getObject(2, LocalDate.class);
      case NUMBER, TEXT -> result.getObject(2);
    };
  }

  @Override
  public void read(List<String> keys, long after, long upTo, RowSink sink) {
    Mark from;
    synchronized (this) {
      from = new Mark(0, null);
      for (Mark mark : marks) {
        from = mark.lastRow() <= after && mark.newest() != null ? mark : from;
      }
    }
    Mark begin = from;
    told(connection -> {
      read(connection, keys, begin, after, upTo, sink);
      return true;
    });
  }

  private void read(
      Connection connection, List<String> keys, Mark from, long after, long upTo, RowSink sink)
      throws SQLException {
    List<String> wanted = new ArrayList<>();
    wanted.add(shape.timeColumn());
    wanted.add(requireNonNull(shape.columns().get(EventField.CUSTOMER.id())));
    keys.stream()
        .filter(key -> !key.equals(EventField.TIMESTAMP.id()))
        .map(shape.columns()::get)
        .filter(Objects::nonNull)
        .forEach(wanted::add);
    String sql =
        shape.select(wanted)
            + (from.newest() == null ? "" : " and " + shape.timeColumn() + " > ?")
            + " order by "
            + String.join(", ", shape.order())
            + " limit ? offset ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int parameter = 1;
      if (from.newest() != null) {
        statement.setObject(parameter++, from.newest());
      }
      statement.setLong(parameter++, Math.max(0, upTo - after));
      statement.setLong(parameter, after - from.lastRow());
      statement.setFetchSize(FETCH);
      try (ResultSet rows = statement.executeQuery()) {
        TableRow row = new TableRow(rows, shape, keys);
        for (long number = after + 1; row.next(number); number++) {
          sink.row(row);
        }
      }
    }
  }

  @Override
  public Set<String> keys() {
    return Set.copyOf(mapping.columns().keySet());
  }

  @Override
  public String description() {
    return database.description() + ", table " + mapping.table();
  }

  @Override
  public void close() {
    database.close();
  }
}
