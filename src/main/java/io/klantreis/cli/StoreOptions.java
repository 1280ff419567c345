package io.klantreis.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.plugin.Plugin;
import io.klantreis.sdk.backend.DataSourceSettings;
import io.klantreis.store.StoreDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which store is meant, or the whole settings of a data source.
final class StoreOptions {
  @Option(
      names = "--store",
      paramLabel = "STORE",
      description = "demo (default), or h2:NAME for a store in the data folder")
  private @Nullable String store;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "a data source's jsonData as a JSON file, instead of --store")
  private @Nullable Path settings;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "the data folder (default: GF_PLUGIN_DATA_DIR, else where the plugin looks)")
  private @Nullable Path dataDir;

  Plugin plugin() {
    return dataDir == null
        ? Plugin.of(System.getenv())
        : new Plugin(new StoreDirectory(dataDir), Clock.systemUTC());
  }

  DataSourceSettings dataSource() throws IOException {
    return DataSourceSettings.of("cli", "command line", jsonData(), Map.of());
  }

  private JsonNode jsonData() throws IOException {
    if (settings != null) {
      return GivenJson.read(Files.readString(settings), settings.toString());
    }
    ObjectNode jsonData = JsonNodeFactory.instance.objectNode();
    ObjectNode written = jsonData.putObject("store");
    if (store == null) {
      written.put("kind", "demo");
      return jsonData;
    }
    int colon = store.indexOf(':');
    written.put("kind", colon < 0 ? store : store.substring(0, colon));
    if (colon >= 0) {
      written.put("name", store.substring(colon + 1));
    }
    return jsonData;
  }
}
