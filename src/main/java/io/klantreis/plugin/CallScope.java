package io.klantreis.plugin;

import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.spi.QueryStopped;
import io.klantreis.journey.spi.QueryStopped.Bound;
import io.klantreis.sdk.backend.CallContext;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// The bounds of one question: its caller, the data source's time-out or Grafana's deadline,
/// whichever is sooner, and a share of the heap. Thread-safe.
final class CallScope implements QueryScope {
  private static final long MEBIBYTE = 1 << 20;

  private final CallContext context;
  private final long endNanos;
  private final String timeMessage;
  private final long budget;
  private final AtomicLong held = new AtomicLong();

  private CallScope(CallContext context, long endNanos, String timeMessage, long budget) {
    this.context = context;
    this.endNanos = endNanos;
    this.timeMessage = timeMessage;
    this.budget = budget;
  }

  /// @param heapShare the part of the heap that one question may hold
  static CallScope of(CallContext context, Duration timeout, double heapShare) {
    long budget = (long) (Runtime.getRuntime().maxMemory() * heapShare);
    long own = timeout.toNanos();
    long graf =
        context
            .deadline()
            .map(end -> Duration.between(Instant.now(), end).toNanos())
            .orElse(Long.MAX_VALUE);
    String message =
        own <= graf
            ? "the question took longer than this data source's queryTimeoutSeconds of "
                + timeout.toSeconds()
                + "; ask for a shorter range, or raise it"
            : "the question took longer than the caller's deadline (for alert rules, Grafana's"
                + " evaluation_timeout)";
    return new CallScope(context, System.nanoTime() + Math.min(own, graf), message, budget);
  }

  @Override
  public void check() {
    if (System.nanoTime() - endNanos >= 0) {
      throw new QueryStopped(Bound.TIME, timeMessage);
    }
    if (context.isCancelled()) {
      throw new QueryStopped(Bound.CANCELLED, "the caller gave up");
    }
  }

  @Override
  public void grow(long bytes) {
    if (held.addAndGet(bytes) > budget) {
      throw new QueryStopped(
          Bound.MEMORY,
          "the question needs more than the "
              + Math.max(1, budget / MEBIBYTE)
              + " MiB of memory that one question may have; ask for a shorter range or fewer"
              + " groups, or raise GF_PLUGIN_MAX_MEMORY");
    }
  }

  /// How long the question may still take; never below 0.
  Duration left() {
    return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
  }

  QueryStopped late() {
    return new QueryStopped(Bound.TIME, timeMessage);
  }
}
