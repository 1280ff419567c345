package io.klantreis.sdk.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.klantreis.sdk.backend.CallContext;
import io.klantreis.sdk.backend.DataHandler;
import io.klantreis.sdk.backend.DataQuery;
import io.klantreis.sdk.backend.DataResponse;
import io.klantreis.sdk.backend.HealthHandler;
import io.klantreis.sdk.backend.HealthResult;
import io.klantreis.sdk.backend.PluginError;
import io.klantreis.sdk.backend.PublishResult;
import io.klantreis.sdk.backend.ResourceHandler;
import io.klantreis.sdk.backend.ResourceRequest;
import io.klantreis.sdk.backend.ResourceSender;
import io.klantreis.sdk.backend.StreamHandler;
import io.klantreis.sdk.backend.StreamRequest;
import io.klantreis.sdk.backend.StreamSender;
import io.klantreis.sdk.backend.SubscribeResult;
import io.klantreis.sdk.internal.grpc.Calls;
import io.klantreis.sdk.internal.grpc.Faults;
import io.klantreis.sdk.internal.grpc.Json;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// What every call goes through on its way to the plugin's handlers: the log's trace, the numbers,
/// the instance, and the turning of exceptions into errors.
final class Pipeline implements Calls {
  private final InstanceManager instances;
  private final CallMetrics numbers;
  private final Metrics metrics;
  private final Runnable onStop;

  Pipeline(InstanceManager instances, CallMetrics numbers, Metrics metrics, Runnable onStop) {
    this.instances = instances;
    this.numbers = numbers;
    this.metrics = metrics;
    this.onStop = onStop;
  }

  @Override
  public QuerySession openQueries(CallContext context) {
    InstanceManager.Lease lease;
    try {
      lease = instances.acquire(context.plugin());
    } catch (PluginError error) {
      return new FailedSession(error);
    }
    try {
      return new HandlerSession(lease, lease.as(DataHandler.class), context);
    } catch (PluginError error) {
      lease.close();
      throw error;
    }
  }

  @Override
  public HealthResult health(CallContext context) {
    try {
      return call("checkHealth", context, HealthHandler.class, handler -> handler.check(context));
    } catch (Throwable e) {
      PluginError error = Faults.classify(e, context, "the health check");
      if (error.code() == PluginError.Code.NOT_IMPLEMENTED) {
        throw error;
      }
      return HealthResult.error(
          error.getMessage(),
          JsonNodeFactory.instance.objectNode().put("message", error.getMessage()));
    }
  }

  @Override
  public void resource(ResourceRequest request, ResourceSender sender, CallContext context)
      throws Exception {
    call(
        "callResource",
        context,
        ResourceHandler.class,
        handler -> {
          handler.call(request, sender, context);
          return true;
        });
  }

  @Override
  public SubscribeResult subscribe(StreamRequest request, CallContext context) throws Exception {
    return call(
        "subscribeStream",
        context,
        StreamHandler.class,
        handler -> handler.subscribe(request, context));
  }

  @Override
  public PublishResult publish(StreamRequest request, CallContext context) throws Exception {
    return call(
        "publishStream",
        context,
        StreamHandler.class,
        handler -> handler.publish(request, context));
  }

  @Override
  public void run(StreamRequest request, StreamSender sender, CallContext context)
      throws Exception {
    try (InstanceManager.Lease lease = instances.acquire(context.plugin())) {
      StreamHandler handler = lease.as(StreamHandler.class);
      traced(
          context,
          () -> {
            handler.run(request, sender, context);
            return true;
          });
    }
  }

  @Override
  public String metrics() {
    return metrics.text();
  }

  @Override
  public void stop() {
    onStop.run();
  }

  /** What a handler does for one call. */
  private interface Work<H, A> {
    A apply(H handler) throws Exception;
  }

  private <H, A> A call(String endpoint, CallContext context, Class<H> service, Work<H, A> work)
      throws Exception {
    try (InstanceManager.Lease lease = instances.acquire(context.plugin());
        CallMetrics.Timing timing = numbers.start(endpoint)) {
      H handler = lease.as(service);
      A answer = traced(context, () -> work.apply(handler));
      timing.succeeded();
      return answer;
    }
  }

  private static <A> A traced(CallContext context, Callable<A> work) throws Exception {
    return CallScope.of(context).call(work::call);
  }

  /** Answers with the instance's handler. */
  private final class HandlerSession implements QuerySession {
    private final InstanceManager.Lease lease;
    private final DataHandler<?> handler;
    private final CallContext context;

    HandlerSession(InstanceManager.Lease lease, DataHandler<?> handler, CallContext context) {
      this.lease = lease;
      this.handler = handler;
      this.context = context;
    }

    @Override
    public DataResponse answer(DataQuery<JsonNode> query) {
      try (CallMetrics.Timing timing = numbers.start("queryData")) {
        DataResponse response = traced(context, () -> ask(handler, query));
        if (response == null) {
          throw new IllegalStateException("the handler answered null");
        }
        if (response.error() == null) {
          timing.succeeded();
        }
        return response;
      } catch (Throwable e) {
        return DataResponse.failed(Faults.classify(e, context, "query " + query.refId()));
      }
    }

    private <Q> @Nullable DataResponse ask(DataHandler<Q> typed, DataQuery<JsonNode> query)
        throws Exception {
      Q model = Json.read(query.model(), typed.queryType());
      return typed.query(
          new DataQuery<>(
              query.refId(),
              query.queryType(),
              query.maxDataPoints(),
              query.interval(),
              query.timeRange(),
              model),
          context);
    }

    @Override
    public void close() {
      lease.close();
    }
  }

  /** Answers every question with why the instance could not be made. */
  private record FailedSession(PluginError error) implements QuerySession {
    @Override
    public DataResponse answer(DataQuery<JsonNode> query) {
      return DataResponse.failed(error);
    }

    @Override
    public void close() {
      // nothing was opened
    }
  }
}
