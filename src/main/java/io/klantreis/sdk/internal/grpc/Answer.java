package io.klantreis.sdk.internal.grpc;

import com.google.protobuf.ByteString;
import io.klantreis.sdk.backend.CallContext;
import io.klantreis.sdk.backend.DataResponse;
import io.klantreis.sdk.backend.PluginError;
import io.klantreis.sdk.backend.SentForm;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameJson;
import io.klantreis.sdk.internal.arrow.ArrowFrames;
import io.klantreis.sdk.internal.grpc.pluginv2.DataFrameFormat;
import io.klantreis.sdk.internal.grpc.pluginv2.DataQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to one question, down to the bytes of its frames. */
record Answer(String refId, List<ByteString> frames, @Nullable PluginError error) {
  Answer {
    frames = List.copyOf(frames);
  }

  /// Answers a question. Never throws: whatever fails fails this question alone.
  @SuppressWarnings("CatchingUnchecked") // a thread root: see style, nothing may pass
  static Answer to(
      DataQuery query, Calls.QuerySession session, DataFrameFormat format, CallContext context) {
    String refId = query.getRefId();
    try {
      DataResponse response = session.answer(FromProto.query(query));
      SentForm sent = response.sent();
      List<ByteString> frames =
          sent == null
              ? written(response, refId, format)
              : sent.get(
                      refId + "\n" + format,
                      Written.class,
                      () -> new Written(written(response, refId, format)))
                  .frames();
      return new Answer(refId, frames, response.error());
    } catch (Throwable e) {
      return new Answer(refId, List.of(), Faults.classify(e, context, "query " + refId));
    }
  }

  /// The bytes of an answer's frames, which nobody changes.
  private record Written(List<ByteString> frames) {}

  private static List<ByteString> written(
      DataResponse response, String refId, DataFrameFormat format) {
    List<Frame> named =
        response.frames().stream()
            .map(frame -> frame.refId().isEmpty() ? frame.withRefId(refId) : frame)
            .toList();
    List<byte[]> encoded =
        format == DataFrameFormat.JSON
            ? named.stream().map(FrameJson::encode).toList()
            : ArrowFrames.encode("query " + refId, named);
    return encoded.stream().map(ToProto::bytes).toList();
  }
}
