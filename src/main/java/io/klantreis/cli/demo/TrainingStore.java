package io.klantreis.cli.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.sdk.backend.DataSourceSettings;
import io.klantreis.sdk.testing.PluginProcess;
import io.klantreis.store.EventFormat;
import io.klantreis.store.FieldMap;
import io.klantreis.store.Importer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// An H2 store with a snapshot of its index, so that what a restart needs is in the ahead-of-time
/// cache as well.
final class TrainingStore {
  private static final String NAME = "train";
  private static final String HEADER = "customer,timestamp,touchpoint,channel,rating";
  private static final List<String> TOUCHPOINTS = List.of("visit", "cart", "order", "review");
  private static final int CUSTOMERS = 15_000;

  /// Above what makes an index worth keeping.
  private static final int EVENTS = 120_000;

  private static final int MOMENTS = 300;
  private static final Duration MOMENT = Duration.ofMillis(100);

  private TrainingStore() {}

  /// Makes the store, and has a process of its own keep the index.
  ///
  /// @param variables that process's environment, with the folder as its data folder
  static void make(Path folder, Map<String, String> variables, Duration patience)
      throws IOException {
    Path file = folder.resolve(NAME + ".csv");
    write(file);
    new Importer(folder, NAME)
        .run(List.of(file), EventFormat.CSV, FieldMap.of(Map.of()), (read, events) -> {});
    var plugin = PluginProcess.start(BuiltPlugin.executable(), variables, System.err::println);
    try {
      System.err.println(plugin.health(dataSource()).message());
      await(folder.resolve(NAME + ".index"));
    } finally {
      plugin.stop(patience);
    }
  }

  static DataSourceSettings dataSource() {
    ObjectNode jsonData = JsonNodeFactory.instance.objectNode();
    jsonData.putObject("store").put("kind", "h2").put("name", NAME);
    return DataSourceSettings.of(NAME, "Klantreis", jsonData, Map.of());
  }

  private static void write(Path file) throws IOException {
    Instant begin = Instant.now().minus(Duration.ofDays(60));
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(HEADER + "\n");
      for (int i = 0; i < EVENTS; i++) {
        Instant at = begin.plus(Duration.ofSeconds(40L * i));
        String touchpoint = TOUCHPOINTS.get(i / CUSTOMERS % TOUCHPOINTS.size());
        String rating = touchpoint.equals("review") ? String.valueOf(1 + i % 5) : "";
        out.write("c%d,%s,%s,web,%s%n".formatted(i % CUSTOMERS, at, touchpoint, rating));
      }
    }
  }

  private static void await(Path file) throws IOException {
    for (int i = 0; i < MOMENTS && !Files.exists(file); i++) {
      try {
        Thread.sleep(MOMENT);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    if (!Files.exists(file)) {
      throw new IOException("no snapshot of the training store was kept");
    }
  }
}
