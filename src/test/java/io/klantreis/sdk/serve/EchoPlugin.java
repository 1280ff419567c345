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
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.Frame;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A data source that does what its questions say: answers, fails, sleeps. It is what the tests of
 * the SDK, in Java and in Go, start and ask.
 */
public final class EchoPlugin
    implements DataHandler<JsonNode>, HealthHandler, ResourceHandler, StreamHandler, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EchoPlugin.class);

  private final String name;
  private final Metrics.Counter asked;

  private EchoPlugin(String name, Metrics.Counter asked) {
    this.name = name;
    this.asked = asked;
  }

  public static void main(String... args) {
    server().serve(args);
  }

  public static PluginServer server() {
    var metrics = new Metrics();
    Metrics.Counter asked = metrics.counter("echo_questions_total", "Questions asked");
    return PluginServer.dataSource(
            "test-echo-datasource",
            settings -> {
              if (settings.jsonData().path("broken").asBoolean()) {
                throw new IllegalStateException("the settings say broken");
              }
              return new EchoPlugin(settings.name(), asked);
            })
        .metrics(metrics);
  }

  @Override
  public Class<JsonNode> queryType() {
    return JsonNode.class;
  }

  @Override
  public DataResponse query(DataQuery<JsonNode> query, CallContext context) throws Exception {
    asked.increment();
    JsonNode model = query.model();
    switch (model.path("do").asText("echo")) {
      case "fail" -> throw new IllegalStateException("secret-of-the-cause");
      case "user" -> throw PluginError.user("steps[2].touchpoint: \"x\" is unknown");
      case "downstream" -> throw PluginError.downstream("the store does not answer", null);
      case "overflow" -> deeper(0);
      case "memory" -> throw new OutOfMemoryError("as asked");
      case "log" -> LOG.info("asked to say {}", model.path("text").asText());
      case "print" -> System.out.println(model.path("text").asText());
      case "sleep" -> sleep(model, context);
      case "uncaught" ->
          Thread.ofPlatform()
              .start(() -> {
                throw new IllegalStateException("nobody caught this");
              });
      default -> {
        // answers below
      }
    }
    return DataResponse.of(frame(query, context));
  }

  private Frame frame(DataQuery<JsonNode> query, CallContext context) {
    return Frame.builder("echo")
        .field(Field.strings("instance", name))
        .field(Field.strings("refId", query.refId()))
        .field(Field.strings("queryType", query.queryType()))
        .field(Field.times("from", query.timeRange().from()))
        .field(Field.times("to", query.timeRange().to()))
        .field(Field.int64("maxDataPoints", query.maxDataPoints()))
        .field(Field.int64("intervalMillis", query.interval().toMillis()))
        .field(Field.strings("text", query.model().path("text").asText()))
        .field(Field.strings("traceId", context.traceId().orElse("")))
        .field(Field.bools("deadline", context.deadline().isPresent()))
        .field(Field.int64("headers", context.headers().size()))
        .build();
  }

  private static int deeper(int depth) {
    return depth < 0 ? 0 : deeper(depth + 1) + 1;
  }

  // Leaves a file when it learns that nobody listens any more.
  private static void sleep(JsonNode model, CallContext context) throws Exception {
    var cancelled = new CountDownLatch(1);
    context.onCancel(cancelled::countDown);
    long millis = model.path("millis").asLong(10_000);
    if (cancelled.await(millis, TimeUnit.MILLISECONDS)) {
      String mark = model.path("mark").asText();
      if (!mark.isEmpty()) {
        Files.writeString(Path.of(mark), context.isCancelled() ? "cancelled" : "woken");
      }
      context.throwIfCancelled();
    }
  }

  @Override
  public HealthResult check(CallContext context) {
    return HealthResult.ok(
        name + " works", JsonNodeFactory.instance.objectNode().put("name", name));
  }

  @Override
  public void call(ResourceRequest request, ResourceSender sender, CallContext context)
      throws Exception {
    switch (request.path()) {
      case "echo" ->
          sender.send(
              201,
              Map.of("X-Method", List.of(request.method()), "X-Two", List.of("a", "b")),
              request.body());
      case "pieces" -> {
        sender.sendText(200, "one ");
        sender.sendChunk("two ".getBytes(StandardCharsets.UTF_8));
        sender.sendChunk("three".getBytes(StandardCharsets.UTF_8));
      }
      case "large" -> {
        sender.sendText(200, "");
        for (int i = 0; i < request.parameter("pieces").map(Integer::parseInt).orElse(1); i++) {
          sender.sendChunk(new byte[1 << 20]);
        }
      }
      case "fail" -> throw new IllegalStateException("secret-of-the-cause");
      case "silent" -> LOG.debug("nothing to say");
      default ->
          throw new PluginError(
              PluginError.Code.NOT_FOUND, "no resource " + request.path() + "; try echo");
    }
  }

  @Override
  public SubscribeResult subscribe(StreamRequest request, CallContext context) {
    return switch (request.path()) {
      case "ticks" ->
          new SubscribeResult(
              SubscribeResult.Status.OK, JsonNodeFactory.instance.objectNode().put("first", true));
      case "secret" -> SubscribeResult.denied();
      default -> SubscribeResult.notFound();
    };
  }

  @Override
  public PublishResult publish(StreamRequest request, CallContext context) {
    return new PublishResult(PublishResult.Status.OK, request.data());
  }

  @Override
  public void run(StreamRequest request, StreamSender sender, CallContext context)
      throws Exception {
    for (int i = 0; i < 1000 && !context.isCancelled(); i++) {
      sender.send(Frame.builder("tick").field(Field.int64("n", i)).build());
      if (i >= 3) {
        Thread.sleep(Duration.ofMillis(50));
      }
    }
  }

  @Override
  public void close() {
    LOG.info("closed {}", name);
  }
}
