package io.klantreis.store;

import com.zaxxer.hikari.pool.HikariPool;
import io.klantreis.journey.spi.EventSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The data folder with its stores. A process has one of it; stores opened twice are shared, and
/// are really closed when the last opener closes. Thread-safe.
public final class StoreDirectory {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final Path folder;
  private final Map<String, OwnedStore> open = new HashMap<>();

  public StoreDirectory(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /// The folder of `GF_PLUGIN_DATA_DIR`, else the documented default that the plugin and the
  /// command line share.
  public static StoreDirectory of(Map<String, String> environment) {
    return new StoreDirectory(DataFolder.of(environment));
  }

  public Path folder() {
    return folder;
  }

  /// Opens the store with that name, makes it where it is not there yet, and takes in what the
  /// command line hands over for as long as it is open.
  ///
  /// @throws StoreBusyException if another process owns it
  /// @throws StoreException if the name is none, or the files cannot be used; says what to do
  public EventStore open(String name) {
    return lease(checked(name));
  }

  /// The snapshot that lies beside the store with that name, which need not be open: what it shows
  /// is true only where the store says so. To be closed by the caller.
  ///
  /// @throws IOException if it is there and cannot be read
  public Optional<FileChannel> kept(String name) throws IOException {
    return SnapshotFile.openBeside(folder, checked(name));
  }

  /// Reads a table or view of the H2 database with that name, and writes nothing.
  ///
  /// @throws StoreException if it is not there, another process has it, or a column is missing
  public EventSource table(String name, TableMapping mapping) {
    try {
      H2Database database = H2Database.readOnly(folder, checked(name));
      try {
        return new MappedTable(database, mapping, "PUBLIC");
      } catch (RuntimeException e) {
        database.close();
        throw e;
      }
    } catch (HikariPool.PoolInitializationException e) {
      throw new StoreException(
          "cannot open the database %s in the data folder: %s"
              .formatted(name, PostgresDatabase.reason(e)),
          e);
    }
  }

  /// As {@link #open}, with the way in for blocks.
  synchronized StoreLease lease(String name) {
    OwnedStore owned = open.get(name);
    if (owned == null) {
      makeFolder();
      owned = OwnedStore.open(folder, name);
      open.put(name, owned);
    }
    owned.leases++;
    return new StoreLease(this, owned);
  }

  synchronized void release(OwnedStore owned) {
    owned.leases--;
    if (owned.leases == 0) {
      open.remove(owned.name());
      owned.close();
    }
  }

  /// @throws StoreException if that is no name of a store
  static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new StoreException(
          "\"%s\" is no name of a store: use 1 to 64 letters, digits, - and _".formatted(name));
    }
    return name;
  }

  private void makeFolder() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StoreException(FileAccess.cannotUse(folder, e), e);
    }
  }
}
