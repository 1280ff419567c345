package io.klantreis.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Who owns a store: whoever has the system's lock on `NAME.lock`, which goes with the process
/// however that ends. The file's text says who that is and where their socket is.
final class StoreLock implements AutoCloseable {
  /// The locks of this process. The system drops a lock as soon as its process closes any channel
  /// to the file, so a file that is locked here must not even be opened again.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;
  private final FileLock lock;

  /// What an owner told about itself.
  record Owner(long pid, Path socket) {}

  private StoreLock(Path file, FileChannel channel, FileLock lock) {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
  }

  private static Path file(Path folder, String name) {
    return folder.resolve(name + ".lock");
  }

  /// @throws StoreBusyException if someone has it
  @SuppressWarnings("MustBeClosedChecker") // kept open for as long as the lock is held
  static StoreLock take(Path folder, String name) {
    Path file = file(folder, name);
    if (!HELD.add(file)) {
      throw new StoreBusyException("the store " + name + " is open in this process already");
    }
    boolean taken = false;
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        Owner owner = told(file);
        throw new StoreBusyException(
            "the store %s is in use by another process%s"
                .formatted(name, owner == null ? "" : " (" + owner.pid() + ")"));
      }
      taken = true;
      channel.truncate(0);
      return new StoreLock(file, channel, lock);
    } catch (IOException e) {
      throw new StoreException(FileAccess.cannotUse(file, e), e);
    } finally {
      if (!taken) {
        HELD.remove(file);
      }
    }
  }

  void tell(Path socket) {
    try {
      String text = ProcessHandle.current().pid() + "\n" + socket + "\n";
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(text.getBytes(UTF_8)), 0);
    } catch (IOException e) {
      throw new StoreException("cannot write the lock of the store: " + e.getMessage(), e);
    }
  }

  /// Who owns the store, as far as they have told; they may be gone by now.
  static @Nullable Owner owner(Path folder, String name) {
    Path file = file(folder, name);
    return HELD.contains(file) ? null : told(file);
  }

  private static @Nullable Owner told(Path file) {
    try {
      List<String> lines = Files.readAllLines(file, UTF_8);
      return lines.size() < 2
          ? null
          : new Owner(Long.parseLong(lines.get(0)), Path.of(lines.get(1)));
    } catch (IOException | NumberFormatException untold) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
      HELD.remove(file);
    } catch (IOException e) {
      throw new StoreException("cannot release the lock of the store: " + e.getMessage(), e);
    }
  }
}
