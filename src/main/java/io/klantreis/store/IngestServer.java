package io.klantreis.store;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes blocks of events from other processes of this machine for the store that this one owns.
///
/// The socket lies in a folder that only its owner may enter (0700); who can reach it may write. A
/// frame is a length and a block; the answer to each, given once its events are on disk, is `0
/// accepted duplicates` or `1` and a message. Thread-safe.
final class IngestServer implements AutoCloseable {
  static final String GREETING = "klantreis ingest 1";
  static final String FOLDER = "run";
  static final int MAX_FRAME = 4 << 20;

  private static final int MAX_SOCKET_PATH = 100;
  private static final Logger LOG = LoggerFactory.getLogger(IngestServer.class);

  private final ServerSocketChannel channel;
  private final Path socket;
  private final boolean ownFolder;
  private final BlockSink store;
  private final Set<SocketChannel> clients = ConcurrentHashMap.newKeySet();
  private final Phaser frames = new Phaser(1);
  private volatile boolean closing;

  private IngestServer(
      ServerSocketChannel channel, Path socket, boolean ownFolder, BlockSink store) {
    this.channel = channel;
    this.socket = socket;
    this.ownFolder = ownFolder;
    this.store = store;
  }

  /// Listens for whoever hands in; the caller owns the store, so a socket left there is a dead
  /// one's.
  @SuppressWarnings("MustBeClosedChecker") // closed by close()
  static IngestServer start(Path folder, String name, BlockSink store) {
    try {
      Path run = folder.resolve(FOLDER);
      Path socket = run.resolve(name + ".sock");
      boolean elsewhere = socket.toString().length() > MAX_SOCKET_PATH || !makePrivate(run);
      if (elsewhere) {
        run = Files.createTempDirectory("klantreis"); // 0700
        socket = run.resolve("ingest.sock");
      }
      Files.deleteIfExists(socket);
      ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      channel.bind(UnixDomainSocketAddress.of(socket));
      IngestServer server = new IngestServer(channel, socket, elsewhere, store);
      Thread.ofPlatform().daemon().name("ingest-" + name).start(server::accept);
      return server;
    } catch (IOException | UnsupportedOperationException e) {
      throw new StoreException("cannot listen for imports: " + e.getMessage(), e);
    }
  }

  /// Whether the folder is there and this user's alone; another's, left by a killed import of root,
  /// is not.
  private static boolean makePrivate(Path run) {
    try {
      Files.createDirectories(run);
      if (Files.getFileStore(run).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwx------"));
      }
      return Files.isWritable(run);
    } catch (IOException e) {
      return false;
    }
  }

  Path address() {
    return socket;
  }

  private void accept() {
    while (!closing) {
      try {
        SocketChannel client = channel.accept();
        clients.add(client);
        Thread.ofVirtual().name("ingest").start(() -> serve(client));
      } catch (IOException e) {
        if (!closing) {
          LOG.warn("imports into the running process stopped: {}", e.getMessage());
        }
        return;
      }
    }
  }

  private void serve(SocketChannel client) {
    try (client) {
      DataInputStream in = new DataInputStream(Channels.newInputStream(client));
      DataOutputStream out = new DataOutputStream(Channels.newOutputStream(client));
      out.writeUTF(GREETING);
      while (!closing) {
        int length = in.readInt();
        if (length < 1 || length > MAX_FRAME) {
          throw new IOException("a frame of " + length + " bytes");
        }
        byte[] block = new byte[length];
        in.readFully(block);
        if (frames.register() < 0) {
          return;
        }
        try {
          answer(block, out);
        } finally {
          frames.arriveAndDeregister();
        }
      }
    } catch (EOFException ended) {
      // the other side has handed in everything
    } catch (IOException e) {
      if (!closing) {
        LOG.warn("an import broke off: {}", e.getMessage());
      }
    } finally {
      clients.remove(client);
    }
  }

  private void answer(byte[] block, DataOutputStream out) throws IOException {
    try {
      Appended appended = store.append(block);
      out.write(0);
      out.writeInt(appended.accepted());
      out.writeInt(appended.duplicates());
    } catch (RuntimeException | IOException e) {
      LOG.warn("a block of an import was not taken", e);
      out.write(1);
      out.writeUTF(e instanceof StoreException ? String.valueOf(e.getMessage()) : "internal error");
    }
  }

  /// Lets the frames that have arrived be answered, then ends.
  @Override
  public void close() {
    closing = true;
    try {
      channel.close();
      frames.arriveAndDeregister();
      while (!frames.isTerminated() && frames.getRegisteredParties() > 0) {
        Thread.sleep(5);
      }
      for (SocketChannel client : clients) {
        client.close();
      }
      Files.deleteIfExists(socket);
      Path parent = socket.getParent();
      if (ownFolder && parent != null) {
        Files.deleteIfExists(parent);
      }
    } catch (IOException ignored) {
      // a socket left behind is replaced by the next owner
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
