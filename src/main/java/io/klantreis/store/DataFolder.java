package io.klantreis.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Which folder holds the stores: `GF_PLUGIN_DATA_DIR`, else `/var/lib/grafana/klantreis` where
/// Grafana's own data folder is there, else `.local/share/klantreis` in the user's home.
///
/// Nothing else of the environment is asked: Grafana starts the plugin with an empty one, and the
/// command line, called from a shell, must come to the same answer.
public final class DataFolder {
  private static final Path GRAFANA = Path.of("/var/lib/grafana");

  private DataFolder() {}

  public static Path of(Map<String, String> environment) {
    return of(environment, GRAFANA, Path.of(System.getProperty("user.home", "/")));
  }

  static Path of(Map<String, String> environment, Path grafana, Path home) {
    String said = environment.get("GF_PLUGIN_DATA_DIR");
    if (said != null && !said.isBlank()) {
      return Path.of(said);
    }
    return Files.isDirectory(grafana)
        ? grafana.resolve("klantreis")
        : home.resolve(".local").resolve("share").resolve("klantreis");
  }
}
