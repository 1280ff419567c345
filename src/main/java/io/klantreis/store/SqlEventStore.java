package io.klantreis.store;

import io.klantreis.journey.spi.EventSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// A store of blocks in a database. Readers work beside the one writer; only while an erasure makes
/// the file anew does everyone wait. Thread-safe.
final class SqlEventStore implements EventStore, BlockSink {
  private final Database database;
  private final SeenIds seen;
  private final @Nullable SnapshotFile snapshot;
  private final String identity;
  private final BlockTable blocks = new BlockTable();
  private final ReentrantLock writing = new ReentrantLock();
  private final ReadWriteLock usable = new ReentrantReadWriteLock();

  /// @param kind the folder of its migrations
  /// @param seen makes the memory of ids, given the state and a way to read the ids again
  /// @param snapshot where an image of the events may be kept, or null where an erasure by another
  ///   process would not reach it
  SqlEventStore(
      Database database,
      String kind,
      BiFunction<BlockTable.State, SeenIdsFile.Rescan, SeenIds> seen,
      @Nullable SnapshotFile snapshot) {
    this.database = database;
    this.snapshot = snapshot;
    Migrations.run(database.jdbi(), kind);
    database.sync(); // or a kill would undo an upgrade, and the next one choose another identity
    this.identity = database.jdbi().withHandle(blocks::identity);
    this.seen = seen.apply(state(), new IdScan(this)::scan);
  }

  private BlockTable.State state() {
    return database.jdbi().withHandle(blocks::state);
  }

  @Override
  public Watermark watermark() {
    return using(() -> {
      BlockTable.State state = state();
      return new Watermark(state.epoch(), state.nextRow() - 1);
    });
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public Optional<SnapshotFile> snapshot() {
    return Optional.ofNullable(snapshot);
  }

  @Override
  public long events() {
    return using(() -> database.jdbi().withHandle(blocks::events));
  }

  @Override
  public Set<String> keys() {
    return using(() ->
        new LinkedHashSet<>(
            database
                .jdbi()
                .withHandle(handle ->
                    handle
                        .createQuery("select name from event_key order by name")
                        .mapTo(String.class)
                        .list())));
  }

  @Override
  public String description() {
    return database.description();
  }

  @Override
  public void read(List<String> keys, long after, long upTo, EventSource.RowSink sink) {
    BlockRow row = new BlockRow(keys);
    long done = after;
    while (done < upTo) {
      List<BlockTable.Stored> next = blocksAfter(done, upTo);
      if (next.isEmpty()) {
        return;
      }
      for (BlockTable.Stored stored : next) {
        row.open(stored);
        for (int i = 0; i < row.events(); i++) {
          long number = stored.firstRow() + i;
          if (number > done && number <= upTo) {
            row.moveTo(i);
            sink.row(row);
          }
        }
        done = stored.lastRow();
      }
    }
  }

  private List<BlockTable.Stored> blocksAfter(long row, long upTo) {
    return using(() -> database.jdbi().withHandle(handle -> blocks.after(handle, row, upTo, 4)));
  }

  @Override
  public Appended append(byte[] bytes) {
    writing.lock();
    try {
      return using(() -> appendAlone(EventBlock.of(bytes), bytes));
    } finally {
      writing.unlock();
    }
  }

  private Appended appendAlone(EventBlock block, byte[] bytes) {
    boolean committed = false;
    try {
      Appended appended =
          database
              .jdbi()
              .inTransaction(handle -> {
                blocks.lock(handle);
                BlockDeduplication fresh = BlockDeduplication.of(block, bytes, seen, handle);
                blocks.append(handle, fresh.bytes(), fresh.events());
                return new Appended(fresh.events(), block.events() - fresh.events());
              });
      committed = true;
      if (appended.accepted() > 0) {
        database.sync();
        BlockTable.State state = state();
        seen.committed(state.epoch(), state.nextRow() - 1);
      }
      return appended;
    } finally {
      if (!committed) {
        seen.rolledBack();
      }
    }
  }

  @Override
  public IngestResult ingest(InputStream ndjsonOrArray) throws IOException {
    return new Ingest(this).run(ndjsonOrArray);
  }

  @Override
  public long erase(String customer) {
    writing.lock();
    try {
      long erased =
          snapshot == null
              ? eraseRows(customer)
              : snapshot.withoutWriter(() -> eraseRows(customer));
      if (erased > 0) {
        usable.writeLock().lock();
        try {
          database.compact();
        } finally {
          usable.writeLock().unlock();
        }
      }
      return Math.max(0, erased - 1);
    } finally {
      writing.unlock();
    }
  }

  private long eraseRows(String customer) {
    return using(() -> database.jdbi().inTransaction(handle -> eraseIn(handle, customer)));
  }

  /// @return 0 where the customer is nowhere, else 1 + the events erased
  private long eraseIn(Handle handle, String customer) {
    blocks.lock(handle);
    Erasure erasure = new Erasure(customer);
    long after = 0;
    while (true) {
      List<BlockTable.Stored> next = blocks.after(handle, after, Long.MAX_VALUE, 4);
      if (next.isEmpty()) {
        break;
      }
      for (BlockTable.Stored stored : next) {
        erasure.rewrite(stored).ifPresent(left -> blocks.replace(handle, stored, left));
        after = stored.lastRow();
      }
    }
    if (!erasure.foundAny()) {
      return 0;
    }
    if (snapshot != null) {
      snapshot.delete();
    }
    blocks.nextEpoch(handle);
    blocks.keysAnew(handle, erasure.keysLeft());
    seen.reset(handle);
    return 1 + erasure.erased();
  }

  @Override
  public void close() {
    if (snapshot != null) {
      snapshot.close();
    }
    writing.lock();
    usable.writeLock().lock();
    try {
      seen.close();
      database.close();
    } finally {
      usable.writeLock().unlock();
      writing.unlock();
    }
  }

  private interface Use<T> {
    T get();
  }

  private <T> T using(Use<T> use) {
    usable.readLock().lock();
    try {
      return use.get();
    } catch (JdbiException e) {
      throw new StoreException(
          "the store %s cannot be used: %s".formatted(description(), PostgresDatabase.reason(e)),
          e);
    } finally {
      usable.readLock().unlock();
    }
  }
}
