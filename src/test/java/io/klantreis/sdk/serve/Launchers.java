package io.klantreis.sdk.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Writes the executables by which a host starts a plugin whose classes are on this class path. */
final class Launchers {
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED");

  private Launchers() {}

  /// A shell script in a folder. Like a real plugin's it ends in `exec`.
  static Path write(Path folder, String mainClass) throws IOException {
    return write(folder, mainClass, classPath());
  }

  static Path write(Path folder, String mainClass, String classPath) throws IOException {
    Path script = folder.resolve("gpx_test_linux_amd64");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Files.writeString(
        script,
        "#!/bin/sh%nexec '%s' %s -cp '%s' %s \"$@\"%n"
            .formatted(java, String.join(" ", FLAGS), classPath, mainClass));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script;
  }

  /// The class path of the tests. Surefire hides it in the manifest of a jar of its own.
  static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
