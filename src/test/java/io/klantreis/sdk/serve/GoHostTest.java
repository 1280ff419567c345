package io.klantreis.sdk.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.testing.GoTool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Has Grafana's own Go libraries start a plugin of the SDK, ask it, cancel it and kill it. The same
 * Go tests watch the built product, once there is one: see src/it/test.sh.
 */
class GoHostTest {
  private static final Duration LIMIT = Duration.ofMinutes(8);

  @Test
  void pluginOfTheSdk_startedByGrafanasLibraries_doesAllTheyExpect(@TempDir Path folder)
      throws IOException {
    GoTool go = GoTool.orSkip("GoHostTest");
    Path echo = Launchers.write(folder, EchoPlugin.class.getName());
    run(go, Map.of("KLANTREIS_ECHO", echo.toString(), "KLANTREIS_DIST", ""));
  }

  private static String run(GoTool go, Map<String, String> environment) {
    GoTool.Outcome outcome = go.run(LIMIT, environment, "test", "-count=1", "-v", "./plugin");
    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    assertThat(outcome.output()).contains("--- PASS");
    return outcome.output();
  }
}
