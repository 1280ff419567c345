package io.klantreis.store;

import java.nio.file.Path;
import java.util.Map;

/// The data folder with its stores. A process has one of it; stores opened twice are shared, and
/// are really closed when the last opener closes. Thread-safe.
public final class StoreDirectory {
  private final Path folder;

  public StoreDirectory(Path folder) {
    this.folder = folder;
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
    throw new StoreException("store " + name + " cannot be opened yet");
  }
}
