package io.klantreis.plugin;

import io.klantreis.sdk.serve.PluginServer;

/// What Grafana starts.
public final class Main {
  private Main() {}

  public static void main(String... args) {
    Plugin plugin = Plugin.of(System.getenv());
    HeapTrim.start();
    PluginServer.dataSource(Plugin.ID, plugin::open).onStop(plugin::close).serve(args);
  }
}
