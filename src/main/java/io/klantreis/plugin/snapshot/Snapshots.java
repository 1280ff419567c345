package io.klantreis.plugin.snapshot;

import io.klantreis.journey.index.IndexImage;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.spi.EventSource;
import io.klantreis.store.EventStore;
import io.klantreis.store.SnapshotFile;
import io.klantreis.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps an index beside its store and brings it back after a restart. A snapshot that does not
/// show this store's rows is refused, said so in the log, and deleted: the index is read from the
/// store then, as if there had been none. Nothing here ever ends a question. Thread-safe.
public final class Snapshots implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Snapshots.class.getName());

  /// Fewer events are read from the store as fast.
  private static final int FEWEST = 100_000;

  /// After a build the first questions go before.
  private static final Duration PAUSE = Duration.ofMillis(300);

  private static final Duration RARELY = Duration.ofMinutes(10);

  /// What lies in the file, as far as this process knows.
  private record Kept(EventSource.Watermark watermark, Set<String> columns, long nanos) {
    static Kept of(JourneyIndex index) {
      return new Kept(index.watermark(), IndexImage.columns(index), System.nanoTime());
    }
  }

  private final int fewest;

  // Guarded by this.
  private @Nullable Kept kept;
  private @Nullable JourneyIndex wanted;
  private @Nullable Thread writer;

  private volatile boolean closed;

  public Snapshots() {
    this(FEWEST);
  }

  /// @param fewest how many events there must be for an index to be kept
  public Snapshots(int fewest) {
    this.fewest = fewest;
  }

  /// The index as it was kept, which may lack the newest rows; null where there is none to be
  /// trusted.
  ///
  /// @throws StoreException if the store cannot be read
  public @Nullable JourneyIndex restore(EventSource source) {
    return restore(source, /* ahead= */ null);
  }

  /// The same, from what was read ahead where that is the store's.
  public @Nullable JourneyIndex restore(EventSource source, @Nullable Ahead ahead) {
    Optional<SnapshotFile> file = file(source);
    if (file.isEmpty()) {
      return null;
    }
    JourneyIndex index = ahead == null ? null : ahead.of(source);
    if (ahead == null || index == null) {
      return trusted(source, file.get());
    }
    synchronized (this) {
      kept = Kept.of(index);
    }
    LOG.info(() ->
        "%s: %d events back, read in %d ms while the store was opened"
            .formatted(file.get().name(), index.events(), ahead.millis()));
    return index;
  }

  /// A snapshot that is read while its store is still being opened, and used only once that has
  /// said that it shows its rows.
  public static final class Ahead {
    private final long began = System.nanoTime();
    private final CompletableFuture<Image> image;
    private volatile long ended = began;

    /// Begins to read.
    ///
    /// @param channel closed when read
    public Ahead(FileChannel channel) {
      this.image =
          CompletableFuture.supplyAsync(
              () -> read(channel),
              task -> Thread.ofPlatform().daemon().name("klantreis-ahead").start(task));
    }

    private Image read(FileChannel channel) {
      try (channel) {
        SnapshotReader reader = new SnapshotReader(channel);
        return new Image(reader.binding(), IndexImage.load(reader));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        ended = System.nanoTime();
      }
    }

    private long millis() {
      return (ended - began) / 1_000_000;
    }

    /// The index, or null where what was read is not this store's: then its file, which may have
    /// been replaced since, is looked at as if nothing had been read.
    private @Nullable JourneyIndex of(EventSource source) {
      try {
        return image.join().of(source);
      } catch (SnapshotRefused | CompletionException e) {
        LOG.fine(() -> "what was read ahead is not used: " + e);
        return null;
      }
    }
  }

  /// An index and whose it is.
  private record Image(Binding binding, IndexImage.Loaded loaded) {
    JourneyIndex of(EventSource source) {
      binding.check(source);
      if (!loaded.watermark().equals(binding.watermark())) {
        throw new SnapshotRefused("its index and its table do not agree");
      }
      return loaded.of(source);
    }
  }

  private @Nullable JourneyIndex trusted(EventSource source, SnapshotFile file) {
    long began = System.nanoTime();
    try (FileChannel channel = file.open().orElse(null)) {
      if (channel == null) {
        return null;
      }
      SnapshotReader reader = new SnapshotReader(channel);
      reader.binding().check(source);
      JourneyIndex index = new Image(reader.binding(), IndexImage.load(reader)).of(source);
      synchronized (this) {
        kept = Kept.of(index);
      }
      LOG.info(() ->
          "%s: %d events back in %d ms".formatted(file.name(), index.events(), millisSince(began)));
      return index;
    } catch (StoreException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      refuse(file, e);
      return null;
    }
  }

  private static void refuse(SnapshotFile file, Exception why) {
    LOG.warning(() ->
        "the index snapshot %s is not used, the index is read from the store: %s"
            .formatted(file.name(), why.getMessage() == null ? why : why.getMessage()));
    try {
      file.delete();
    } catch (StoreException e) {
      LOG.warning(e::getMessage);
    }
  }

  /// Keeps an index in the background, where it holds enough that is not kept yet.
  public synchronized void keep(JourneyIndex index) {
    if (closed || index.events() < fewest || file(index.source()).isEmpty() || !isNews(index)) {
      return;
    }
    wanted = index;
    if (writer == null) {
      writer = Thread.ofPlatform().daemon().name("klantreis-snapshot").start(this::work);
    }
  }

  private boolean isNews(JourneyIndex index) {
    if (kept == null
        || kept.watermark.epoch() != index.watermark().epoch()
        || !kept.columns.containsAll(IndexImage.columns(index))) {
      return true;
    }
    long rows = index.watermark().lastRow() - kept.watermark.lastRow();
    boolean longAgo = System.nanoTime() - kept.nanos > RARELY.toNanos();
    return rows > (longAgo ? fewest : Math.max(fewest, index.events() / 20));
  }

  private void work() {
    try {
      pause();
      for (JourneyIndex next = take(); next != null; next = take()) {
        write(next);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void pause() throws InterruptedException {
    if (!closed) {
      wait(PAUSE.toMillis());
    }
  }

  /// The newest index that waits, or null, and then the writer is no more.
  private synchronized @Nullable JourneyIndex take() {
    JourneyIndex next = closed ? null : wanted;
    wanted = null;
    if (next == null) {
      writer = null;
    }
    return next;
  }

  synchronized boolean isWriting() {
    return writer != null;
  }

  /// Keeps an index now.
  void write(JourneyIndex index) {
    EventSource source = index.source();
    SnapshotFile file = file(source).orElseThrow();
    long began = System.nanoTime();
    try {
      boolean done =
          file.keep(
              (channel, unwanted) -> write(index, channel, unwanted),
              () -> !closed && source.watermark().epoch() == index.watermark().epoch());
      if (done) {
        remember(index);
        LOG.info(() ->
            "%s: %d events kept in %d ms"
                .formatted(file.name(), index.events(), millisSince(began)));
      }
    } catch (SnapshotWriter.GivenUp expected) {
      LOG.fine(() -> file.name() + " was given up");
    } catch (IOException | RuntimeException e) {
      remember(index); // or it would be tried, and said, at every refresh
      LOG.log(
          closed ? Level.FINE : Level.WARNING,
          "the index snapshot %s could not be written, a restart will read the store: %s"
              .formatted(file.name(), e));
    }
  }

  private void write(JourneyIndex index, FileChannel channel, BooleanSupplier unwanted)
      throws IOException {
    Binding binding = Binding.of(index.source(), index.watermark());
    var out = new SnapshotWriter(channel, () -> closed || unwanted.getAsBoolean());
    IndexImage.save(index, out);
    out.finish(binding);
  }

  private synchronized void remember(JourneyIndex index) {
    kept = Kept.of(index);
  }

  private static Optional<SnapshotFile> file(EventSource source) {
    return source instanceof EventStore store && !store.identity().isEmpty()
        ? store.snapshot()
        : Optional.empty();
  }

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }

  /// Gives up what is being written, and waits for that.
  @Override
  public void close() {
    closed = true;
    Thread running;
    synchronized (this) {
      notifyAll();
      running = writer;
    }
    if (running != null) {
      try {
        running.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
