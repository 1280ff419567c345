package io.klantreis.sdk.serve;

import io.klantreis.sdk.internal.grpc.GrpcServer;
import io.klantreis.sdk.internal.grpc.TlsIdentity;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A plugin that serves on a socket of this process. {@link PluginServer#listen} makes one for
/// tests; {@link PluginServer#serve} ends the process with it. Thread-safe.
public final class RunningPlugin implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunningPlugin.class);
  private static final long DRAIN_MILLIS = 1000;

  private final Listener listener;
  private final GrpcServer server;
  private final InstanceManager instances;
  private final CallMetrics numbers;
  private final Runnable onStop;
  private boolean closed;

  private RunningPlugin(
      Listener listener,
      GrpcServer server,
      InstanceManager instances,
      CallMetrics numbers,
      Runnable onStop) {
    this.listener = listener;
    this.server = server;
    this.instances = instances;
    this.numbers = numbers;
    this.onStop = onStop;
  }

  /// @param onHostStop what to do when the host asks to stop; must return at once
  static RunningPlugin start(
      PluginServer plugin, Listener listener, @Nullable TlsIdentity tls, Runnable onHostStop)
      throws IOException {
    var instances = new InstanceManager(plugin.factory());
    var numbers = new CallMetrics(plugin.metrics());
    plugin.metrics().gauge("plugin_instances", "Data sources set up", instances::size);
    ProcessMetrics.addTo(plugin.metrics());
    var pipeline = new Pipeline(instances, numbers, plugin.metrics(), onHostStop);
    GrpcServer server = GrpcServer.start(listener.channel(), pipeline, tls);
    return new RunningPlugin(listener, server, instances, numbers, plugin.stopAction());
  }

  /// Returns the kind of socket.
  ///
  /// @return `unix` or `tcp`
  public String network() {
    return listener.network();
  }

  /// Returns where the socket is.
  ///
  /// @return a path, or host and port
  public String address() {
    return listener.address();
  }

  /// Lets running calls end for up to a second, then ends everything. Does nothing the second time.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    server.refuseNewCalls();
    drain();
    server.close();
    quietly("the instances", instances::close);
    quietly("the plugin", onStop);
    try {
      listener.close();
    } catch (IOException e) {
      LOG.debug("the socket could not be removed", e);
    }
  }

  private void drain() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DRAIN_MILLIS);
    try {
      while (numbers.running() > 0 && System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("CatchingUnchecked") // the plugin's own code; the end must be reached
  private static void quietly(String what, Runnable action) {
    try {
      action.run();
    } catch (Throwable e) {
      LOG.warn("{} could not be closed", what, e);
    }
  }
}
