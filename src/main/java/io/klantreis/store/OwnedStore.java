package io.klantreis.store;

import java.nio.file.Path;

/// An H2 store of which this process has the lock, with the socket through which others hand in.
/// Its leases are counted by the {@link StoreDirectory}.
final class OwnedStore {
  private final String name;
  private final StoreLock lock;
  private final SqlEventStore store;
  private final IngestServer server;
  int leases;

  private OwnedStore(String name, StoreLock lock, SqlEventStore store, IngestServer server) {
    this.name = name;
    this.lock = lock;
    this.store = store;
    this.server = server;
  }

  static OwnedStore open(Path folder, String name) {
    FileAccess.check(folder, name);
    StoreLock lock = StoreLock.take(folder, name);
    SqlEventStore store = null;
    try {
      H2Database database = new H2Database(folder, name);
      store =
          new SqlEventStore(
              database,
              "h2",
              (state, rescan) ->
                  new SeenIdsFile(
                      folder.resolve(name + ".ids"), state.epoch(), state.nextRow() - 1, rescan),
              new SnapshotFile(folder, name));
      IngestServer server = IngestServer.start(folder, name, store);
      lock.tell(server.address());
      return new OwnedStore(name, lock, store, server);
    } catch (RuntimeException e) {
      if (store != null) {
        store.close();
      }
      lock.close();
      throw e instanceof StoreException
          ? e
          : new StoreException("cannot open the store " + name + ": " + e.getMessage(), e);
    }
  }

  String name() {
    return name;
  }

  SqlEventStore store() {
    return store;
  }

  void close() {
    server.close();
    store.close();
    lock.close();
  }
}
