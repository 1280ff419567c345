package io.klantreis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.sdk.backend.HealthResult;
import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.testing.PluginProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The SDK as others get it: the example of its documentation is compiled and served with the SDK's
/// jar and what its own POM names, and nothing of Klantreis.
class SdkArtifactIT {
  private static final Path REPOSITORY = Path.of("target/sdk-repo/io/klantreis");
  private static final Pattern EXAMPLE =
      Pattern.compile("```java\\n(import .*?public final class (\\w+) .*?)```", Pattern.DOTALL);

  @Test
  void example_withTheSdkAsItsOneDependency_isServed(@TempDir Path folder) throws Exception {
    Path jar = artifact(".jar");
    String classPath = jar + File.pathSeparator + dependencies(artifact(".pom"), folder);
    assertThat(classPath)
        .doesNotContain("h2", "jdbi", "picocli", "junit")
        .contains("grpc", "arrow", "slf4j");
    Matcher example = EXAMPLE.matcher(Files.readString(Path.of("docs/sdk.md")));
    assertThat(example.find()).as("an example in docs/sdk.md").isTrue();
    assertThat(example.group(1).lines().filter(line -> !line.isBlank()).count())
        .isBetween(25L, 35L);
    Path classes = compile(example.group(1), example.group(2), classPath, folder);
    Path executable = launcher(folder, example.group(2), classes + File.pathSeparator + classPath);
    try (PluginProcess plugin = PluginProcess.start(executable, Map.of(), line -> {})) {
      ask(plugin);
    }
  }

  @Test
  void jar_holdsTheSdkAndNothingElse() throws Exception {
    try (var jar = new java.util.jar.JarFile(artifact(".jar").toFile())) {
      assertThat(jar.stream().map(entry -> entry.getName()).filter(name -> name.endsWith(".class")))
          .isNotEmpty()
          .allMatch(name -> name.startsWith("io/klantreis/sdk/"));
    }
  }

  private static void ask(PluginProcess plugin) throws IOException {
    var settings = BuiltPlugin.dataSource("{}");
    HealthResult health = plugin.health(settings);
    assertThat(health.message()).isEqualTo("The waves are in.");
    var range =
        new TimeRange(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-01-01T02:00:00Z"));
    Map<String, JsonNode> queries = new LinkedHashMap<>();
    queries.put("A", BuiltPlugin.JSON.readTree("{\"amplitude\": 2, \"periodSeconds\": 240}"));
    queries.put("B", BuiltPlugin.JSON.readTree("{\"amplitude\": 2}"));
    Map<String, PluginProcess.Answer> answers = plugin.query(settings, range, queries);
    PluginProcess.Answer wave = Objects.requireNonNull(answers.get("A"));
    PluginProcess.Answer wrong = Objects.requireNonNull(answers.get("B"));
    assertThat(wave.status()).isEqualTo(200);
    var value = wave.frames().getFirst().field("value").orElseThrow();
    assertThat(value.doubleAt(0)).isCloseTo(0, offset(1e-6));
    assertThat(value.doubleAt(1)).isCloseTo(2, offset(1e-6));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.error()).contains("periodSeconds: 0.0 is not above 0");
  }

  private static Path artifact(String suffix) throws IOException {
    if (Files.isDirectory(REPOSITORY)) {
      try (Stream<Path> files = Files.walk(REPOSITORY)) {
        var found = files.filter(file -> file.toString().endsWith(suffix)).findFirst();
        if (found.isPresent()) {
          return found.get().toAbsolutePath();
        }
      }
    }
    String line = "SdkArtifactIT not run: there is no target/sdk-repo, mvn package makes it";
    System.out.println(line);
    Assumptions.abort(line);
    throw new AssertionError("not reached");
  }

  /// What the SDK's own POM names, with all that this brings, as a class path.
  private static String dependencies(Path pom, Path folder) throws Exception {
    Path output = folder.resolve("classpath.txt");
    run(
        folder,
        "mvn",
        "-q",
        "-B",
        "-f",
        pom.toString(),
        "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath",
        "-DincludeScope=runtime",
        "-Dmdep.outputFile=" + output);
    return Files.readString(output).strip();
  }

  private static Path compile(String source, String name, String classPath, Path folder)
      throws Exception {
    Path file = Files.writeString(folder.resolve(name + ".java"), source);
    Path classes = Files.createDirectory(folder.resolve("classes"));
    String javac = Path.of(System.getProperty("java.home"), "bin", "javac").toString();
    run(folder, javac, "-cp", classPath, "-d", classes.toString(), file.toString());
    return classes;
  }

  private static Path launcher(Path folder, String mainClass, String classPath) throws IOException {
    Path script = folder.resolve("gpx_wave_linux_amd64");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Files.writeString(
        script,
        "#!/bin/sh%nexec '%s' --add-opens=java.base/java.nio=ALL-UNNAMED -cp '%s' %s \"$@\"%n"
            .formatted(java, classPath, mainClass));
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void run(Path folder, String... command) throws Exception {
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(List.of(command))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(String.join(" ", command)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
  }
}
