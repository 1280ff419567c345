package io.klantreis.store;

import io.klantreis.journey.spi.EventSource;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The row of a mapped table under the reader's eye. The columns are: time, customer, then the keys
/// that the table has.
final class TableRow implements EventSource.Row {
  private static final int MOST_SHARED = 1 << 16;

  private final ResultSet rows;
  private final TableShape.TimeKind timeKind;
  private final int timeKey;
  private final int[] columns;
  private final Map<String, String> shared = new HashMap<>();
  private long number;
  private long time;
  private String customer = "";

  TableRow(ResultSet rows, TableShape shape, List<String> keys) {
    this.rows = rows;
    this.timeKind = shape.timeKind();
    this.timeKey = keys.indexOf(EventField.TIMESTAMP.id());
    this.columns = new int[keys.size()];
    int next = 3;
    for (int k = 0; k < columns.length; k++) {
      columns[k] = k != timeKey && shape.columns().containsKey(keys.get(k)) ? next++ : 0;
    }
  }

  boolean next(long itsNumber) throws SQLException {
    if (!rows.next()) {
      return false;
    }
    number = itsNumber;
    time = millis();
    customer = share(string(2));
    return true;
  }

  private long millis() throws SQLException {
    return switch (timeKind) {
      case INSTANT -> told(rows.getObject(1, OffsetDateTime.class).toInstant());
      case LOCAL -> told(rows.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC));
      case DATE ->
          told(rows.getObject(1, LocalDate.class).atStartOfDay().toInstant(ZoneOffset.UTC));
      case NUMBER -> told(Instant.ofEpochMilli(rows.getLong(1)));
      case TEXT -> parsed(rows.getString(1).strip());
    };
  }

  /// A database's "no date", such as the end of the year 9999, is none that an answer could tell.
  private static long told(Instant time) {
    if (time.isBefore(Timestamps.FIRST) || time.isAfter(Timestamps.LAST)) {
      throw new StoreException(
          "events.timestamp: a row's time is %s; allowed are the years 1678 to 2261 (leave the others out in a view)"
              .formatted(time));
    }
    return time.toEpochMilli();
  }

  private static long parsed(String text) {
    try {
      if (!text.isEmpty()) {
        return Timestamps.parse(text);
      }
    } catch (FieldFault fault) {
      throw new StoreException("events.timestamp: " + fault.getMessage(), fault);
    }
    throw new StoreException("events.timestamp: a row's time is an empty text");
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public String customer() {
    return customer;
  }

  @Override
  public long timeMillis() {
    return time;
  }

  @Override
  public @Nullable String text(int k) {
    if (k == timeKey) {
      return Long.toString(time);
    }
    try {
      return columns[k] == 0 || rows.getObject(columns[k]) == null
          ? null
          : empty(share(string(columns[k])));
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static @Nullable String empty(String text) {
    return text.isEmpty() ? null : text;
  }

  @Override
  public double number(int k) {
    if (k == timeKey) {
      return time;
    }
    String text = text(k);
    try {
      return text == null ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException noNumber) {
      return Double.NaN;
    }
  }

  private String string(int column) throws SQLException {
    Object value = rows.getObject(column);
    return switch (value) {
      case Boolean flag -> flag.toString();
      case BigDecimal number -> shortest(number);
      case Double number -> shortest(new BigDecimal(number.toString()));
      case Float number -> shortest(new BigDecimal(number.toString()));
      default -> rows.getString(column);
    };
  }

  private static String shortest(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private String share(String text) {
    if (shared.size() >= MOST_SHARED) {
      return text;
    }
    String known = shared.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  private static StoreException unreadable(SQLException e) {
    return new StoreException("a mapped table cannot be read: " + e.getMessage(), e);
  }
}
