package io.klantreis.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.journey.spi.EventSource.Watermark;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every store does; one subclass a kind of store.
abstract class EventStoreContractTest {
  @TempDir protected Path folder;

  /// Opens the test's store, as it was left before.
  abstract EventStore open();

  static InputStream body(String... lines) {
    return new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  static String event(int number) {
    return """
    {"event_id":"e%d","customer":"c%d","timestamp":%d,"touchpoint":"t%d"}\
    """
        .formatted(number, number % 7, 1_700_000_000_000L + number, number % 3);
  }

  static List<@Nullable String> read(EventStore store, String key) {
    List<@Nullable String> texts = new ArrayList<>();
    store.read(List.of(key), 0, store.watermark().lastRow(), row -> texts.add(row.text(0)));
    return texts;
  }

  private static final String FULL =
      """
      {"customer":"Åsa 客","timestamp":"2026-03-02T10:15:04.120+01:00","touchpoint":"delivery",\
      "event_id":"x-1","product":"tent","channel":"app","stage":"experience","persona":"p",\
      "segment":"s","campaign":"c","source":"search","rating":4.50,"scale":"csat5",\
      "sentiment":-0.25,"emotion":"blij","text":"Netjes, \\"op tijd\\"\\n👍","kind":"review",\
      "choice":"a","options":["a","b"],"reason":"r","referred_by":"c2","invited":true,\
      "value":139.95,"currency":"EUR","cost":0.45,"properties":{"org":"Acme","n":1.50,"big":1e3}}\
      """;

  @Test
  void ingest_everyField_isReadBack() throws IOException {
    try (EventStore store = open()) {
      assertThat(store.ingest(body(FULL))).isEqualTo(new IngestResult(1, 0, List.of()));
      List<String> keys =
          List.of(
              "touchpoint",
              "event_id",
              "product",
              "channel",
              "stage",
              "persona",
              "segment",
              "campaign",
              "source",
              "rating",
              "scale",
              "sentiment",
              "emotion",
              "text",
              "kind",
              "choice",
              "options",
              "reason",
              "referred_by",
              "invited",
              "value",
              "currency",
              "cost",
              "properties.org",
              "properties.n",
              "properties.big",
              "timestamp",
              "customer");
      List<@Nullable String> texts = new ArrayList<>();
      List<Double> numbers = new ArrayList<>();
      store.read(
          keys,
          0,
          1,
          row -> {
            assertThat(row.number()).isEqualTo(1);
            assertThat(row.customer()).isEqualTo("Åsa 客");
            assertThat(row.timeMillis()).isEqualTo(1_772_442_904_120L);
            for (int k = 0; k < keys.size(); k++) {
              texts.add(row.text(k));
              numbers.add(row.number(k));
            }
          });
      assertThat(texts)
          .containsExactly(
              "delivery",
              "x-1",
              "tent",
              "app",
              "experience",
              "p",
              "s",
              "c",
              "search",
              "4.5",
              "csat5",
              "-0.25",
              "blij",
              "Netjes, \"op tijd\"\n👍",
              "review",
              "a",
              "a|b",
              "r",
              "c2",
              "true",
              "139.95",
              "EUR",
              "0.45",
              "Acme",
              "1.5",
              "1000",
              "1772442904120",
              "Åsa 客");
      assertThat(numbers.get(keys.indexOf("rating"))).isEqualTo(4.5);
      assertThat(numbers.get(keys.indexOf("value"))).isEqualTo(139.95);
      assertThat(numbers.get(keys.indexOf("properties.n"))).isEqualTo(1.5);
      assertThat(numbers.get(keys.indexOf("channel"))).isNaN();
      assertThat(store.keys()).containsExactlyInAnyOrderElementsOf(keys);
    }
  }

  @Test
  void ingest_repeatedIds_areDuplicatesWithinTheBodyAndAgainstTheStore() throws IOException {
    try (EventStore store = open()) {
      assertThat(store.ingest(body(event(1), event(2), event(1))))
          .isEqualTo(new IngestResult(2, 1, List.of()));
      assertThat(store.ingest(body(event(2), event(3))))
          .isEqualTo(new IngestResult(1, 1, List.of()));
    }
    try (EventStore store = open()) {
      assertThat(store.ingest(body(event(3), event(1), event(4))))
          .isEqualTo(new IngestResult(1, 2, List.of()));
      assertThat(read(store, "event_id")).containsExactly("e1", "e2", "e3", "e4");
      assertThat(store.events()).isEqualTo(4);
    }
  }

  @Test
  void ingest_withoutIds_takesEveryEvent() throws IOException {
    String event = "{\"customer\":\"a\",\"timestamp\":0,\"touchpoint\":\"t\"}";
    try (EventStore store = open()) {
      assertThat(store.ingest(body(event, event)).accepted()).isEqualTo(2);
    }
  }

  @Test
  void ingest_oneByOne_keepsRowsNumberedInTheOrderOfTheirCommit() throws IOException {
    try (EventStore store = open()) {
      List<String> expected = new ArrayList<>();
      for (int i = 1; i <= 300; i++) {
        store.ingest(body(event(i)));
        expected.add("e" + i);
        assertThat(store.watermark().lastRow()).isEqualTo(i);
      }
      List<Long> numbers = new ArrayList<>();
      store.read(List.of(), 100, 250, row -> numbers.add(row.number()));
      assertThat(numbers).hasSize(150).first().isEqualTo(101L);
      assertThat(numbers).isSorted().last().isEqualTo(250L);
      assertThat(read(store, "event_id")).isEqualTo(expected);
    }
  }

  @Test
  void ingest_manyBlocks_readsFromAnywhere() throws IOException {
    StringBuilder lines = new StringBuilder();
    int events = 20_000;
    for (int i = 1; i <= events; i++) {
      lines.append(event(i)).append('\n');
    }
    try (EventStore store = open()) {
      store.ingest(body("[]"));
      assertThat(store.ingest(body(lines.toString())).accepted()).isEqualTo(events);
      for (long after : new long[] {0, 1, 8_191, 8_192, 8_193, 16_384, 19_999, 20_000}) {
        List<Long> numbers = new ArrayList<>();
        store.read(List.of("event_id"), after, events, row -> numbers.add(row.number()));
        assertThat(numbers).hasSize((int) (events - after));
        if (after < events) {
          assertThat(numbers.getFirst()).isEqualTo(after + 1);
        }
      }
    }
  }

  @Test
  void erase_customer_leavesNothingOfThemAndChangesTheEpoch() throws IOException {
    try (EventStore store = open()) {
      store.ingest(
          body(
              """
              {"customer":"anna","timestamp":1,"touchpoint":"a","event_id":"1","text":"GEHEIM1"}
              {"customer":"bram","timestamp":2,"touchpoint":"b","event_id":"2","referred_by":"anna"}
              {"customer":"anna","timestamp":3,"touchpoint":"c","event_id":"3","reason":"GEHEIM2"}
              {"customer":"cees","timestamp":4,"touchpoint":"d","event_id":"4"}\
              """));
      Watermark before = store.watermark();
      assertThat(store.erase("anna")).isEqualTo(2);
      assertThat(store.watermark().epoch()).isNotEqualTo(before.epoch());
      assertThat(read(store, "customer")).containsExactly("bram", "cees");
      assertThat(read(store, "referred_by")).containsOnlyNulls();
      assertThat(store.keys()).doesNotContain("text", "reason", "referred_by");
      assertThat(store.events()).isEqualTo(2);
      assertThat(store.erase("anna")).isZero();
      assertThat(store.ingest(body(event(9))).accepted()).isEqualTo(1);
      assertThat(
              store
                  .ingest(
                      body(
                          "{\"customer\":\"bram\",\"timestamp\":2,\"touchpoint\":\"b\",\"event_id\":\"2\"}"))
                  .duplicates())
          .isEqualTo(1);
      List<Long> numbers = new ArrayList<>();
      store.read(List.of(), 0, store.watermark().lastRow(), row -> numbers.add(row.number()));
      assertThat(numbers).hasSize(3).doesNotHaveDuplicates().isSorted();
    }
  }

  @Test
  void erase_unknownCustomer_changesNothing() throws IOException {
    try (EventStore store = open()) {
      store.ingest(body(event(1)));
      Watermark before = store.watermark();
      assertThat(store.erase("nobody")).isZero();
      assertThat(store.watermark()).isEqualTo(before);
    }
  }

  @Test
  void ingest_badElements_areToldAndNeverStopTheRest() throws IOException {
    try (EventStore store = open()) {
      IngestResult result =
          store.ingest(
              body(
                  event(1),
                  "{\"customer\":\"a\",\"timestamp\":\"yesterday\",\"touchpoint\":\"t\"}",
                  "no json",
                  "",
                  "{\"customer\":\"a\",\"timestamp\":1}",
                  event(2)));
      assertThat(result.accepted()).isEqualTo(2);
      assertThat(result.rejected()).extracting(Rejection::line).containsExactly(2L, 3L, 5L);
      assertThat(result.rejected())
          .extracting(Rejection::field)
          .containsExactly("timestamp", "row", "touchpoint");
    }
  }

  @Test
  void ingest_array_tellsElementsByTheirPlace() throws IOException {
    try (EventStore store = open()) {
      IngestResult result =
          store.ingest(body(" [" + event(1) + ",", "5,", "{\"customer\":\"a\"},", event(2) + "]"));
      assertThat(result.accepted()).isEqualTo(2);
      assertThat(result.rejected()).extracting(Rejection::line).containsExactly(2L, 3L);
    }
  }
}
