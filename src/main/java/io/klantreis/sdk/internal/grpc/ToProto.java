package io.klantreis.sdk.internal.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.klantreis.sdk.backend.HealthResult;
import io.klantreis.sdk.backend.PluginError;
import io.klantreis.sdk.backend.PublishResult;
import io.klantreis.sdk.backend.SubscribeResult;
import io.klantreis.sdk.internal.grpc.pluginv2.CallResourceResponse;
import io.klantreis.sdk.internal.grpc.pluginv2.CheckHealthResponse;
import io.klantreis.sdk.internal.grpc.pluginv2.CheckHealthResponse.HealthStatus;
import io.klantreis.sdk.internal.grpc.pluginv2.CollectMetricsResponse;
import io.klantreis.sdk.internal.grpc.pluginv2.DataFrameFormat;
import io.klantreis.sdk.internal.grpc.pluginv2.DataResponse;
import io.klantreis.sdk.internal.grpc.pluginv2.PublishStreamResponse;
import io.klantreis.sdk.internal.grpc.pluginv2.QueryChunkedDataResponse;
import io.klantreis.sdk.internal.grpc.pluginv2.StringList;
import io.klantreis.sdk.internal.grpc.pluginv2.SubscribeStreamResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records to messages. */
final class ToProto {
  private static final int OK = 200;

  private ToProto() {}

  /// An answer to one question. Success must say 200: Grafana takes a missing status for a failure.
  static DataResponse response(
      List<ByteString> frames, @Nullable PluginError error, DataFrameFormat format) {
    var message = DataResponse.newBuilder().addAllFrames(frames).setFormat(format);
    if (error == null) {
      return message.setStatus(OK).build();
    }
    return message
        .setStatus(error.code().httpStatus())
        .setError(text(error))
        .setErrorSource(error.code().source().wireName())
        .build();
  }

  static QueryChunkedDataResponse chunk(
      String refId, int index, @Nullable ByteString frame, DataFrameFormat format) {
    var message =
        QueryChunkedDataResponse.newBuilder().setRefId(refId).setStatus(OK).setFormat(format);
    if (frame != null) {
      message.setFrameId(Integer.toString(index)).setFrame(frame);
    }
    return message.build();
  }

  static QueryChunkedDataResponse chunkError(
      String refId, PluginError error, DataFrameFormat format) {
    return QueryChunkedDataResponse.newBuilder()
        .setRefId(refId)
        .setStatus(error.code().httpStatus())
        .setError(text(error))
        .setErrorSource(error.code().source().wireName())
        .setFormat(format)
        .build();
  }

  static CheckHealthResponse health(HealthResult result) {
    return CheckHealthResponse.newBuilder()
        .setStatus(
            switch (result.status()) {
              case OK -> HealthStatus.OK;
              case ERROR -> HealthStatus.ERROR;
            })
        .setMessage(result.message())
        .setJsonDetails(Json.bytes(result.details()))
        .build();
  }

  static CollectMetricsResponse metrics(String text) {
    return CollectMetricsResponse.newBuilder()
        .setMetrics(
            CollectMetricsResponse.Payload.newBuilder()
                .setPrometheus(ByteString.copyFromUtf8(text)))
        .build();
  }

  static CallResourceResponse resource(int status, Map<String, List<String>> headers, byte[] body) {
    var message = CallResourceResponse.newBuilder().setCode(status).setBody(bytes(body));
    headers.forEach((name, values) ->
        message.putHeaders(name, StringList.newBuilder().addAllValues(values).build()));
    return message.build();
  }

  static CallResourceResponse resourceChunk(byte[] body) {
    return CallResourceResponse.newBuilder().setBody(bytes(body)).build();
  }

  static SubscribeStreamResponse subscribed(SubscribeResult result) {
    return SubscribeStreamResponse.newBuilder()
        .setStatus(
            switch (result.status()) {
              case OK -> SubscribeStreamResponse.Status.OK;
              case NOT_FOUND -> SubscribeStreamResponse.Status.NOT_FOUND;
              case PERMISSION_DENIED -> SubscribeStreamResponse.Status.PERMISSION_DENIED;
            })
        .setData(Json.bytes(result.data()))
        .build();
  }

  static PublishStreamResponse published(PublishResult result) {
    return PublishStreamResponse.newBuilder()
        .setStatus(
            switch (result.status()) {
              case OK -> PublishStreamResponse.Status.OK;
              case NOT_FOUND -> PublishStreamResponse.Status.NOT_FOUND;
              case PERMISSION_DENIED -> PublishStreamResponse.Status.PERMISSION_DENIED;
            })
        .setData(Json.bytes(result.data()))
        .build();
  }

  /// The bytes without a copy: nobody keeps the array.
  static ByteString bytes(byte[] array) {
    return UnsafeByteOperations.unsafeWrap(array);
  }

  // Grafana takes an empty error for success.
  private static String text(PluginError error) {
    return error.getMessage().isBlank() ? error.code().name() : error.getMessage();
  }
}
