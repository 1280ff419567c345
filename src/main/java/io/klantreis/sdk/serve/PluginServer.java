package io.klantreis.sdk.serve;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.List;

/// The front door: serves a data source plugin to the Grafana that started this process.
///
/// ```java
/// public static void main(String... args) {
///   PluginServer.dataSource("my-datasource", settings -> new MyDataSource(settings)).serve(args);
/// }
/// ```
///
/// Confined to one thread until {@link #serve}, which does not return.
public final class PluginServer {
  private final String pluginId;
  private final InstanceFactory factory;
  private Metrics metrics = new Metrics();
  private Runnable onReady = () -> {};
  private Runnable onStop = () -> {};

  private PluginServer(String pluginId, InstanceFactory factory) {
    this.pluginId = requireNonNull(pluginId, "pluginId is null");
    this.factory = requireNonNull(factory, "factory is null");
  }

  /// Begins to describe a data source plugin.
  ///
  /// @param pluginId the id in plugin.json
  /// @param factory makes the object that answers for one data source
  /// @return a server to {@link #serve}
  public static PluginServer dataSource(String pluginId, InstanceFactory factory) {
    return new PluginServer(pluginId, factory);
  }

  /// Sets the numbers that Grafana can scrape, so that the plugin may add its own.
  ///
  /// @param newMetrics the plugin's metrics
  /// @return this
  public PluginServer metrics(Metrics newMetrics) {
    this.metrics = requireNonNull(newMetrics, "metrics is null");
    return this;
  }

  /// Sets what runs once, in the background, as soon as Grafana knows where the plugin listens.
  /// What takes long at the first question is warmed up here.
  ///
  /// @param action what to do; what it throws is logged
  /// @return this
  public PluginServer onReady(Runnable action) {
    this.onReady = requireNonNull(action, "action is null");
    return this;
  }

  /// Sets what runs once when the plugin ends, after the instances were closed. It has less than a
  /// second, and does not run when the process is killed.
  ///
  /// @param action what to do; what it throws is logged
  /// @return this
  public PluginServer onStop(Runnable action) {
    this.onStop = requireNonNull(action, "action is null");
    return this;
  }

  /// Serves until Grafana asks to stop or dies, then ends the process. Started by hand it says so
  /// and ends with code 1, unless an argument is `-standalone`: then it serves on a loopback port
  /// and tells Grafana's own process of this plugin where, so that it can be debugged.
  ///
  /// @param args the arguments of `main`
  public void serve(String... args) {
    PluginProcess.run(this, List.of(args));
  }

  /// Serves in this process, on a private socket, without a handshake and without ever ending the
  /// process: for tests.
  ///
  /// @return the running plugin, to be closed
  /// @throws IOException when no socket can be had
  public RunningPlugin listen() throws IOException {
    Listener listener = Listener.open(HostEnvironment.of(java.util.Map.of()));
    return RunningPlugin.start(this, listener, /* tls= */ null, () -> {});
  }

  String pluginId() {
    return pluginId;
  }

  InstanceFactory factory() {
    return factory;
  }

  Metrics metrics() {
    return metrics;
  }

  Runnable readyAction() {
    return onReady;
  }

  Runnable stopAction() {
    return onStop;
  }
}
