package io.klantreis.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/// One opener's share in a store. Thread-safe; closing twice is closing once.
final class StoreLease implements EventStore, BlockSink {
  private final StoreDirectory directory;
  private final OwnedStore owned;
  private final AtomicBoolean closed = new AtomicBoolean();

  StoreLease(StoreDirectory directory, OwnedStore owned) {
    this.directory = directory;
    this.owned = owned;
  }

  private SqlEventStore store() {
    if (closed.get()) {
      throw new IllegalStateException("the store " + owned.name() + " is closed");
    }
    return owned.store();
  }

  @Override
  public Watermark watermark() {
    return store().watermark();
  }

  @Override
  public void read(List<String> keys, long after, long upTo, RowSink sink) {
    store().read(keys, after, upTo, sink);
  }

  @Override
  public Set<String> keys() {
    return store().keys();
  }

  @Override
  public String identity() {
    return store().identity();
  }

  @Override
  public Optional<SnapshotFile> snapshot() {
    return store().snapshot();
  }

  @Override
  public String description() {
    return owned.store().description();
  }

  @Override
  public IngestResult ingest(InputStream ndjsonOrArray) throws IOException {
    return store().ingest(ndjsonOrArray);
  }

  @Override
  public long erase(String customer) {
    return store().erase(customer);
  }

  @Override
  public long events() {
    return store().events();
  }

  @Override
  public Appended append(byte[] block) {
    return store().append(block);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      directory.release(owned);
    }
  }
}
