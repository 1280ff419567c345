package io.klantreis.sdk.internal.grpc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.klantreis.sdk.backend.CallContext;
import io.klantreis.sdk.backend.PluginError;
import io.klantreis.sdk.backend.ResourceSender;
import io.klantreis.sdk.internal.grpc.pluginv2.CallResourceRequest;
import io.klantreis.sdk.internal.grpc.pluginv2.CallResourceResponse;
import io.klantreis.sdk.internal.grpc.pluginv2.ResourceGrpc;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/** HTTP calls below a data source's resources/ path. */
final class ResourceService extends ResourceGrpc.ResourceImplBase {
  private final Calls calls;
  private final Executor executor;

  ResourceService(Calls calls, Executor executor) {
    this.calls = calls;
    this.executor = executor;
  }

  @Override
  public void callResource(CallResourceRequest request, StreamObserver<CallResourceResponse> out) {
    Wire.streaming(
        (ServerCallStreamObserver<CallResourceResponse>) out,
        request.getPluginContext(),
        FromProto.firsts(request.getHeadersMap()),
        executor,
        (sender, context) -> answer(request, new Pieces(sender), context));
  }

  @SuppressWarnings("CatchingUnchecked") // hop 2: whatever falls becomes an HTTP error
  private void answer(CallResourceRequest request, Pieces pieces, CallContext context)
      throws Exception {
    try {
      calls.resource(FromProto.resource(request), pieces, context);
      if (!pieces.sent) {
        throw new IllegalStateException("the handler sent nothing");
      }
    } catch (Throwable e) {
      PluginError error = Faults.classify(e, context, "resource " + request.getPath());
      boolean absent = error.code() == PluginError.Code.NOT_IMPLEMENTED && e == error;
      if (pieces.sent || absent || context.isCancelled()) {
        throw error;
      }
      pieces.sendJson(
          error.code().httpStatus(),
          JsonNodeFactory.instance.objectNode().put("message", error.getMessage()));
    }
  }

  /** Sends status and headers first, then pieces of the body. */
  private static final class Pieces implements ResourceSender {
    private final BlockingSender<CallResourceResponse> sender;
    private boolean sent;

    Pieces(BlockingSender<CallResourceResponse> sender) {
      this.sender = sender;
    }

    @Override
    public void send(int status, Map<String, List<String>> headers, byte[] body) {
      if (sent) {
        throw new IllegalStateException("the status was sent before");
      }
      if (status < 100 || status > 599) {
        throw new IllegalArgumentException("not an HTTP status: " + status);
      }
      sender.send(ToProto.resource(status, headers, body));
      sent = true;
    }

    @Override
    public void sendChunk(byte[] body) {
      if (!sent) {
        throw new IllegalStateException("the status must be sent first");
      }
      sender.send(ToProto.resourceChunk(body));
    }
  }
}
