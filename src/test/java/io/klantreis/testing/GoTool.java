package io.klantreis.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// The `go` command, with which tests prove that Grafana's own code reads what we write.
public final class GoTool {
  /// The folder of the Go module whose programs the tests run.
  public static final Path MODULE = Path.of("src/it/go");

  private final Path go;

  private GoTool(Path go) {
    this.go = go;
  }

  /// What a command printed and how it ended.
  ///
  /// @param exitCode 0 where it went well
  /// @param output standard output and error, mixed
  public record Outcome(int exitCode, String output) {}

  /// The `go` command with the module's dependencies in place. Where either is missing, says so on
  /// one line and gives the test up.
  public static GoTool orSkip(String test) {
    Path go = find();
    if (go == null) {
      throw skip(test + " did not run: go is not on the PATH (1.25 or newer is wanted)");
    }
    var tool = new GoTool(go);
    Outcome download = tool.run(Duration.ofMinutes(5), Map.of(), "mod", "download");
    if (download.exitCode() != 0) {
      throw skip(
          test
              + " did not run: go mod download failed: "
              + download.output().strip().lines().findFirst().orElse(""));
    }
    return tool;
  }

  /// Runs `go` in the module's folder.
  public Outcome run(Duration limit, Map<String, String> environment, String... arguments) {
    try {
      Path output = Files.createTempFile("go", ".txt");
      var command = new ProcessBuilder(go.toString());
      command.command().addAll(List.of(arguments));
      command.directory(MODULE.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
      command.environment().putAll(environment);
      Process process = command.start();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        throw new AssertionError(
            "go " + String.join(" ", arguments) + " took longer than " + limit + read(output));
      }
      return new Outcome(process.exitValue(), read(output));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// The folder of one of the module's dependencies.
  public Path dependency(String module) {
    Outcome outcome = run(Duration.ofMinutes(1), Map.of(), "list", "-m", "-f", "{{.Dir}}", module);
    if (outcome.exitCode() != 0) {
      throw new AssertionError("go list -m " + module + ": " + outcome.output());
    }
    return Path.of(outcome.output().strip());
  }

  private static String read(Path output) throws IOException {
    String text = Files.readString(output, StandardCharsets.UTF_8);
    Files.delete(output);
    return text;
  }

  private static @Nullable Path find() {
    String path = System.getenv("PATH");
    for (String folder : (path == null ? "" : path).split(File.pathSeparator)) {
      for (String name : List.of("go", "go.exe")) {
        Path go = Path.of(folder, name);
        if (!folder.isEmpty() && Files.isExecutable(go) && !Files.isDirectory(go)) {
          return go;
        }
      }
    }
    return null;
  }

  private static RuntimeException skip(String line) {
    System.out.println(line);
    Assumptions.abort(line);
    throw new AssertionError("not reached");
  }
}
