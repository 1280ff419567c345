package io.klantreis.sdk.internal.grpc;

import io.grpc.stub.StreamObserver;
import io.klantreis.sdk.internal.grpc.pluginv2.CheckHealthRequest;
import io.klantreis.sdk.internal.grpc.pluginv2.CheckHealthResponse;
import io.klantreis.sdk.internal.grpc.pluginv2.CollectMetricsRequest;
import io.klantreis.sdk.internal.grpc.pluginv2.CollectMetricsResponse;
import io.klantreis.sdk.internal.grpc.pluginv2.DiagnosticsGrpc;
import java.util.Map;

/** "Save & test" and the numbers of the process. */
final class DiagnosticsService extends DiagnosticsGrpc.DiagnosticsImplBase {
  private final Calls calls;

  DiagnosticsService(Calls calls) {
    this.calls = calls;
  }

  @Override
  public void checkHealth(CheckHealthRequest request, StreamObserver<CheckHealthResponse> out) {
    Wire.unary(
        out,
        request.getPluginContext(),
        request.getHeadersMap(),
        context -> ToProto.health(calls.health(context)));
  }

  @Override
  public void collectMetrics(
      CollectMetricsRequest request, StreamObserver<CollectMetricsResponse> out) {
    Wire.unary(
        out, request.getPluginContext(), Map.of(), context -> ToProto.metrics(calls.metrics()));
  }
}
