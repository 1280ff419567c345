package io.klantreis.sdk.internal.grpc;

import io.grpc.Context;
import io.klantreis.sdk.backend.CallContext;
import io.klantreis.sdk.backend.PluginContext;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A gRPC call as a handler sees it. */
final class GrpcCallContext implements CallContext {
  private final PluginContext plugin;
  private final Map<String, String> headers;
  private final Context context;
  private final Optional<Instant> deadline;
  private final Optional<String> traceId;

  GrpcCallContext(PluginContext plugin, Map<String, String> headers) {
    this.plugin = plugin;
    var copy = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    this.headers = Collections.unmodifiableMap(copy);
    this.context = Context.current();
    this.deadline =
        Optional.ofNullable(context.getDeadline())
            .map(end -> Instant.now().plusNanos(end.timeRemaining(TimeUnit.NANOSECONDS)));
    this.traceId = Optional.ofNullable(TraceInterceptor.TRACE_ID.get(context));
  }

  @Override
  public PluginContext plugin() {
    return plugin;
  }

  @Override
  public Map<String, String> headers() {
    return headers;
  }

  // gRPC also "cancels" the context of a call that ended well, then without a cause.
  @Override
  public boolean isCancelled() {
    return context.isCancelled() && context.cancellationCause() != null;
  }

  @Override
  public void onCancel(Runnable action) {
    context.addListener(
        ended -> {
          if (ended.cancellationCause() != null) {
            action.run();
          }
        },
        Thread::startVirtualThread);
  }

  @Override
  public Optional<Instant> deadline() {
    return deadline;
  }

  @Override
  public Optional<String> traceId() {
    return traceId;
  }
}
