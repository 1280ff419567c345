package io.klantreis.sdk.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.klantreis.sdk.backend.DataSourceSettings;
import io.klantreis.sdk.backend.HealthResult;
import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.backend.User;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.internal.arrow.ArrowFrames;
import io.klantreis.sdk.internal.grpc.goplugin.Empty;
import io.klantreis.sdk.internal.grpc.goplugin.GRPCControllerGrpc;
import io.klantreis.sdk.internal.grpc.pluginv2.CheckHealthRequest;
import io.klantreis.sdk.internal.grpc.pluginv2.CheckHealthResponse;
import io.klantreis.sdk.internal.grpc.pluginv2.DataGrpc;
import io.klantreis.sdk.internal.grpc.pluginv2.DataQuery;
import io.klantreis.sdk.internal.grpc.pluginv2.DataSourceInstanceSettings;
import io.klantreis.sdk.internal.grpc.pluginv2.DiagnosticsGrpc;
import io.klantreis.sdk.internal.grpc.pluginv2.PluginContext;
import io.klantreis.sdk.internal.grpc.pluginv2.QueryDataRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A built plugin in a process of its own, started and asked as Grafana does it: an environment
/// with nothing but the plugin's own variables, the handshake on standard output, then gRPC.
///
/// ```java
/// try (var plugin = PluginProcess.start(Path.of("dist/gpx_mine_linux_amd64"), Map.of(), line -> {})) {
///   HealthResult health = plugin.health(settings);
///   Map<String, PluginProcess.Answer> answers = plugin.query(settings, range, Map.of("A", query));
/// }
/// ```
///
/// Thread-safe once started. Whoever starts it closes it.
public final class PluginProcess implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final User ADMIN = new User("admin", "Admin", "", "Admin");

  private final Process process;
  private final Duration startTime;
  private final PluginChannel connection;
  private final ManagedChannel channel;

  /// What a plugin answered to one query.
  ///
  /// @param frames the data
  /// @param error what went wrong, where something did
  /// @param status the HTTP status that goes with it
  public record Answer(List<Frame> frames, Optional<String> error, int status) {
    /// Copies the frames.
    public Answer {
      frames = List.copyOf(frames);
      requireNonNull(error, "error is null");
    }
  }

  private PluginProcess(Process process, Duration startTime, PluginChannel connection) {
    this.process = process;
    this.startTime = startTime;
    this.connection = connection;
    this.channel = connection.channel();
  }

  /// Starts a plugin and waits for its handshake, a minute at most.
  ///
  /// @param executable the file that Grafana would start
  /// @param variables the environment, `GF_PLUGIN_…` mostly; nothing else is inherited
  /// @param log takes each line that the plugin writes to standard error, from another thread
  /// @return the running plugin
  /// @throws IOException if it cannot be started, ends, or says something else first
  public static PluginProcess start(
      Path executable, Map<String, String> variables, Consumer<String> log) throws IOException {
    var builder = new ProcessBuilder(executable.toAbsolutePath().toString());
    builder.environment().clear();
    builder.environment().putAll(variables);
    builder.environment().put("grafana_plugin_type", "datasource");
    builder.environment().put("PLUGIN_MIN_PORT", "10000");
    builder.environment().put("PLUGIN_MAX_PORT", "25000");
    builder.environment().put("PLUGIN_PROTOCOL_VERSIONS", "2");
    long began = System.nanoTime();
    Process process = builder.start();
    try {
      daemon("plugin stderr", () -> drain(process.errorReader(UTF_8), log));
      BufferedReader output = process.inputReader(UTF_8);
      String handshake = readHandshake(process, output);
      var startTime = Duration.ofNanos(System.nanoTime() - began);
      daemon("plugin stdout", () -> drain(output, line -> {}));
      String[] parts = handshake.split("\\|", -1);
      return new PluginProcess(process, startTime, PluginChannel.to(parts[2], parts[3]));
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static String readHandshake(Process process, BufferedReader output) throws IOException {
    // a plugin that says nothing is ended, which ends the wait for its line
    Thread guard = daemon("plugin start", () -> endAfter(process, Duration.ofMinutes(1)));
    String line = output.readLine();
    guard.interrupt();
    if (line == null) {
      throw new IOException("the plugin ended without a handshake");
    }
    String[] parts = line.strip().split("\\|", -1);
    if (parts.length < 5 || !parts[0].equals("1") || !parts[1].equals("2")) {
      throw new IOException("not a handshake of protocol version 2: " + line);
    }
    return line.strip();
  }

  /// How long it took from the start of the process to its handshake.
  public Duration startTime() {
    return startTime;
  }

  /// The process, which is the plugin itself where its launcher ends in `exec`.
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /// Asks the plugin whether a data source works.
  ///
  /// @param settings the data source
  /// @return what "Save & test" would show
  public HealthResult health(DataSourceSettings settings) {
    CheckHealthResponse answer =
        DiagnosticsGrpc.newBlockingStub(channel)
            .checkHealth(
                CheckHealthRequest.newBuilder().setPluginContext(context(settings, ADMIN)).build());
    return answer.getStatus() == CheckHealthResponse.HealthStatus.OK
        ? HealthResult.ok(answer.getMessage())
        : HealthResult.error(answer.getMessage());
  }

  /// Asks several questions in one request, as a panel does.
  ///
  /// @param settings the data source
  /// @param range the dashboard's time range
  /// @param queries the questions by refId, each as a dashboard saves it
  /// @return the answers by refId, in the order of the questions; one that is missing has status 0
  public Map<String, Answer> query(
      DataSourceSettings settings, TimeRange range, Map<String, JsonNode> queries) {
    return query(settings, ADMIN, range, queries);
  }

  /// Asks as somebody else than an Admin.
  ///
  /// @param settings the data source
  /// @param user who asks; null where Grafana itself does, as for an alert rule
  /// @param range the dashboard's time range
  /// @param queries the questions by refId, each as a dashboard saves it
  /// @return the answers by refId, in the order of the questions; one that is missing has status 0
  public Map<String, Answer> query(
      DataSourceSettings settings,
      @Nullable User user,
      TimeRange range,
      Map<String, JsonNode> queries) {
    var request = QueryDataRequest.newBuilder().setPluginContext(context(settings, user));
    queries.forEach((refId, query) -> request.addQueries(query(refId, query, range)));
    var responses = DataGrpc.newBlockingStub(channel).queryData(request.build()).getResponsesMap();
    var answers = new LinkedHashMap<String, Answer>();
    for (String refId : queries.keySet()) {
      var response = responses.get(refId);
      answers.put(
          refId,
          response == null
              ? new Answer(List.of(), Optional.of("no answer"), 0)
              : new Answer(
                  response.getFramesList().stream()
                      .map(bytes -> ArrowFrames.decode(bytes.toByteArray()))
                      .toList(),
                  Optional.of(response.getError()).filter(text -> !text.isEmpty()),
                  response.getStatus()));
    }
    return answers;
  }

  /// Asks the plugin to stop and waits for its end, then ends it.
  ///
  /// @param patience how long to wait; Grafana waits two seconds
  /// @return whether it stopped by itself
  public boolean stop(Duration patience) {
    try {
      GRPCControllerGrpc.newBlockingStub(channel)
          .withDeadlineAfter(GRACE.toMillis(), MILLISECONDS)
          .shutdown(Empty.getDefaultInstance());
    } catch (StatusRuntimeException ignored) {
      // it may be gone before it answered
    }
    connection.close();
    boolean stopped = endAfter(process, patience);
    return stopped && process.exitValue() == 0;
  }

  /// Stops the plugin as Grafana does: two seconds, then by force.
  @Override
  public void close() {
    stop(GRACE);
  }

  private static DataQuery query(String refId, JsonNode query, TimeRange range) {
    return DataQuery.newBuilder()
        .setRefId(refId)
        .setMaxDataPoints(1000)
        .setIntervalMS(60_000)
        .setQueryType(query.path("queryType").asText(""))
        .setTimeRange(
            io.klantreis.sdk.internal.grpc.pluginv2.TimeRange.newBuilder()
                .setFromEpochMS(range.from().toEpochMilli())
                .setToEpochMS(range.to().toEpochMilli()))
        .setJson(ByteString.copyFromUtf8(query.toString()))
        .build();
  }

  private static PluginContext context(DataSourceSettings settings, @Nullable User user) {
    var context = PluginContext.newBuilder().setOrgId(1).setPluginId(settings.type());
    if (user != null) {
      context.setUser(
          io.klantreis.sdk.internal.grpc.pluginv2.User.newBuilder()
              .setLogin(user.login())
              .setName(user.name())
              .setEmail(user.email())
              .setRole(user.role()));
    }
    return context
        .setDataSourceInstanceSettings(
            DataSourceInstanceSettings.newBuilder()
                .setId(settings.id())
                .setUid(settings.uid())
                .setName(settings.name())
                .setUrl(settings.url())
                .setUser(settings.user())
                .setDatabase(settings.database())
                .setJsonData(ByteString.copyFromUtf8(settings.jsonData().toString()))
                .putAllDecryptedSecureJsonData(settings.secureJsonData())
                .setLastUpdatedMS(settings.updated().toEpochMilli()))
        .build();
  }

  private static boolean endAfter(Process process, Duration patience) {
    try {
      if (process.waitFor(patience.toMillis(), MILLISECONDS)) {
        return true;
      }
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private static void drain(BufferedReader reader, Consumer<String> lines) {
    try (reader) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.accept(line);
      }
    } catch (IOException ignored) {
      // the process is gone
    }
  }

  private static Thread daemon(String name, Runnable action) {
    return Thread.ofPlatform().daemon().name(name).start(action);
  }
}
