package io.klantreis.sdk.backend;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What surrounds one call: who asks, until when, and whether they still listen. Thread-safe; it
/// may be handed to the threads that work on the answer, and is of no use once the handler
/// returned.
public interface CallContext {
  /// Returns who asks and on behalf of which data source.
  ///
  /// @return never null
  PluginContext plugin();

  /// Returns the HTTP headers that Grafana passes on, by lower-case name. They hold tokens: never
  /// log or keep them.
  ///
  /// @return an immutable map, empty when there are none
  Map<String, String> headers();

  /// Tells whether the asker went away or the deadline has passed.
  ///
  /// @return true once the answer is of no use any more
  boolean isCancelled();

  /// Runs an action as soon as the call is cancelled, or at once if it already was. The action must
  /// be short; it runs on another thread. It does not run when the call ends well.
  ///
  /// @param action what to do, such as cancelling a statement
  void onCancel(Runnable action);

  /// Returns the point in time after which the answer is of no use. Alert rules have one,
  /// dashboards do not.
  ///
  /// @return empty when the asker is patient
  Optional<Instant> deadline();

  /// Returns the trace that this call belongs to, as 32 hexadecimal digits of W3C Trace Context.
  ///
  /// @return empty when Grafana does not trace
  default Optional<String> traceId() {
    return Optional.empty();
  }

  /// Does nothing as long as someone listens. Long loops call it every few thousand rounds.
  ///
  /// @throws PluginError with code TIMEOUT or CANCELLED when the call {@link #isCancelled}
  default void throwIfCancelled() {
    if (!isCancelled()) {
      return;
    }
    boolean late = deadline().map(end -> !Instant.now().isBefore(end)).orElse(false);
    if (late) {
      throw new PluginError(PluginError.Code.TIMEOUT, "the time allowed for this query ran out");
    }
    throw new PluginError(PluginError.Code.CANCELLED, "the query was cancelled");
  }

  /// Makes a context outside any gRPC call, for tools and tests: never cancelled, without headers.
  ///
  /// @param plugin who asks
  /// @return a patient context
  static CallContext of(PluginContext plugin) {
    return new PatientContext(plugin);
  }
}
