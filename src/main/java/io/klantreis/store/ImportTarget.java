package io.klantreis.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;

/// Where an import goes: the store itself where nobody has it, else the process that does.
final class ImportTarget implements BlockSink, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final BlockSink sink;
  private final AutoCloseable closing;

  private ImportTarget(BlockSink sink, AutoCloseable closing) {
    this.sink = sink;
    this.closing = closing;
  }

  /// Tries the lock and the owner's socket in turns: an owner may just be starting or ending.
  static ImportTarget open(Path folder, String name) {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        StoreLease lease = new StoreDirectory(folder).lease(name);
        return new ImportTarget(lease, () -> closeOwn(lease, folder, name));
      } catch (StoreBusyException busy) {
        StoreLock.Owner owner = StoreLock.owner(folder, name);
        if (owner != null) {
          try {
            IngestClient client = IngestClient.connect(owner.socket());
            return new ImportTarget(client, client);
          } catch (AccessDeniedException e) {
            throw new StoreException(
                "%s; only its user may hand events to it, so run this as that user (sudo -u USER …)"
                    .formatted(busy.getMessage()),
                e);
          } catch (IOException notThere) {
            // not yet, or no longer
          }
        }
        if (System.nanoTime() > giveUp) {
          throw busy;
        }
        pause();
      }
    }
  }

  private static void closeOwn(StoreLease lease, Path folder, String name) {
    lease.close();
    FileAccess.giveToOwnerOf(folder, name);
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("the import was interrupted", e);
    }
  }

  @Override
  public Appended append(byte[] block) throws IOException {
    return sink.append(block);
  }

  @Override
  public void close() {
    try {
      closing.close();
    } catch (StoreException e) {
      throw e;
    } catch (Exception e) {
      throw new StoreException("cannot close the store: " + e.getMessage(), e);
    }
  }
}
