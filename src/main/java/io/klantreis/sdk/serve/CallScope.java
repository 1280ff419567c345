package io.klantreis.sdk.serve;

/** What log lines say of the call that they belong to. */
final class CallScope {
  private static final ScopedValue<String> TRACE_ID = ScopedValue.newInstance();

  private CallScope() {}

  /// The trace of the call that this thread answers, or an empty text.
  static String traceId() {
    return TRACE_ID.isBound() ? TRACE_ID.get() : "";
  }

  static ScopedValue.Carrier of(io.klantreis.sdk.backend.CallContext context) {
    return ScopedValue.where(TRACE_ID, context.traceId().orElse(""));
  }
}
