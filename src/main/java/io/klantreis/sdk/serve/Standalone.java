package io.klantreis.sdk.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Debugging: a plugin started by hand leaves its address in `standalone.txt` and its process id in
/// `pid.txt` beside `plugin.json`, and the process that Grafana starts hands that address on. The
/// address may also come from the environment, as `GF_PLUGIN_GRPC_ADDRESS_` and the plugin's id.
final class Standalone {
  private static final String ADDRESS_FILE = "standalone.txt";
  private static final String PID_FILE = "pid.txt";

  private final String pluginId;
  private final Map<String, String> environment;
  private @Nullable Path folder;

  Standalone(String pluginId) {
    this(pluginId, System.getenv());
  }

  Standalone(String pluginId, Map<String, String> environment) {
    this.pluginId = pluginId;
    this.environment = environment;
  }

  /// The address of a plugin that is being debugged, for the process that Grafana started.
  Optional<InetSocketAddress> find() {
    Optional<InetSocketAddress> given = fromEnvironment();
    return given.isPresent() ? given : ownFolders().stream().flatMap(this::announced).findFirst();
  }

  /// The address to listen at: the one in the environment, else any free loopback port.
  InetSocketAddress wantedAddress() {
    return fromEnvironment().orElseGet(() -> new InetSocketAddress("127.0.0.1", 0));
  }

  /// Leaves the two files, and ends the process that Grafana started, so that it is started anew
  /// and finds them.
  void announce(String address) throws IOException {
    Path here = workingFolder().orElse(null);
    if (here == null) {
      return;
    }
    folder = here;
    write(here.resolve(ADDRESS_FILE), address);
    write(here.resolve(PID_FILE), Long.toString(ProcessHandle.current().pid()));
    GrafanaStarted.others().forEach(ProcessHandle::destroy);
  }

  /// Removes the two files.
  void withdraw() {
    if (folder == null) {
      return;
    }
    try {
      Files.deleteIfExists(folder.resolve(ADDRESS_FILE));
      Files.deleteIfExists(folder.resolve(PID_FILE));
    } catch (IOException ignored) {
      // a stale pid.txt is noticed by whoever reads it
    }
  }

  private Optional<InetSocketAddress> fromEnvironment() {
    String name = "GF_PLUGIN_GRPC_ADDRESS_" + pluginId.toUpperCase(Locale.ROOT).replace('-', '_');
    return Optional.ofNullable(environment.get(name)).flatMap(Standalone::parse);
  }

  private java.util.stream.Stream<InetSocketAddress> announced(Path candidate) {
    try {
      Path pid = candidate.resolve(PID_FILE);
      if (!Files.exists(pid) || !isAlive(Files.readString(pid).strip())) {
        return java.util.stream.Stream.empty();
      }
      return parse(Files.readString(candidate.resolve(ADDRESS_FILE)).strip()).stream();
    } catch (IOException ignored) {
      return java.util.stream.Stream.empty();
    }
  }

  private static boolean isAlive(String pid) {
    return pid.matches("\\d{1,18}")
        && ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
  }

  static Optional<InetSocketAddress> parse(String address) {
    int colon = address.lastIndexOf(':');
    if (colon < 0 || !address.substring(colon + 1).matches("\\d{1,5}")) {
      return Optional.empty();
    }
    int port = Integer.parseInt(address.substring(colon + 1));
    String host = address.substring(0, colon).replaceAll("[\\[\\]]", "");
    return port > 65_535
        ? Optional.empty()
        : Optional.of(new InetSocketAddress(host.isEmpty() ? "127.0.0.1" : host, port));
  }

  // The plugin's folder holds the jar, or the folder `lib` that does.
  private static List<Path> ownFolders() {
    var folders = new ArrayList<Path>();
    CodeSource source = PluginServer.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return folders;
    }
    try {
      Path jar = Path.of(source.getLocation().toURI());
      for (Path up = jar.getParent(); up != null && folders.size() < 2; up = up.getParent()) {
        folders.add(up);
      }
    } catch (URISyntaxException | RuntimeException ignored) {
      // classes that are no file have no folder
    }
    return folders;
  }

  /// Where the developer stands, or its `dist`, if plugin.json is this plugin's.
  private Optional<Path> workingFolder() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    if (here.endsWith("pkg") && here.getParent() != null) {
      here = here.getParent();
    }
    var mine = Pattern.compile("\"id\"\\s*:\\s*\"" + Pattern.quote(pluginId) + "\"");
    for (Path candidate : List.of(here.resolve("dist"), here)) {
      Path json = candidate.resolve("plugin.json");
      if (Files.exists(json) && mine.matcher(Files.readString(json)).find()) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static void write(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, text);
  }
}
