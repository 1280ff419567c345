package io.klantreis.sdk.internal.grpc;

import io.grpc.Context;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.klantreis.sdk.backend.CallContext;
import io.klantreis.sdk.backend.PluginError;
import io.klantreis.sdk.internal.grpc.pluginv2.PluginContext;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The two shapes of calls: one answer, or a stream of them. */
final class Wire {
  private Wire() {}

  /** Makes the one answer. */
  interface Unary<A> {
    A answer(CallContext context) throws Exception;
  }

  /** Sends the answers. */
  interface Streaming<A> {
    void send(BlockingSender<A> sender, CallContext context) throws Exception;
  }

  /// Answers on the call's own thread, which is virtual and may block.
  @SuppressWarnings("CatchingUnchecked") // a thread root: whatever falls becomes a status
  static <A> void unary(
      StreamObserver<A> out, PluginContext plugin, Map<String, String> headers, Unary<A> work) {
    A answer;
    @Nullable CallContext context = null;
    try {
      context = new GrpcCallContext(FromProto.context(plugin), headers);
      answer = work.answer(context);
    } catch (Throwable e) {
      out.onError(failure(e, context));
      return;
    }
    out.onNext(answer);
    out.onCompleted();
  }

  /// Answers on another thread: see {@link BlockingSender}.
  static <A> void streaming(
      ServerCallStreamObserver<A> out,
      PluginContext plugin,
      Map<String, String> headers,
      Executor executor,
      Streaming<A> work) {
    var sender = new BlockingSender<>(out);
    executor.execute(Context.current().wrap(() -> stream(sender, plugin, headers, work)));
  }

  @SuppressWarnings("CatchingUnchecked") // a thread root: whatever falls becomes a status
  private static <A> void stream(
      BlockingSender<A> sender,
      PluginContext plugin,
      Map<String, String> headers,
      Streaming<A> work) {
    @Nullable CallContext context = null;
    try {
      context = new GrpcCallContext(FromProto.context(plugin), headers);
      work.send(sender, context);
      sender.complete();
    } catch (Throwable e) {
      sender.fail(failure(e, context));
    }
  }

  private static Throwable failure(Throwable thrown, @Nullable CallContext context) {
    if (thrown instanceof StatusException || thrown instanceof StatusRuntimeException) {
      return thrown;
    }
    if (context == null) {
      return Faults.wholeCall(
          thrown instanceof PluginError error
              ? error
              : PluginError.internal("the request cannot be read", thrown));
    }
    return Faults.wholeCall(Faults.classify(thrown, context, "the call"));
  }
}
