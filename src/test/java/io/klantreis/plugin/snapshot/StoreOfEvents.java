package io.klantreis.plugin.snapshot;

import io.klantreis.journey.index.IndexBuilder;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.store.EventStore;
import io.klantreis.store.StoreDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/// An H2 store in a folder, filled with events of twenty customers.
final class StoreOfEvents implements AutoCloseable {
  final EventStore store;

  StoreOfEvents(Path folder, String name) {
    this.store = new StoreDirectory(folder).open(name);
  }

  StoreOfEvents add(int from, int to) {
    StringBuilder lines = new StringBuilder();
    for (int i = from; i < to; i++) {
      lines.append(
          """
          {"event_id":"e%d","customer":"klant-%d","timestamp":%d,"touchpoint":"t%d","channel":"web","rating":%d,"scale":"csat5"}
          """
              .formatted(i, i % 20, 1_700_000_000_000L + i * 1_000L, i % 3, 1 + i % 5));
    }
    try {
      store.ingest(new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  JourneyIndex build() {
    return IndexBuilder.build(store, Set.of("channel", "scale"), Set.of("rating"));
  }

  /// Keeps an index of all events, and returns it.
  JourneyIndex keep() {
    JourneyIndex index = build();
    try (var snapshots = new Snapshots(1)) {
      snapshots.write(index);
    }
    return index;
  }

  @Override
  public void close() {
    store.close();
  }
}
