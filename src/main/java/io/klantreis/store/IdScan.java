package io.klantreis.store;

import io.klantreis.journey.spi.EventSource;
import java.util.List;
import java.util.function.Consumer;

/// Reads the ids of a source again.
record IdScan(EventSource source) {
  void scan(long after, Consumer<Fingerprint> adder) {
    Fingerprint.Maker maker = new Fingerprint.Maker();
    source.read(
        List.of(EventField.EVENT_ID.id()),
        after,
        Long.MAX_VALUE,
        row -> {
          String id = row.text(0);
          if (id != null) {
            adder.accept(maker.of(id));
          }
        });
  }
}
