package io.klantreis.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.klantreis.sdk.backend.DataSourceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The plugin in whose folder this command line lies.
final class BuiltPlugin {
  private static final String EXECUTABLE = "gpx_klantreis_";

  private BuiltPlugin() {}

  /// What Grafana would start here.
  static Path executable() throws IOException {
    String home = System.getProperty("klantreis.home");
    if (home == null) {
      throw new IOException("start this through dist/klantreis, which knows its folder");
    }
    try (var files = Files.list(Path.of(home))) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith(EXECUTABLE))
          .findFirst()
          .orElseThrow(() -> new IOException("no " + EXECUTABLE + "… in " + home));
    }
  }

  /// A data source on the demo shop.
  static DataSourceSettings demoShop() {
    JsonNode jsonData = JsonNodeFactory.instance.objectNode().set("store", kind("demo"));
    return DataSourceSettings.of("demo", "Klantreis", jsonData, Map.of());
  }

  private static JsonNode kind(String name) {
    return JsonNodeFactory.instance.objectNode().put("kind", name);
  }
}
