package io.klantreis.sdk.serve;

import io.klantreis.sdk.internal.arrow.ArrowFrames;
import io.klantreis.sdk.internal.grpc.TlsIdentity;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The life of a plugin's process, from cookie to end. Nothing heavy happens before the handshake:
/// the socket is bound, its address printed, and only then is gRPC started behind it.
final class PluginProcess {
  private static final long MUST_END_MILLIS = 1800;
  private static final String NOT_BY_HAND =
      """
      This is a backend plugin of Grafana (%s). Grafana starts it; started by hand it has nothing to do.
      To debug it, start it with -standalone.
      """;

  private final PluginServer plugin;
  private @Nullable RunningPlugin running;
  private boolean stopping;

  private PluginProcess(PluginServer plugin) {
    this.plugin = plugin;
  }

  static void run(PluginServer plugin, List<String> args) {
    HostEnvironment host = HostEnvironment.of(System.getenv());
    var process = new PluginProcess(plugin);
    try {
      if (args.contains("-standalone") || args.contains("--standalone")) {
        process.serveAlone();
      } else if (host.isHost()) {
        process.serveHost(host);
      } else {
        System.err.printf(NOT_BY_HAND, plugin.pluginId());
        System.exit(1);
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      process.fail(e);
    }
  }

  private void serveHost(HostEnvironment host) throws IOException, GeneralSecurityException {
    var standalone = new Standalone(plugin.pluginId());
    var debugged = standalone.find();
    if (debugged.isPresent()) {
      standIn(debugged.get(), host);
      return;
    }
    Listener listener = Listener.open(host);
    TlsIdentity tls =
        host.clientCertificate().isPresent()
            ? SelfSigned.forHost(host.clientCertificate().get())
            : null;
    Handshake.print(
        Handshake.line(
            listener.network(),
            listener.address(),
            tls == null ? "" : SelfSigned.handshakeForm(tls.certificate()),
            host.asksForMultiplexing()));
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "shutdown"));
    watchParent();
    LogSetup.install(logLevel());
    start(listener, tls, this::stop);
    if (listener.network().equals("unix")) {
      StaleFolders.sweep(Path.of(listener.address()));
    }
    ready();
    stayAlive();
  }

  // A plugin that is being debugged answers instead of this process, which only stays alive.
  private void standIn(InetSocketAddress address, HostEnvironment host) throws IOException {
    String text = address.getHostString() + ":" + address.getPort();
    Handshake.print(Handshake.line("tcp", text, /* certificate= */ "", host.asksForMultiplexing()));
    LogSetup.install(logLevel());
    log(Level.INFO, "the plugin that is being debugged answers at " + text, null);
    watchParent();
    stayAlive();
  }

  private void serveAlone() throws IOException {
    LogSetup.install(logLevel());
    var standalone = new Standalone(plugin.pluginId());
    Listener listener = Listener.tcp(standalone.wantedAddress());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  standalone.withdraw();
                  close();
                },
                "shutdown"));
    // Grafana's wish to stop is meant for the process that it started, and not for the debugged
    // one.
    start(listener, /* tls= */ null, () -> {});
    standalone.announce(listener.address());
    log(Level.INFO, "the plugin is debugged at " + listener.address(), null);
    ready();
    stayAlive();
  }

  private synchronized void start(Listener listener, @Nullable TlsIdentity tls, Runnable onHostStop)
      throws IOException {
    running = RunningPlugin.start(plugin, listener, tls, onHostStop);
  }

  private void watchParent() {
    new ParentWatch()
        .start(() -> {
          log(Level.INFO, "Grafana is gone, so the plugin ends", null);
          stop();
        });
  }

  @SuppressWarnings("CatchingUnchecked") // the plugin's own code must not end the process
  private void ready() {
    Thread.ofPlatform()
        .daemon()
        .name("warm-up")
        .start(() -> {
          try {
            ArrowFrames.warmUp();
            plugin.readyAction().run();
          } catch (Throwable e) {
            log(Level.WARNING, "the warming up failed", e);
          }
        });
  }

  /// Ends the process within two seconds, whatever hangs.
  private void stop() {
    synchronized (this) {
      if (stopping) {
        return;
      }
      stopping = true;
    }
    daemon(
        "must-end",
        () -> {
          TimeUnit.MILLISECONDS.sleep(MUST_END_MILLIS);
          Runtime.getRuntime().halt(0);
        });
    daemon(
        "stop",
        () -> {
          close();
          Runtime.getRuntime().halt(0);
        });
  }

  private void close() {
    RunningPlugin open;
    synchronized (this) {
      open = running;
    }
    if (open != null) {
      open.close();
    }
  }

  private void fail(Exception e) {
    log(Level.SEVERE, "the plugin could not be started: " + e.getMessage(), e);
    close();
    System.exit(1);
  }

  private String logLevel() {
    Map<String, String> environment = System.getenv();
    return environment.getOrDefault("GF_PLUGIN_LOG_LEVEL", "info");
  }

  // Through java.util.logging, so that nothing of SLF4J is loaded before it is needed.
  private void log(Level level, String message, @Nullable Throwable thrown) {
    Logger.getLogger(plugin.pluginId()).log(level, message, thrown);
  }

  private interface Interruptible {
    void run() throws InterruptedException;
  }

  private static void daemon(String name, Interruptible action) {
    Thread.ofPlatform()
        .daemon()
        .name(name)
        .start(() -> {
          try {
            action.run();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static void stayAlive() {
    try {
      TimeUnit.DAYS.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
