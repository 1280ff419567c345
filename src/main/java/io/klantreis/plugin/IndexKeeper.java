package io.klantreis.plugin;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.index.IndexBuilder;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.spi.EventSource;
import io.klantreis.plugin.snapshot.Snapshots;
import io.klantreis.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Holds the newest index of a source. The first is built in the background; a question waits for
/// it. Later ones are made from the one before and the rows since, at most every so often and only
/// while somebody asks; questions that run keep the one they have. Where a refresh fails, the old
/// index goes on answering, and says so. Thread-safe.
final class IndexKeeper implements AutoCloseable {
  /// Opens the source when it is first needed; what it throws is tried again.
  interface Opener {
    EventSource open();

    /// What was kept of the index, where that can be had before the source is open. To be closed by
    /// the caller.
    default Optional<FileChannel> kept() throws IOException {
      return Optional.empty();
    }
  }

  /// An index to ask.
  ///
  /// @param trouble why it could not be refreshed, or null where it is as fresh as it should be
  record Current(JourneyIndex index, @Nullable String trouble) {}

  /// How long a question waits for news when the index is only a little old.
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final Opener opener;
  private final long refreshNanos;
  private final Snapshots snapshots;

  // Taken before the lock below, never after.
  private final Object opening = new Object();

  private volatile Runnable alsoForget = () -> {};

  // All guarded by this.
  private @Nullable EventSource source;
  private @Nullable JourneyIndex index;
  private @Nullable String trouble;
  private @Nullable CompletableFuture<JourneyIndex> running;
  private long checkedNanos;
  private boolean closed;
  private boolean lookedAhead;

  IndexKeeper(Opener opener, Duration refresh) {
    this(opener, refresh, new Snapshots());
  }

  /// @param snapshots closed with this
  IndexKeeper(Opener opener, Duration refresh, Snapshots snapshots) {
    this.opener = requireNonNull(opener, "opener is null");
    this.snapshots = requireNonNull(snapshots, "snapshots is null");
    this.refreshNanos = refresh.toNanos();
  }

  /// Begins the first build, without waiting for it.
  void begin() {
    refresh();
  }

  /// The index to ask now. Waits for the first one; where the index is too old, for the next.
  ///
  /// @throws StoreException if there is no index and none can be built
  Current current(CallScope scope) {
    JourneyIndex old;
    long age;
    synchronized (this) {
      old = index;
      age = System.nanoTime() - checkedNanos;
    }
    if (old != null && age < refreshNanos) {
      return told(old);
    }
    CompletableFuture<JourneyIndex> next = refresh();
    boolean hurry = old == null || age > 3 * refreshNanos;
    Duration wait = hurry || PATIENCE.compareTo(scope.left()) > 0 ? scope.left() : PATIENCE;
    return await(next, old, wait, scope);
  }

  /// The index to ask now where nobody needs to wait for it, or null.
  synchronized @Nullable Current fresh() {
    JourneyIndex known = index;
    return known != null && System.nanoTime() - checkedNanos < refreshNanos
        ? new Current(known, trouble)
        : null;
  }

  /// An index that holds everything the source has now; for after a write, or an outdated index.
  Current newest(CallScope scope) {
    forget();
    return current(scope);
  }

  /// Says what else must be forgotten with the index.
  void onForget(Runnable action) {
    alsoForget = action;
  }

  /// Makes the next question look for news first.
  void forget() {
    alsoForget.run();
    lookAgain();
  }

  private synchronized void lookAgain() {
    // A build that runs now may have read its watermark already, so it does not count.
    checkedNanos = System.nanoTime() - 4 * refreshNanos;
    running = null;
  }

  /// The source, opened if need be. Opening may take long, so nobody waits for it but those who
  /// need the source itself.
  EventSource source() {
    synchronized (opening) {
      synchronized (this) {
        if (closed) {
          throw new StoreException("this data source's settings were changed; ask again");
        }
        if (source != null) {
          return source;
        }
      }
      EventSource opened = opener.open();
      synchronized (this) {
        if (!closed) {
          source = opened;
          return opened;
        }
      }
      opened.close();
      throw new StoreException("this data source's settings were changed; ask again");
    }
  }

  private Current await(
      CompletableFuture<JourneyIndex> next,
      @Nullable JourneyIndex old,
      Duration wait,
      CallScope scope) {
    try {
      return told(next.get(wait.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      if (old == null) {
        scope.check();
        throw scope.late();
      }
      return told(old);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      scope.check();
      throw scope.late();
    } catch (ExecutionException e) {
      if (old != null) {
        return told(old);
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private synchronized Current told(JourneyIndex shown) {
    return new Current(shown, trouble);
  }

  /// Begins a build unless one runs; there is never more than one wanted at a time.
  private synchronized CompletableFuture<JourneyIndex> refresh() {
    if (running != null && !running.isDone()) {
      return running;
    }
    var future = new CompletableFuture<JourneyIndex>();
    running = future;
    Thread.ofVirtual().name("klantreis-index").start(() -> build(future));
    return future;
  }

  /// Begins to read what was kept, the first time: where the source cannot be opened, it is tried
  /// again and again.
  private Snapshots.@Nullable Ahead ahead() {
    synchronized (this) {
      if (lookedAhead) {
        return null;
      }
      lookedAhead = true;
    }
    try {
      return opener.kept().map(Snapshots.Ahead::new).orElse(null);
    } catch (IOException | StoreException e) {
      return null; // opening the source tells what is wrong
    }
  }

  private void build(CompletableFuture<JourneyIndex> future) {
    try {
      Snapshots.Ahead ahead = ahead();
      EventSource from = source();
      JourneyIndex old;
      synchronized (this) {
        old = index;
      }
      JourneyIndex known = old == null ? snapshots.restore(from, ahead) : old;
      JourneyIndex fresh =
          known == null ? IndexBuilder.build(from) : IndexBuilder.refresh(known, from);
      take(future, fresh);
      future.complete(fresh);
      snapshots.keep(fresh);
    } catch (RuntimeException | Error e) {
      synchronized (this) {
        trouble = String.valueOf(e.getMessage());
        checkedNanos = System.nanoTime();
      }
      future.completeExceptionally(e);
    }
  }

  private synchronized void take(CompletableFuture<JourneyIndex> future, JourneyIndex fresh) {
    if (index == null || !isOlder(fresh.watermark(), index.watermark())) {
      index = fresh;
    }
    trouble = null;
    if (running == future) {
      checkedNanos = System.nanoTime();
    }
  }

  /// Of two builds at once the slower may bring the older index.
  private static boolean isOlder(EventSource.Watermark one, EventSource.Watermark other) {
    return one.epoch() < other.epoch()
        || (one.epoch() == other.epoch() && one.lastRow() < other.lastRow());
  }

  @Override
  public void close() {
    EventSource open;
    synchronized (this) {
      closed = true;
      open = source;
      source = null;
      index = null;
    }
    snapshots.close();
    if (open != null) {
      open.close();
    }
  }
}
