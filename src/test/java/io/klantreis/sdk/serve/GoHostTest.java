package io.klantreis.sdk.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.testing.GoTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Has Grafana's own Go libraries start plugins, ask them, cancel them and kill them. */
class GoHostTest {
  private static final Duration LIMIT = Duration.ofMinutes(8);

  @Test
  void pluginOfTheSdk_startedByGrafanasLibraries_doesAllTheyExpect(@TempDir Path folder)
      throws IOException {
    GoTool go = GoTool.orSkip("GoHostTest");
    Path echo = Launchers.write(folder, EchoPlugin.class.getName());
    run(go, Map.of("KLANTREIS_ECHO", echo.toString(), "KLANTREIS_DIST", ""));
  }

  @Test
  void builtPlugin_startedByGrafanasLibraries_doesAllTheyExpect() {
    GoTool go = GoTool.orSkip("GoHostTest");
    Path dist = Path.of(System.getProperty("klantreis.dist", "dist"));
    Path executable = dist.resolve("gpx_klantreis_linux_amd64").toAbsolutePath();
    if (!Files.isExecutable(executable)) {
      String line = "GoHostTest did not start the built plugin: there is none, make dist builds it";
      System.out.println(line);
      Assumptions.abort(line);
    }
    String output = run(go, Map.of("KLANTREIS_ECHO", "", "KLANTREIS_DIST", executable.toString()));
    output.lines().filter(line -> line.contains("median")).forEach(System.out::println);
  }

  private static String run(GoTool go, Map<String, String> environment) {
    GoTool.Outcome outcome = go.run(LIMIT, environment, "test", "-count=1", "-v", "./plugin");
    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    assertThat(outcome.output()).contains("--- PASS");
    return outcome.output();
  }
}
