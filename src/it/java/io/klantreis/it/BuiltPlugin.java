package io.klantreis.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.klantreis.sdk.backend.DataSourceSettings;
import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.testing.PluginProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;

/// The built plugin folder: its plugin process and its command line.
final class BuiltPlugin {
  static final ObjectMapper JSON = new ObjectMapper();

  private BuiltPlugin() {}

  static PluginProcess start(Path dataFolder) throws IOException {
    return start(dataFolder, line -> {});
  }

  /// @param log takes what the plugin says
  static PluginProcess start(Path dataFolder, Consumer<String> log) throws IOException {
    return PluginProcess.start(
        dist().resolve("gpx_klantreis_linux_amd64"),
        Map.of("GF_PLUGIN_DATA_DIR", dataFolder.toString()),
        log);
  }

  /// Runs `dist/klantreis` and returns the last line that it printed.
  static String command(Path dataFolder, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(dist().resolve("klantreis").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("GF_PLUGIN_DATA_DIR", dataFolder.toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed: " + output);
    }
    return output.lines().reduce((before, last) -> last).orElse("");
  }

  static DataSourceSettings dataSource(String jsonData) throws IOException {
    return new DataSourceSettings(
        1,
        "it",
        "it",
        "klantreis-journey-datasource",
        "",
        "",
        "",
        false,
        "",
        JSON.readTree(jsonData),
        Map.of(),
        Instant.EPOCH,
        "");
  }

  /// The one answer to one question.
  static PluginProcess.Answer ask(
      PluginProcess plugin, DataSourceSettings settings, TimeRange range, String question)
      throws IOException {
    JsonNode query = JSON.readTree(question);
    Map<String, PluginProcess.Answer> answers = plugin.query(settings, range, Map.of("A", query));
    PluginProcess.Answer answer = answers.get("A");
    if (answer == null) {
      throw new IOException("no answer for refId A");
    }
    return answer;
  }

  private static Path dist() {
    Path dist = Path.of(System.getProperty("klantreis.dist", "dist")).toAbsolutePath();
    if (!Files.isExecutable(dist.resolve("gpx_klantreis_linux_amd64"))) {
      System.out.println("io.klantreis.it not run: needs dist/, which make dist builds");
      Assumptions.abort("no dist/");
    }
    return dist;
  }
}
