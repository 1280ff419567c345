package io.klantreis.sdk.serve;

import io.klantreis.sdk.backend.DataSourceSettings;
import io.klantreis.sdk.backend.PluginError;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The instance of one data source: made once, counted while in use, closed once. The counts are
/// guarded by the manager's lock; making and closing happen outside of it.
final class Instance {
  private static final Logger LOG = LoggerFactory.getLogger(Instance.class);

  final Object version;
  private final FutureTask<Object> making;
  private int running;
  private long lastUsed = System.nanoTime();
  private long retired;

  Instance(Object version, InstanceFactory factory, DataSourceSettings settings) {
    this.version = version;
    this.making = new FutureTask<>(() -> factory.create(settings));
  }

  /// The object, made by whoever comes first.
  ///
  /// @throws PluginError when it cannot be made
  Object object() {
    making.run();
    try {
      return making.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PluginError(PluginError.Code.CANCELLED, "the query was cancelled", e);
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    }
  }

  void enter() {
    running++;
  }

  void leave() {
    running--;
    lastUsed = System.nanoTime();
  }

  void retire() {
    retired = System.nanoTime();
  }

  boolean isIdleFor(Duration time) {
    return running == 0 && System.nanoTime() - lastUsed >= time.toNanos();
  }

  boolean isRetiredFor(Duration time) {
    return System.nanoTime() - retired >= time.toNanos();
  }

  @SuppressWarnings("CatchingUnchecked") // the plugin's own code, run by a timer
  void close() {
    try {
      if (making.isDone() && making.resultNow() instanceof AutoCloseable closeable) {
        closeable.close();
      }
    } catch (Throwable e) {
      LOG.warn("an instance could not be closed", e);
    }
  }

  private static PluginError failure(Throwable cause) {
    if (cause instanceof PluginError error) {
      return error;
    }
    LOG.warn("the data source could not be set up", cause);
    String message = cause.getMessage();
    return PluginError.downstream(
        "the data source could not be set up: "
            + (message == null || message.isBlank() ? cause.getClass().getSimpleName() : message),
        cause);
  }
}
