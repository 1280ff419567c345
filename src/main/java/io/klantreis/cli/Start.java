package io.klantreis.cli;

import io.klantreis.plugin.Main;
import java.util.Arrays;

/// What the launchers start: `plugin …` is what Grafana starts, `cli …` is for people. Loads
/// nothing of the one for the other, as the plugin must be there at once.
public final class Start {
  private Start() {}

  public static void main(String... args) {
    if (args.length > 0 && args[0].equals("cli")) {
      Klantreis.main(Arrays.copyOfRange(args, 1, args.length));
      return;
    }
    boolean named = args.length > 0 && args[0].equals("plugin");
    Main.main(named ? Arrays.copyOfRange(args, 1, args.length) : args);
  }
}
