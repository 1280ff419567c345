package io.klantreis.sdk.serve;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/// Sends everything that is logged or printed to the host as lines that it understands: SLF4J and
/// java.util.logging, `System.out` and `System.err`, and exceptions that nobody caught.
final class LogSetup {
  // Beneath info it tells every message on the wire, contents included. Held, lest the setting be
  // collected with the logger.
  private static final Logger GRPC = Logger.getLogger("io.grpc");

  // Warns at each connection that a Unix socket has no keep-alive.
  private static final Logger CONNECTIONS =
      Logger.getLogger("io.grpc.netty.shaded.io.netty.bootstrap.ServerBootstrap");

  // Tells which allocator it chose.
  private static final Logger ARROW = Logger.getLogger("org.apache.arrow");

  private LogSetup() {}

  /// @param level `trace`, `debug`, `info`, `warn` or `error`; anything else is `info`
  static void install(String level) {
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(level(level));
    Handler handler = new HclogHandler(new FileOutputStream(FileDescriptor.err));
    handler.setLevel(Level.ALL);
    root.addHandler(handler);
    GRPC.setLevel(Level.INFO);
    CONNECTIONS.setLevel(Level.SEVERE);
    ARROW.setLevel(Level.WARNING);
    var printed = new PrintStream(new Lines(root), /* autoFlush= */ true, StandardCharsets.UTF_8);
    System.setErr(printed);
    System.setOut(printed);
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) ->
        root.log(Level.SEVERE, "nobody caught an exception in " + thread.getName(), thrown));
  }

  static Level level(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "trace" -> Level.ALL;
      case "debug" -> Level.FINE;
      case "warn" -> Level.WARNING;
      case "error" -> Level.SEVERE;
      default -> Level.INFO;
    };
  }

  /** Logs what is printed, line by line. */
  private static final class Lines extends OutputStream {
    private static final int MAX_LINE = 8192;
    private final Logger logger;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Lines(Logger logger) {
      this.logger = logger;
    }

    @Override
    public synchronized void write(int b) {
      if (b == '\n' || line.size() >= MAX_LINE) {
        String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
        line.reset();
        if (!text.isEmpty()) {
          logger.log(Level.INFO, text);
        }
      }
      if (b != '\n') {
        line.write(b);
      }
    }
  }
}
