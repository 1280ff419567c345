package io.klantreis.sdk.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The socket that a plugin is reached at: a Unix socket in a fresh folder that only this user may
/// enter, or a loopback port where the platform has no such thing. It is bound, and calls queue up,
/// before anything serves it.
final class Listener implements AutoCloseable {
  /// The longest path that a Unix socket may have: 108 bytes with the zero at its end, 104 on
  /// macOS.
  private static final int MAX_PATH_BYTES = 103;

  static final String FOLDER_PREFIX = "gp-";
  private static final String SOCKET = "s";
  private static final int BACKLOG = 128;

  private final ServerSocketChannel channel;
  private final @Nullable Path folder;
  private final String network;
  private final String address;

  private Listener(
      ServerSocketChannel channel, @Nullable Path folder, String network, String address) {
    this.channel = channel;
    this.folder = folder;
    this.network = network;
    this.address = address;
  }

  static Listener open(HostEnvironment host) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      for (Path parent : folders(host)) {
        Optional<Listener> listener = unix(parent, host);
        if (listener.isPresent()) {
          return listener.get();
        }
      }
    }
    return tcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  static Listener tcp(InetSocketAddress wanted) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.bind(wanted, BACKLOG);
      var bound = (InetSocketAddress) channel.getLocalAddress();
      String host = bound.getAddress().getHostAddress();
      String shown = host.contains(":") ? "[" + host + "]" : host;
      return new Listener(channel, /* folder= */ null, "tcp", shown + ":" + bound.getPort());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  ServerSocketChannel channel() {
    return channel;
  }

  /// `unix` or `tcp`.
  String network() {
    return network;
  }

  /// The socket's path, or host and port.
  String address() {
    return address;
  }

  /// Closes the socket and leaves nothing behind.
  @Override
  public void close() throws IOException {
    channel.close();
    if (folder != null) {
      Files.deleteIfExists(folder.resolve(SOCKET));
      Files.deleteIfExists(folder);
    }
  }

  private static List<Path> folders(HostEnvironment host) {
    var folders = new ArrayList<Path>();
    host.socketFolder().map(Path::of).ifPresent(folders::add);
    folders.add(Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
    folders.add(Path.of("/tmp"));
    folders.add(Path.of("/dev/shm"));
    return folders;
  }

  // A folder that cannot be used is passed over: the next one, or the loopback port, will do.
  private static Optional<Listener> unix(Path parent, HostEnvironment host) {
    Path folder;
    try {
      folder =
          Files.createTempDirectory(
              parent.toAbsolutePath(),
              FOLDER_PREFIX,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException | RuntimeException ignored) {
      return Optional.empty();
    }
    Path socket = folder.resolve(SOCKET);
    try {
      if (socket.toString().getBytes(StandardCharsets.UTF_8).length > MAX_PATH_BYTES) {
        throw new IOException("the path is too long for a socket");
      }
      ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      channel.bind(UnixDomainSocketAddress.of(socket), BACKLOG);
      if (host.socketGroup().isPresent()) {
        openToGroup(host.socketGroup().get(), folder, socket);
      }
      return Optional.of(new Listener(channel, folder, "unix", socket.toString()));
    } catch (IOException | RuntimeException ignored) {
      remove(socket);
      remove(folder);
      return Optional.empty();
    }
  }

  private static void openToGroup(String group, Path folder, Path socket) throws IOException {
    for (Path path : List.of(folder, socket)) {
      if (group.chars().allMatch(Character::isDigit)) {
        Files.setAttribute(path, "unix:gid", Integer.valueOf(group));
      } else {
        var lookup = path.getFileSystem().getUserPrincipalLookupService();
        Files.setAttribute(path, "posix:group", lookup.lookupPrincipalByGroupName(group));
      }
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwx---"));
    }
  }

  private static void remove(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException ignored) {
      // an empty folder in the temporary one is left behind
    }
  }
}
