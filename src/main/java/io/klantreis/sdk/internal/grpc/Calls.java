package io.klantreis.sdk.internal.grpc;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.sdk.backend.CallContext;
import io.klantreis.sdk.backend.DataQuery;
import io.klantreis.sdk.backend.DataResponse;
import io.klantreis.sdk.backend.HealthResult;
import io.klantreis.sdk.backend.PluginError;
import io.klantreis.sdk.backend.PublishResult;
import io.klantreis.sdk.backend.ResourceRequest;
import io.klantreis.sdk.backend.ResourceSender;
import io.klantreis.sdk.backend.StreamRequest;
import io.klantreis.sdk.backend.StreamSender;
import io.klantreis.sdk.backend.SubscribeResult;

/// What the wire's services ask of the plugin behind them. Thread-safe; every call may block. A
/// method throws a {@link PluginError} with code NOT_IMPLEMENTED when the plugin does not offer the
/// service.
public interface Calls {
  /// Begins a call that asks one or more questions of one data source.
  QuerySession openQueries(CallContext context);

  /// Answers "Save & test"; what fails becomes an unhealthy result.
  HealthResult health(CallContext context);

  /// Answers an HTTP call; what fails before anything was sent is for the caller to send.
  void resource(ResourceRequest request, ResourceSender sender, CallContext context)
      throws Exception;

  /// Decides whether a client may follow a channel.
  SubscribeResult subscribe(StreamRequest request, CallContext context) throws Exception;

  /// Decides whether a client may send into a channel.
  PublishResult publish(StreamRequest request, CallContext context) throws Exception;

  /// Feeds a channel until the call is cancelled.
  void run(StreamRequest request, StreamSender sender, CallContext context) throws Exception;

  /// Returns the plugin's numbers in Prometheus' text format.
  String metrics();

  /// Begins to end the plugin, and returns at once.
  void stop();

  /// The questions of one call.
  interface QuerySession extends AutoCloseable {
    /// Answers one question. Never throws: what fails is in the answer.
    DataResponse answer(DataQuery<JsonNode> query);

    @Override
    void close();
  }
}
