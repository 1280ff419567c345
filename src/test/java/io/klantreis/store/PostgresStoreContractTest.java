package io.klantreis.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klantreis.testing.PostgresServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PostgresStoreContractTest extends EventStoreContractTest {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final PostgresServer server = PostgresServer.orSkip("the store in PostgreSQL");
  private final String schema = "Shop_" + NEXT.incrementAndGet();

  @Override
  EventStore open() {
    return PostgresStore.open(address(PostgresServer.PASSWORD));
  }

  private PostgresAddress address(String password) {
    return new PostgresAddress(
        "127.0.0.1",
        server.port(),
        PostgresServer.DATABASE,
        PostgresServer.USER,
        password,
        schema,
        "prefer");
  }

  @Test
  void open_wrongPassword_saysSoAndShowsNone() {
    assertThatThrownBy(() -> PostgresStore.open(address("fout-2")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("password authentication failed")
        .hasMessageNotContaining("fout-2");
  }

  @Test
  void open_noServer_saysWhere() {
    var nowhere = new PostgresAddress("127.0.0.1", 1, "shop", "u", "geheim", "public", "disable");
    assertThatThrownBy(() -> PostgresStore.open(nowhere))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("127.0.0.1:1/shop")
        .hasMessageNotContaining("geheim");
  }

  @Test
  void ingest_severalWritersAtOnce_takesEachIdOnceAndNumbersRowsOnce() throws Exception {
    try (EventStore one = open();
        EventStore other = open()) {
      var writers =
          IntStream.range(0, 4)
              .mapToObj(
                  i -> CompletableFuture.supplyAsync(() -> accepted(i % 2 == 0 ? one : other, 100)))
              .toList();
      int accepted = writers.stream().mapToInt(CompletableFuture::join).sum();
      assertThat(accepted).isEqualTo(100);
      assertThat(read(one, "event_id")).hasSize(100).doesNotHaveDuplicates();
      assertThat(one.watermark()).isEqualTo(other.watermark());
      assertThat(one.watermark().lastRow()).isEqualTo(100);
    }
  }

  private static int accepted(EventStore store, int events) {
    int accepted = 0;
    for (int i = 1; i <= events; i++) {
      try {
        accepted += (int) store.ingest(body(event(i))).accepted();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return accepted;
  }

  @Test
  void read_serverLostTheTables_failsWithWordsOfItsOwn() throws SQLException {
    try (EventStore store = open()) {
      try (var connection = server.connect();
          var statement = connection.createStatement()) {
        statement.execute("drop schema \"" + schema + "\" cascade");
      }
      assertThatThrownBy(store::watermark)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("store_state");
    }
  }
}
