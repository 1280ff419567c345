package io.klantreis.cli;

import io.klantreis.store.Importer;
import java.io.Console;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How far an import is, on one line of a terminal; nothing where there is none. Not thread-safe.
final class ProgressLine implements Importer.Progress {
  private static final long EVERY_NANOS = 200_000_000L;

  private final @Nullable PrintStream terminal;
  private long shown = System.nanoTime();

  private ProgressLine(@Nullable PrintStream terminal) {
    this.terminal = terminal;
  }

  static ProgressLine onTerminal() {
    Console console = System.console();
    return new ProgressLine(console != null && console.isTerminal() ? System.err : null);
  }

  @Override
  public void read(Path file, long events) {
    long now = System.nanoTime();
    PrintStream out = terminal;
    if (out == null || now - shown < EVERY_NANOS) {
      return;
    }
    shown = now;
    out.printf("\r\u001b[K%s: %,d events", file.getFileName(), events);
    out.flush();
  }

  void clear() {
    PrintStream out = terminal;
    if (out != null) {
      out.print("\r\u001b[K");
      out.flush();
    }
  }
}
