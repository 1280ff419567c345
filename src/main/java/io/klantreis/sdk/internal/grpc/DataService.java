package io.klantreis.sdk.internal.grpc;

import com.google.protobuf.ByteString;
import io.grpc.Context;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.klantreis.sdk.backend.CallContext;
import io.klantreis.sdk.internal.grpc.pluginv2.DataFrameFormat;
import io.klantreis.sdk.internal.grpc.pluginv2.DataGrpc;
import io.klantreis.sdk.internal.grpc.pluginv2.DataQuery;
import io.klantreis.sdk.internal.grpc.pluginv2.QueryChunkedDataRequest;
import io.klantreis.sdk.internal.grpc.pluginv2.QueryChunkedDataResponse;
import io.klantreis.sdk.internal.grpc.pluginv2.QueryDataRequest;
import io.klantreis.sdk.internal.grpc.pluginv2.QueryDataResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** Questions of panels and alert rules: each on a thread of its own, each with its own answer. */
final class DataService extends DataGrpc.DataImplBase {
  private final Calls calls;
  private final Executor executor;

  DataService(Calls calls, Executor executor) {
    this.calls = calls;
    this.executor = executor;
  }

  @Override
  public void queryData(QueryDataRequest request, StreamObserver<QueryDataResponse> out) {
    Wire.unary(
        out,
        request.getPluginContext(),
        request.getHeadersMap(),
        context -> {
          DataFrameFormat format = format(request.getFormat());
          var message = QueryDataResponse.newBuilder();
          answer(
              request.getQueriesList(),
              format,
              context,
              answer ->
                  message.putResponses(
                      answer.refId(), ToProto.response(answer.frames(), answer.error(), format)));
          return message.build();
        });
  }

  @Override
  public void queryChunkedData(
      QueryChunkedDataRequest request, StreamObserver<QueryChunkedDataResponse> out) {
    Wire.streaming(
        (ServerCallStreamObserver<QueryChunkedDataResponse>) out,
        request.getPluginContext(),
        request.getHeadersMap(),
        executor,
        (sender, context) -> {
          DataFrameFormat format = format(request.getFormat());
          answer(request.getQueriesList(), format, context, answer -> send(answer, format, sender));
        });
  }

  private static void send(
      Answer answer, DataFrameFormat format, BlockingSender<QueryChunkedDataResponse> sender) {
    List<ByteString> frames = answer.frames();
    for (int i = 0; i < frames.size(); i++) {
      sender.send(ToProto.chunk(answer.refId(), i, frames.get(i), format));
    }
    if (answer.error() != null) {
      sender.send(ToProto.chunkError(answer.refId(), answer.error(), format));
    } else if (frames.isEmpty()) {
      sender.send(ToProto.chunk(answer.refId(), /* index= */ 0, /* frame= */ null, format));
    }
  }

  /// Answers all questions in parallel and hands the answers on in the order of the questions.
  private void answer(
      List<DataQuery> queries,
      DataFrameFormat format,
      CallContext context,
      Consumer<Answer> consumer)
      throws InterruptedException {
    try (Calls.QuerySession session = calls.openQueries(context)) {
      var tasks = new ArrayList<FutureTask<Answer>>(queries.size());
      for (DataQuery query : queries) {
        var task = new FutureTask<>(() -> Answer.to(query, session, format, context));
        tasks.add(task);
        start(task, queries.size());
      }
      for (FutureTask<Answer> task : tasks) {
        consumer.accept(result(task));
      }
    }
  }

  private void start(FutureTask<Answer> task, int questions) {
    if (questions == 1) {
      task.run();
    } else {
      executor.execute(Context.current().wrap(task));
    }
  }

  private static Answer result(FutureTask<Answer> task) throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an answer never throws", e);
    }
  }

  private static DataFrameFormat format(DataFrameFormat asked) {
    return asked == DataFrameFormat.JSON ? DataFrameFormat.JSON : DataFrameFormat.ARROW;
  }
}
