package io.klantreis.cli;

import io.klantreis.plugin.Main;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `klantreis serve`: the plugin without Grafana having started it, for debugging.
@Command(
    name = "serve",
    description = "Serves the plugin on its own, for debugging; a Grafana that starts it finds it.")
final class ServeCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    Main.main("-standalone");
    return 0;
  }
}
