package io.klantreis.sdk.serve;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// The one line that a plugin prints: `core|app|network|address|protocol|certificate[|multiplex]`.
/// Any byte before it, and a long line after it, would end the plugin, so standard output is given
/// away for good once it is printed.
final class Handshake {
  private static final String CORE_VERSION = "1";
  private static final String APP_VERSION = "2";
  private static final String PROTOCOL = "grpc";

  private Handshake() {}

  static String line(
      String network, String address, String certificate, boolean asksForMultiplexing) {
    String line =
        String.join("|", CORE_VERSION, APP_VERSION, network, address, PROTOCOL, certificate);
    // Several services over one connection are not offered: Grafana never asks for them.
    return asksForMultiplexing ? line + "|false" : line;
  }

  /// Prints the line, then sends whatever else is printed to standard error. The descriptor itself
  /// is turned to nowhere, so that not even native code can write to it.
  static void print(String line) throws IOException {
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
    System.setOut(System.err);
    out.close();
  }
}
