package io.klantreis.cli.demo;

import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.testing.PluginProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `klantreis train FILE`: runs the plugin once, with a store that was kept before and one of each
/// question, and has Java keep what it loaded and learnt. Part of the build.
@Command(name = "train", hidden = true, description = "Writes the ahead-of-time cache.")
public final class Train implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /// Java keeps what it learnt only of methods that were called some hundred times.
  private static final int ROUNDS = 40;

  @Parameters(index = "0", description = "the cache to write")
  private Path cache = Path.of("klantreis.aot");

  @Override
  public Integer call() throws IOException {
    Path data = Files.createTempDirectory("klantreis-train");
    String folder = "GF_PLUGIN_DATA_DIR";
    TrainingStore.make(data, Map.of(folder, data.toString()), PATIENCE);
    Map<String, String> variables =
        Map.of(
            folder,
            data.toString(),
            "GF_PLUGIN_JAVA_OPTS",
            // linked ahead, every class of the cache would be set up before the handshake
            "-XX:-AOTClassLinking -XX:AOTCacheOutput=" + cache.toAbsolutePath());
    var plugin = PluginProcess.start(BuiltPlugin.executable(), variables, System.err::println);
    try {
      System.err.println(plugin.health(TrainingStore.dataSource()).message());
      System.err.println(plugin.health(BuiltPlugin.demoShop()).message());
      for (int round = 0; round < ROUNDS; round++) {
        askAll(plugin);
      }
    } finally {
      plugin.stop(PATIENCE);
      Files.walkFileTree(data, new Removal());
    }
    return Files.exists(cache) ? 0 : 1;
  }

  private static void askAll(PluginProcess plugin) throws IOException {
    Instant now = Instant.now();
    for (Question question : Question.all("nl")) {
      var range = new TimeRange(now.minus(question.range()), now);
      plugin
          .query(BuiltPlugin.demoShop(), range, Map.of("A", question.query()))
          .values()
          .forEach(answer -> answer.error().ifPresent(System.err::println));
    }
  }
}
