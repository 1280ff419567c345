package io.klantreis.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Takes a body of events into a store, block by block.
final class Ingest {
  /// How many rejections are told one by one.
  private static final int MAX_TOLD = 10_000;

  private final BlockSink store;
  private final List<Rejection> rejected = new ArrayList<>();
  private EventBatch batch = new EventBatch();
  private long accepted;
  private long duplicates;

  Ingest(BlockSink store) {
    this.store = store;
  }

  IngestResult run(InputStream ndjsonOrArray) throws IOException {
    EventHandler handler =
        new EventHandler() {
          @Override
          public void event(EventDraft draft) {
            batch.add(draft);
            if (batch.isFull()) {
              flush();
            }
          }

          @Override
          public void rejected(Rejection rejection, String row) {
            if (rejected.size() < MAX_TOLD) {
              rejected.add(rejection);
            }
          }
        };
    try {
      EventReader.of(EventFormat.NDJSON, FieldMap.same())
          .read(EventReader.unpacked(ndjsonOrArray), handler);
      flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new IngestResult(accepted, duplicates, rejected);
  }

  private void flush() {
    if (batch.size() == 0) {
      return;
    }
    try {
      Appended appended = store.append(BlockWriter.write(batch));
      accepted += appended.accepted();
      duplicates += appended.duplicates();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    batch = new EventBatch();
  }
}
