package io.klantreis.sdk.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.klantreis.sdk.backend.DataSourceSettings;
import io.klantreis.sdk.backend.HealthResult;
import io.klantreis.sdk.backend.SubscribeResult;
import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.backend.User;
import io.klantreis.sdk.internal.grpc.pluginv2.CallResourceRequest;
import io.klantreis.sdk.internal.grpc.pluginv2.CallResourceResponse;
import io.klantreis.sdk.internal.grpc.pluginv2.CheckHealthRequest;
import io.klantreis.sdk.internal.grpc.pluginv2.CollectMetricsRequest;
import io.klantreis.sdk.internal.grpc.pluginv2.DataGrpc;
import io.klantreis.sdk.internal.grpc.pluginv2.DiagnosticsGrpc;
import io.klantreis.sdk.internal.grpc.pluginv2.QueryDataRequest;
import io.klantreis.sdk.internal.grpc.pluginv2.ResourceGrpc;
import io.klantreis.sdk.internal.grpc.pluginv2.RunStreamRequest;
import io.klantreis.sdk.internal.grpc.pluginv2.StreamGrpc;
import io.klantreis.sdk.internal.grpc.pluginv2.StreamPacket;
import io.klantreis.sdk.internal.grpc.pluginv2.SubscribeStreamRequest;
import io.klantreis.sdk.serve.InstanceFactory;
import io.klantreis.sdk.serve.PluginServer;
import io.klantreis.sdk.serve.RunningPlugin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A plugin in this process, asked over the real wire: what a plugin author tests handlers with.
///
/// ```java
/// try (TestPlugin plugin = TestPlugin.start(settings -> new MyDataSource(settings))) {
///   Frame frame = plugin.query("{'queryType': 'sum'}").frame();
/// }
/// ```
///
/// Confined to one thread. Whoever starts it closes it.
public final class TestPlugin implements AutoCloseable {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(com.fasterxml.jackson.core.JsonParser.Feature.ALLOW_SINGLE_QUOTES);
  private static final TimeRange NINETIES =
      new TimeRange(Instant.parse("1990-01-01T00:00:00Z"), Instant.parse("2000-01-01T00:00:00Z"));

  private final RunningPlugin running;
  private final PluginChannel connection;
  private final ManagedChannel channel;
  private DataSourceSettings settings =
      DataSourceSettings.of("test", "Test", JSON.createObjectNode(), Map.of());
  private @Nullable User user = new User("admin", "Admin", "admin@example.org", "Admin");
  private TimeRange range = NINETIES;

  private TestPlugin(RunningPlugin running) throws IOException {
    this.running = running;
    this.connection = PluginChannel.to(running.network(), running.address());
    this.channel = connection.channel();
  }

  /// Starts a plugin.
  ///
  /// @param factory makes the instances, as for {@link PluginServer#dataSource}
  /// @return a running plugin, asked by an Admin on a data source without settings
  /// @throws IOException when no socket can be had
  public static TestPlugin start(InstanceFactory factory) throws IOException {
    return start(PluginServer.dataSource("test-datasource", factory));
  }

  /// Starts a plugin.
  ///
  /// @param server the plugin as its `main` describes it
  /// @return a running plugin, asked by an Admin on a data source without settings
  /// @throws IOException when no socket can be had
  public static TestPlugin start(PluginServer server) throws IOException {
    return new TestPlugin(server.listen());
  }

  /// Sets the data source that is asked from now on.
  ///
  /// @param newSettings what Grafana would have saved
  /// @return this
  public TestPlugin with(DataSourceSettings newSettings) {
    this.settings = newSettings;
    return this;
  }

  /// Sets who asks from now on.
  ///
  /// @param newUser the person, or null for Grafana itself
  /// @return this
  public TestPlugin as(@Nullable User newUser) {
    this.user = newUser;
    return this;
  }

  /// Sets the time range of the questions from now on.
  ///
  /// @param newRange the dashboard's range
  /// @return this
  public TestPlugin within(TimeRange newRange) {
    this.range = newRange;
    return this;
  }

  /// Asks one question.
  ///
  /// @param query its JSON, in which single quotes will do
  /// @return the answer
  public Answer query(String query) {
    return queries(query).getFirst();
  }

  /// Asks several questions in one call, as a panel does. Those without a refId are `A`, `B`, …
  ///
  /// @param queries their JSON, in which single quotes will do
  /// @return the answers, in the order of the questions
  public List<Answer> queries(String... queries) {
    var request = QueryDataRequest.newBuilder().setPluginContext(Messages.context(settings, user));
    var refIds = new ArrayList<String>();
    for (String query : queries) {
      JsonNode json = read(query);
      String refId = json.path("refId").asText(Character.toString('A' + refIds.size()));
      refIds.add(refId);
      request.addQueries(Messages.query(refId, json, range));
    }
    var responses = DataGrpc.newBlockingStub(channel).queryData(request.build()).getResponsesMap();
    return refIds.stream().map(refId -> Messages.answer(responses.get(refId))).toList();
  }

  /// Presses "Save & test".
  ///
  /// @return what the user would see
  public HealthResult health() {
    return Messages.health(
        DiagnosticsGrpc.newBlockingStub(channel)
            .checkHealth(
                CheckHealthRequest.newBuilder()
                    .setPluginContext(Messages.context(settings, user))
                    .build()),
        this::read);
  }

  /// Scrapes the plugin's numbers.
  ///
  /// @return Prometheus' text format
  public String metrics() {
    return DiagnosticsGrpc.newBlockingStub(channel)
        .collectMetrics(CollectMetricsRequest.getDefaultInstance())
        .getMetrics()
        .getPrometheus()
        .toStringUtf8();
  }

  /// Makes an HTTP call to a resource.
  ///
  /// @param method the method
  /// @param url the path below `resources/`, perhaps with a query string
  /// @param body the body
  /// @return the whole answer
  public ResourceAnswer call(String method, String url, byte[] body) {
    Iterator<CallResourceResponse> pieces =
        ResourceGrpc.newBlockingStub(channel)
            .callResource(
                CallResourceRequest.newBuilder()
                    .setPluginContext(Messages.context(settings, user))
                    .setMethod(method)
                    .setPath(url.split("\\?", 2)[0])
                    .setUrl(url)
                    .setBody(ByteString.copyFrom(body))
                    .build());
    CallResourceResponse first = pieces.next();
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(first.getBody().toByteArray());
    int count = 1;
    while (pieces.hasNext()) {
      whole.writeBytes(pieces.next().getBody().toByteArray());
      count++;
    }
    return new ResourceAnswer(
        first.getCode(), Messages.headers(first.getHeadersMap()), whole.toByteArray(), count);
  }

  /// Asks to follow a channel of Grafana Live.
  ///
  /// @param path the channel
  /// @return the decision
  public SubscribeResult subscribe(String path) {
    return Messages.subscribed(
        StreamGrpc.newBlockingStub(channel)
            .subscribeStream(
                SubscribeStreamRequest.newBuilder()
                    .setPluginContext(Messages.context(settings, user))
                    .setPath(path)
                    .build()),
        this::read);
  }

  /// Follows a channel of Grafana Live for some packets, then leaves.
  ///
  /// @param path the channel
  /// @param packets how many to wait for; fewer come when the channel ends
  /// @return what came
  public List<JsonNode> follow(String path, int packets) {
    var received = new ArrayList<JsonNode>();
    var leaving = io.grpc.Context.current().withCancellation();
    leaving.run(() -> {
      Iterator<StreamPacket> stream =
          StreamGrpc.newBlockingStub(channel)
              .runStream(
                  RunStreamRequest.newBuilder()
                      .setPluginContext(Messages.context(settings, user))
                      .setPath(path)
                      .build());
      while (received.size() < packets && stream.hasNext()) {
        received.add(read(stream.next().getData().toStringUtf8()));
      }
    });
    leaving.cancel(new java.util.concurrent.CancellationException("enough"));
    return received;
  }

  /// Ends the plugin: closes its instances and its socket.
  @Override
  public void close() {
    channel.shutdownNow();
    try {
      channel.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.close();
    running.close();
  }

  private JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + json, e);
    }
  }
}
