package io.klantreis.sdk.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Finds the processes of this same program that a Grafana started. Linux only. */
final class GrafanaStarted {
  private GrafanaStarted() {}

  static Stream<ProcessHandle> others() {
    String main = mainClass();
    long self = ProcessHandle.current().pid();
    return main.isEmpty()
        ? Stream.empty()
        : ProcessHandle.allProcesses()
            .filter(process -> process.pid() != self)
            .filter(process -> has(process, "cmdline", main))
            .filter(process -> has(process, "environ", "grafana_plugin_type=datasource"));
  }

  private static String mainClass() {
    return System.getProperty("sun.java.command", "").split(" ", 2)[0];
  }

  // Both files hold texts that end in a zero byte.
  private static boolean has(ProcessHandle process, String file, String wanted) {
    Path path = Path.of("/proc", Long.toString(process.pid()), file);
    try {
      String text = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
      return Stream.of(text.split("\0", -1)).anyMatch(wanted::equals);
    } catch (IOException ignored) {
      return false; // another user's, or gone
    }
  }
}
