package io.klantreis.sdk.internal.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps the trace that a call belongs to, from W3C Trace Context's header. */
final class TraceInterceptor implements ServerInterceptor {
  static final Context.Key<String> TRACE_ID = Context.key("traceId");

  private static final Metadata.Key<String> TRACE_PARENT =
      Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER);
  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String traceId = traceId(headers.get(TRACE_PARENT));
    return traceId == null
        ? next.startCall(call, headers)
        : Contexts.interceptCall(
            Context.current().withValue(TRACE_ID, traceId), call, headers, next);
  }

  static @Nullable String traceId(@Nullable String traceParent) {
    if (traceParent == null) {
      return null;
    }
    Matcher matcher = FORM.matcher(traceParent);
    return matcher.matches() ? matcher.group(1) : null;
  }
}
