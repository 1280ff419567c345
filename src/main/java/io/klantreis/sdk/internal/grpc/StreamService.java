package io.klantreis.sdk.internal.grpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.klantreis.sdk.backend.StreamSender;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameJson;
import io.klantreis.sdk.internal.grpc.pluginv2.PublishStreamRequest;
import io.klantreis.sdk.internal.grpc.pluginv2.PublishStreamResponse;
import io.klantreis.sdk.internal.grpc.pluginv2.RunStreamRequest;
import io.klantreis.sdk.internal.grpc.pluginv2.StreamGrpc;
import io.klantreis.sdk.internal.grpc.pluginv2.StreamPacket;
import io.klantreis.sdk.internal.grpc.pluginv2.SubscribeStreamRequest;
import io.klantreis.sdk.internal.grpc.pluginv2.SubscribeStreamResponse;
import java.util.concurrent.Executor;

/** Grafana Live. What is streamed is JSON, also where it is a frame. */
final class StreamService extends StreamGrpc.StreamImplBase {
  private final Calls calls;
  private final Executor executor;

  StreamService(Calls calls, Executor executor) {
    this.calls = calls;
    this.executor = executor;
  }

  @Override
  public void subscribeStream(
      SubscribeStreamRequest request, StreamObserver<SubscribeStreamResponse> out) {
    Wire.unary(
        out,
        request.getPluginContext(),
        request.getHeadersMap(),
        context ->
            ToProto.subscribed(
                calls.subscribe(FromProto.stream(request.getPath(), request.getData()), context)));
  }

  @Override
  public void publishStream(
      PublishStreamRequest request, StreamObserver<PublishStreamResponse> out) {
    Wire.unary(
        out,
        request.getPluginContext(),
        request.getHeadersMap(),
        context ->
            ToProto.published(
                calls.publish(FromProto.stream(request.getPath(), request.getData()), context)));
  }

  @Override
  public void runStream(RunStreamRequest request, StreamObserver<StreamPacket> out) {
    Wire.streaming(
        (ServerCallStreamObserver<StreamPacket>) out,
        request.getPluginContext(),
        request.getHeadersMap(),
        executor,
        (sender, context) ->
            calls.run(
                FromProto.stream(request.getPath(), request.getData()),
                new Packets(sender),
                context));
  }

  /** Sends each piece as a packet. */
  private record Packets(BlockingSender<StreamPacket> sender) implements StreamSender {
    @Override
    public void send(Frame frame) {
      sender.send(packet(ToProto.bytes(FrameJson.encode(frame))));
    }

    @Override
    public void send(JsonNode json) {
      sender.send(packet(Json.bytes(json)));
    }

    private static StreamPacket packet(ByteString data) {
      return StreamPacket.newBuilder().setData(data).build();
    }
  }
}
