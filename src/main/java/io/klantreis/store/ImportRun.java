package io.klantreis.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// One file on its way in: its reader's thread fills batches, another makes blocks of them and
/// hands those to the store.
final class ImportRun implements EventHandler, AutoCloseable {
  private static final EventBatch END = new EventBatch();

  private final Path file;
  private final BlockSink store;
  private final Importer.Progress progress;
  private final RejectedRows rejectedRows;
  private final BlockingQueue<EventBatch> batches = new ArrayBlockingQueue<>(3);
  private final Thread writer;
  private EventBatch batch = new EventBatch();
  private long read;
  private volatile long accepted;
  private volatile long duplicates;
  private volatile @Nullable StoreException failure;

  ImportRun(Path file, BlockSink store, Importer.Progress progress) {
    this.file = file;
    this.store = store;
    this.progress = progress;
    this.rejectedRows = new RejectedRows(file);
    this.writer = Thread.ofPlatform().daemon().name("import-writer").start(this::write);
  }

  @Override
  public void event(EventDraft draft) {
    batch.add(draft);
    if (batch.isFull()) {
      pass(batch);
      read += batch.size();
      progress.read(file, read);
      batch = new EventBatch();
    }
  }

  @Override
  public void rejected(Rejection rejection, String row) {
    rejectedRows.add(rejection, row);
  }

  private void pass(EventBatch full) {
    StoreException failed = failure;
    if (failed != null) {
      throw failed;
    }
    try {
      batches.put(full);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("the import was interrupted", e);
    }
  }

  /// Waits until everything read is in the store.
  void finish() {
    if (batch.size() > 0) {
      pass(batch);
    }
    pass(END);
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("the import was interrupted", e);
    }
    StoreException failed = failure;
    if (failed != null) {
      throw failed;
    }
    rejectedRows.finish();
  }

  private void write() {
    try {
      for (EventBatch next = batches.take(); next != END; next = batches.take()) {
        if (failure == null) {
          hand(next);
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("NonAtomicOperationOnVolatileField") // written by this thread alone
  private void hand(EventBatch next) {
    try {
      Appended appended = store.append(BlockWriter.write(next));
      accepted += appended.accepted();
      duplicates += appended.duplicates();
    } catch (IOException e) {
      failure =
          new StoreException(
              "the process that has the store went away while events were handed to it; import the"
                  + " file again: events with an event_id are not taken twice",
              e);
    } catch (StoreException e) {
      failure = e;
    } catch (RuntimeException e) {
      failure = new StoreException("the store took no more events: " + e.getMessage(), e);
    }
  }

  /// Whether the store, and not the file, is to blame.
  boolean isItsOwn(StoreException e) {
    return e == failure;
  }

  long accepted() {
    return accepted;
  }

  long duplicates() {
    return duplicates;
  }

  RejectedRows rejectedRows() {
    return rejectedRows;
  }

  @Override
  public void close() {
    writer.interrupt();
    rejectedRows.close();
  }
}
