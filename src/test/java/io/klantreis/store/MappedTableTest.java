package io.klantreis.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klantreis.journey.spi.EventSource;
import io.klantreis.journey.spi.EventSource.Watermark;
import io.klantreis.testing.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tables of users' own, each test on every database that is there.
class MappedTableTest {
  private static final Map<String, String> COLUMNS =
      Map.of(
          "table", "web.visits",
          "customer", "user_id",
          "timestamp", "at",
          "touchpoint", "event_name",
          "event_id", "id",
          "value", "amount",
          "properties.vip", "vip");

  abstract static class OnEveryDatabase {
    abstract Connection connect() throws SQLException;

    abstract EventSource open(Map<String, String> columns);

    /// Of the column type that a time with its zone has there.
    abstract String instant();

    @BeforeEach
    void table() throws SQLException {
      sql(
          "drop schema if exists web cascade",
          "create schema web",
          "create table web.visits (id varchar(20), user_id varchar(20), at "
              + instant()
              + ", event_name varchar(20), amount numeric(10,2), vip boolean, note varchar(20))");
    }

    void sql(String... statements) throws SQLException {
      try (Connection connection = connect();
          var statement = connection.createStatement()) {
        for (String each : statements) {
          statement.execute(each);
        }
      }
    }

    void visit(String id, String customer, String at, String name) throws SQLException {
      String user = customer.isEmpty() ? "null" : "'" + customer + "'";
      sql(
          "insert into web.visits values (%s, %s, '2026-03-02 %s+01:00', '%s', 12.50, true, 'x')"
              .formatted(id.isEmpty() ? "null" : "'" + id + "'", user, at, name));
    }

    List<String> read(EventSource source, long after) {
      List<String> rows = new ArrayList<>();
      source.read(
          List.of("touchpoint", "value", "properties.vip", "channel", "timestamp"),
          after,
          source.watermark().lastRow(),
          row ->
              rows.add(
                  "%d %s %d %s %s %s %s %s"
                      .formatted(
                          row.number(),
                          row.customer(),
                          row.timeMillis() % 86_400_000 / 60_000,
                          row.text(0),
                          row.text(1),
                          row.text(2),
                          row.text(3),
                          row.number(1))));
      return rows;
    }

    @Test
    void read_rows_areEventsInOrderOfTimeEachIdOnce() throws SQLException {
      visit("2", "ann", "10:05:00", "b");
      visit("1", "bob", "10:01:00", "a");
      visit("1", "bob", "10:09:00", "a");
      visit("", "cas", "10:02:00", "c");
      visit("", "cas", "10:02:00", "c");
      visit("9", "", "10:03:00", "c");
      try (EventSource source = open(COLUMNS)) {
        assertThat(read(source, 0))
            .containsExactly(
                "1 bob 541 a 12.5 true null 12.5",
                "2 cas 542 c 12.5 true null 12.5",
                "3 cas 542 c 12.5 true null 12.5",
                "4 ann 545 b 12.5 true null 12.5");
        assertThat(source.keys())
            .containsExactlyInAnyOrder(
                "customer", "timestamp", "touchpoint", "event_id", "value", "properties.vip");
      }
    }

    @Test
    void read_emptyTable_isNoEvent() throws SQLException {
      try (EventSource source = open(COLUMNS)) {
        assertThat(source.watermark().lastRow()).isZero();
        assertThat(read(source, 0)).isEmpty();
      }
    }

    @Test
    void read_otherColumnsOfTime_areTheSameMoment() throws SQLException {
      sql(
          "create table web.others (who varchar(9), ms bigint, local timestamp, d date, iso varchar(40), w varchar(9))",
          "insert into web.others values ('ann', 1772442060000, '2026-03-02 09:01:00', '2026-03-02', '2026-03-02T10:01:00+01:00', 'a')");
      for (String column : List.of("ms", "local", "iso", "d")) {
        Map<String, String> columns =
            Map.of(
                "table", "web.others", "customer", "who", "timestamp", column, "touchpoint", "W");
        try (EventSource source = open(columns)) {
          List<Long> times = new ArrayList<>();
          source.read(
              List.of(), 0, source.watermark().lastRow(), row -> times.add(row.timeMillis()));
          assertThat(times)
              .as(column)
              .containsExactly(column.equals("d") ? 1_772_409_600_000L : 1_772_442_060_000L);
          assertThat(source.watermark()).isEqualTo(source.watermark());
        }
      }
    }

    @Test
    void read_timeThatNoAnswerCouldTell_saysWhich() throws SQLException {
      sql(
          "create table web.others (who varchar(9), ms bigint, at "
              + instant()
              + ", local timestamp, d date, w varchar(9))",
          "insert into web.others values ('ann', 253402214400000, '9999-12-31 00:00:00+00:00', '9999-12-31 00:00:00', '9999-12-31', 'a')");
      for (String column : List.of("ms", "at", "local", "d")) {
        Map<String, String> columns =
            Map.of(
                "table", "web.others", "customer", "who", "timestamp", column, "touchpoint", "W");
        try (EventSource source = open(columns)) {
          assertThatThrownBy(() -> read(source, 0))
              .as(column)
              .isInstanceOf(StoreException.class)
              .hasMessageContaining(
                  "a row's time is 9999-12-31T00:00:00Z; allowed are the years 1678 to 2261");
        }
      }
    }

    @Test
    void open_whatIsNotThere_saysWhatIs() {
      assertThatThrownBy(() -> open(changed("table", "web.nothing")))
          .hasMessageContaining("events.table")
          .hasMessageContaining("nothing");
      assertThatThrownBy(() -> open(changed("touchpoint", "eventname")))
          .hasMessageContaining("events.touchpoint")
          .hasMessageContaining("\"eventname\"")
          .hasMessageMatching("(?i).*event_name, amount.*");
      assertThatThrownBy(() -> open(changed("timestamp", "vip")))
          .hasMessageContaining("events.timestamp");
      assertThatThrownBy(() -> open(changed("colour", "note")))
          .hasMessageContaining("events.colour: is no field");
    }

    private static Map<String, String> changed(String key, String column) {
      Map<String, String> columns = new java.util.LinkedHashMap<>(COLUMNS);
      columns.put(key, column);
      return columns;
    }
  }

  @Nested
  class Postgres extends OnEveryDatabase {
    private final PostgresServer server = PostgresServer.orSkip("mapped tables in PostgreSQL");

    @Override
    Connection connect() throws SQLException {
      return server.connect();
    }

    @Override
    String instant() {
      return "timestamptz";
    }

    @Override
    EventSource open(Map<String, String> columns) {
      return PostgresStore.table(
          new PostgresAddress(
              "127.0.0.1",
              server.port(),
              PostgresServer.DATABASE,
              PostgresServer.USER,
              PostgresServer.PASSWORD,
              "public",
              "disable"),
          TableMapping.of(columns));
    }

    @Test
    void watermark_newerRows_areReadAlone() throws SQLException {
      visit("1", "ann", "10:01:00", "a");
      try (EventSource source = open(COLUMNS)) {
        Watermark first = source.watermark();
        assertThat(source.watermark()).isEqualTo(first);
        visit("2", "bob", "10:02:00", "b");
        visit("3", "bob", "10:03:00", "c");
        assertThat(source.watermark()).isEqualTo(new Watermark(first.epoch(), 3));
        assertThat(read(source, 1))
            .containsExactly("2 bob 542 b 12.5 true null 12.5", "3 bob 543 c 12.5 true null 12.5");
        assertThat(read(source, 2)).containsExactly("3 bob 543 c 12.5 true null 12.5");
      }
    }

    @Test
    void watermark_rowsBetweenOrGone_changeTheEpoch() throws SQLException {
      visit("1", "ann", "10:01:00", "a");
      visit("3", "ann", "10:03:00", "a");
      try (EventSource source = open(COLUMNS)) {
        Watermark first = source.watermark();
        visit("2", "bob", "10:02:00", "b");
        Watermark second = source.watermark();
        assertThat(second.epoch()).isGreaterThan(first.epoch());
        assertThat(second.lastRow()).isEqualTo(3);
        assertThat(read(source, 0)).hasSize(3);
        sql("delete from web.visits where id = '1'");
        assertThat(source.watermark().epoch()).isGreaterThan(second.epoch());
        assertThat(read(source, 0)).hasSize(2);
      }
    }

    @Test
    void watermark_firstRowOfAll_isSeen() throws SQLException {
      try (EventSource source = open(COLUMNS)) {
        assertThat(source.watermark().lastRow()).isZero();
        visit("1", "ann", "10:01:00", "a");
        assertThat(read(source, 0)).hasSize(1);
      }
    }
  }

  @Nested
  class H2 extends OnEveryDatabase {
    @TempDir Path folder;

    @Override
    Connection connect() throws SQLException {
      return DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("theirs"), "sa", "");
    }

    @Override
    String instant() {
      return "timestamp with time zone";
    }

    @Override
    EventSource open(Map<String, String> columns) {
      return new StoreDirectory(folder).table("theirs", TableMapping.of(columns));
    }

    @Test
    void open_noSuchDatabase_saysSoAndMakesNone() {
      assertThatThrownBy(() -> new StoreDirectory(folder).table("none", TableMapping.of(COLUMNS)))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("none");
      assertThat(folder.resolve("none.mv.db")).doesNotExist();
    }
  }
}
