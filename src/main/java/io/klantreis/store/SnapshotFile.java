package io.klantreis.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// The one file beside a store in which an image of its events may be kept: derived and disposable.
/// It is there whole or not at all, and only its owner may read it. An erasure takes it away before
/// it is done, and nobody can put an older image back. Thread-safe.
public final class SnapshotFile {
  static final String ENDING = ".index";

  /// Writes the file's bytes.
  public interface Content {
    /// @param unwanted asked between parts: whether nobody wants the rest any more
    void writeTo(FileChannel channel, BooleanSupplier unwanted) throws IOException;
  }

  interface Work<T> {
    T get();
  }

  private final Path file;
  private final Path unfinished;
  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile boolean closed;

  /// @param name the store's, which the caller owns: what a process left unfinished is deleted
  SnapshotFile(Path folder, String name) {
    this.file = folder.resolve(name + ENDING);
    this.unfinished = folder.resolve(name + ENDING + ".new");
    deleteIfThere(unfinished);
  }

  /// Opens what is kept beside a store that is not open yet, if there is anything: who reads it
  /// must ask the store whether it is true.
  @SuppressWarnings("MustBeClosedChecker") // by the caller
  static Optional<FileChannel> openBeside(Path folder, String name) throws IOException {
    try {
      return Optional.of(FileChannel.open(folder.resolve(name + ENDING), StandardOpenOption.READ));
    } catch (NoSuchFileException nothingKept) {
      return Optional.empty();
    }
  }

  /// Its name, for messages.
  public String name() {
    return String.valueOf(file.getFileName());
  }

  /// Opens what is kept for reading, if there is anything. To be closed by the caller; what happens
  /// to the file meanwhile does not reach an open channel.
  @SuppressWarnings("MustBeClosedChecker") // by the caller
  public Optional<FileChannel> open() throws IOException {
    try {
      return Optional.of(FileChannel.open(file, StandardOpenOption.READ));
    } catch (NoSuchFileException nothingKept) {
      return Optional.empty();
    }
  }

  /// Keeps an image in place of the one before.
  ///
  /// @param stillTrue whether it still shows the store; asked last, when no erasure can come
  ///   between
  /// @return whether it was kept
  /// @throws IOException if it could not be written; what was kept before is still there then
  public boolean keep(Content content, BooleanSupplier stillTrue) throws IOException {
    lock.lock();
    try {
      if (isUnwanted()) {
        return false;
      }
      deleteIfThere(unfinished);
      write(content);
      if (isUnwanted() || !stillTrue.getAsBoolean()) {
        return false;
      }
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      syncFolder();
      return true;
    } finally {
      deleteIfThere(unfinished);
      lock.unlock();
    }
  }

  private boolean isUnwanted() {
    return closed || waiting.get() > 0;
  }

  private void write(Content content) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(unfinished, options, readableByOwner())) {
      content.writeTo(channel, this::isUnwanted);
      if (!isUnwanted()) {
        channel.force(true);
      }
    }
  }

  private FileAttribute<?>[] readableByOwner() {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /// Makes the new name survive a loss of power, where the system lets a folder be opened.
  private void syncFolder() {
    try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
      folder.force(true);
    } catch (IOException notOnThisSystem) {
      // then an older image is there, or none: both are found out when it is read
    }
  }

  /// Deletes what is kept.
  public void delete() {
    withoutWriter(() -> {
      deleteIfThere(file);
      return true;
    });
  }

  /// Does something while no image can be put in place; one that is being written is given up.
  <T> T withoutWriter(Work<T> work) {
    waiting.incrementAndGet();
    lock.lock();
    try {
      return work.get();
    } finally {
      waiting.decrementAndGet();
      lock.unlock();
    }
  }

  /// Waits until nobody writes; nothing is kept from then on.
  void close() {
    closed = true;
    lock.lock();
    lock.unlock();
  }

  private static void deleteIfThere(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new StoreException("cannot delete " + path + ": " + e.getMessage(), e);
    }
  }
}
