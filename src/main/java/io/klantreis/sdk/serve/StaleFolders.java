package io.klantreis.sdk.serve;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Removes the socket folders that killed plugins of this user left behind. */
final class StaleFolders {
  /// A plugin that is just starting has a socket already and does not listen yet.
  private static final Duration STARTING = Duration.ofMinutes(1);

  private StaleFolders() {}

  /// Looks beside the given socket's folder. Only folders that this user owns, that hold one socket
  /// and nothing else, that are not new, and where nobody listens any more, are removed.
  static void sweep(Path socket) {
    Path mine = Objects.requireNonNull(socket.getParent(), "a socket without a folder");
    Path parent = Objects.requireNonNull(mine.getParent(), "a folder at the root");
    try (DirectoryStream<Path> folders =
        Files.newDirectoryStream(parent, Listener.FOLDER_PREFIX + "*")) {
      Object me = Files.getOwner(mine);
      for (Path folder : folders) {
        if (!folder.equals(mine)
            && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
            && me.equals(Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS))) {
          removeIfDead(folder);
        }
      }
    } catch (IOException ignored) {
      // tidying up is a courtesy
    }
  }

  private static void removeIfDead(Path folder) throws IOException {
    Path socket = folder.resolve("s");
    if (!Files.exists(socket, LinkOption.NOFOLLOW_LINKS) || isNew(folder) || isServed(socket)) {
      return;
    }
    Files.deleteIfExists(socket);
    Files.deleteIfExists(folder);
  }

  private static boolean isNew(Path folder) throws IOException {
    Instant made = Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS).toInstant();
    return made.isAfter(Instant.now().minus(STARTING));
  }

  private static boolean isServed(Path socket) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.connect(UnixDomainSocketAddress.of(socket));
    } catch (ConnectException refused) {
      return false;
    } catch (IOException ignored) {
      return true;
    }
  }
}
