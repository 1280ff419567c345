package io.klantreis.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klantreis.journey.spi.EventSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class H2StoreContractTest extends EventStoreContractTest {
  @Override
  EventStore open() {
    return new StoreDirectory(folder).open("shop");
  }

  @Test
  void open_twice_isOneStoreUntilTheLastCloses() throws IOException {
    StoreDirectory stores = new StoreDirectory(folder);
    EventStore first = stores.open("shop");
    EventStore second = stores.open("shop");
    first.ingest(body(event(1)));
    first.close();
    first.close();
    assertThat(read(second, "event_id")).containsExactly("e1");
    assertThatThrownBy(first::watermark).isInstanceOf(IllegalStateException.class);
    second.close();
    open().close();
  }

  @Test
  void open_whatAnotherHas_isBusy() {
    try (EventStore mine = open()) {
      assertThat(mine.events()).isZero();
      assertThatThrownBy(this::open).isInstanceOf(StoreBusyException.class);
      assertThatThrownBy(this::open).isInstanceOf(StoreBusyException.class);
    }
  }

  @Test
  void open_nameThatIsAPathOrUrl_isNoName() {
    StoreDirectory stores = new StoreDirectory(folder);
    for (String name : new String[] {"", "../x", "a/b", "a;b", "mem:x", "é", "a".repeat(65)}) {
      assertThatThrownBy(() -> stores.open(name)).hasMessageContaining("no name of a store");
    }
  }

  @Test
  void erase_texts_areInNoFileAnyMore() throws IOException {
    try (EventStore store = open()) {
      store.ingest(
          body(
              """
              {"customer":"SLEUTEL","timestamp":1,"touchpoint":"a","event_id":"1","text":"GEHEIM"}
              """));
      store.ingest(body(event(1)));
      assertThat(folderHas("GEHEIM")).isTrue();
      store.erase("SLEUTEL");
      assertThat(folderHas("GEHEIM")).isFalse();
      assertThat(folderHas("SLEUTEL")).isFalse();
      assertThat(read(store, "event_id")).containsExactly("e1");
    }
  }

  private boolean folderHas(String text) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        if (new String(bytes, StandardCharsets.ISO_8859_1).contains(text)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void seenIds_fileLostOrNotClosedInOrder_isMadeAgain() throws IOException {
    try (EventStore store = open()) {
      store.ingest(body(event(1), event(2)));
    }
    Files.delete(folder.resolve("shop.ids"));
    try (EventStore store = open()) {
      assertThat(store.ingest(body(event(2), event(3))).duplicates()).isEqualTo(1);
    }
    Files.write(folder.resolve("shop.ids"), new byte[1 << 20]);
    try (EventStore store = open()) {
      assertThat(store.ingest(body(event(1), event(3), event(4))).duplicates()).isEqualTo(2);
    }
  }

  @Test
  void seenIds_manyIds_areAllRemembered() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= 40_000; i++) {
      lines.append(event(i)).append('\n');
    }
    for (int round = 0; round < 2; round++) {
      try (EventStore store = open()) {
        EventSource.Watermark before = store.watermark();
        IngestResult result = store.ingest(body(lines.toString()));
        assertThat(result.accepted()).isEqualTo(round == 0 ? 40_000 : 0);
        assertThat(result.duplicates()).isEqualTo(round == 0 ? 0 : 40_000);
        assertThat(store.watermark().lastRow()).isEqualTo(40_000);
        assertThat(before.lastRow()).isEqualTo(round == 0 ? 0 : 40_000);
      }
    }
  }
}
