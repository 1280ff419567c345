package io.klantreis.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.klantreis.sdk.backend.CallContext;
import io.klantreis.sdk.backend.DataHandler;
import io.klantreis.sdk.backend.DataQuery;
import io.klantreis.sdk.backend.DataResponse;
import io.klantreis.sdk.backend.DataSourceSettings;
import io.klantreis.sdk.backend.HealthResult;
import io.klantreis.sdk.backend.SentForm;
import io.klantreis.sdk.backend.SubscribeResult;
import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.serve.EchoPlugin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a plugin author's tests can ask. */
class TestPluginTest {
  private static final byte[] NOTHING = {};

  /** A question of the author's own type. */
  record Sum(List<Integer> numbers) {}

  /** A data source of typed questions, and nothing else. */
  private static final class Adder implements DataHandler<Sum> {
    @Override
    public Class<Sum> queryType() {
      return Sum.class;
    }

    @Override
    public DataResponse query(DataQuery<Sum> query, CallContext context) {
      long sum = query.model().numbers().stream().mapToLong(Integer::longValue).sum();
      return DataResponse.of(Frame.builder("sum").field(Field.int64("sum", sum)).build());
    }
  }

  /** Gives one and the same answer to everybody. */
  private static final class Repeater implements DataHandler<Object> {
    private final DataResponse only =
        DataResponse.reusable(
            List.of(Frame.builder("one").field(Field.strings("text", "one")).build()));

    @Override
    public Class<Object> queryType() {
      return Object.class;
    }

    @Override
    public DataResponse query(DataQuery<Object> query, CallContext context) {
      return only;
    }
  }

  @Test
  void answer_givenAgain_isTheSameAndNamesItsOwnRefId() throws Exception {
    try (TestPlugin plugin = TestPlugin.start(settings -> new Repeater())) {
      Answer first = plugin.query("{'refId': 'A'}");
      assertThat(plugin.query("{'refId': 'A'}").frames()).isEqualTo(first.frames());
      assertThat(first.frame().refId()).isEqualTo("A");
      assertThat(plugin.query("{'refId': 'B'}").frame().refId()).isEqualTo("B");
    }
  }

  @Test
  void sentForm_isMadeOnceForEachName_andNotKeptWhereItFailed() {
    var form = new SentForm();
    assertThat(form.get("A", String.class, () -> "one")).isEqualTo("one");
    assertThat(form.get("A", String.class, () -> "two")).isEqualTo("one");
    assertThat(form.get("B", String.class, () -> "three")).isEqualTo("three");
    assertThatThrownBy(() ->
            form.get(
                "C",
                String.class,
                () -> {
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");
    assertThat(form.get("B", String.class, () -> "four")).isEqualTo("three");
  }

  @Test
  void query_ofItsOwnType_isReadFromJson() throws Exception {
    try (TestPlugin plugin = TestPlugin.start(settings -> new Adder())) {
      Answer answer = plugin.query("{'numbers': [1, 2, 39], 'datasource': {'uid': 'x'}}");
      assertThat(answer.frame().fields().getFirst().longAt(0)).isEqualTo(42);
      assertThat(answer.status()).isEqualTo(200);
    }
  }

  @Test
  void query_thatDoesNotFitItsType_failsAloneAndSaysWhere() throws Exception {
    try (TestPlugin plugin = TestPlugin.start(settings -> new Adder())) {
      List<Answer> answers =
          plugin.queries("{'numbers': 'many'}", "{'refId': 'good', 'numbers': []}");
      assertThat(answers.getFirst().status()).isEqualTo(400);
      assertThat(answers.getFirst().error().orElseThrow()).contains("numbers");
      assertThat(answers.getLast().status()).isEqualTo(200);
    }
  }

  @Test
  void everyService_isAskedOverTheWire() throws Exception {
    try (TestPlugin plugin = TestPlugin.start(EchoPlugin.server())) {
      plugin
          .with(DataSourceSettings.of("u", "Shop", JsonNodeFactory.instance.objectNode(), Map.of()))
          .within(new TimeRange(Instant.EPOCH, Instant.ofEpochSecond(5)));
      assertThat(plugin.health().status()).isEqualTo(HealthResult.Status.OK);
      assertThat(plugin.health().message()).isEqualTo("Shop works");
      Frame frame = plugin.query("{'text': 'één'}").frame();
      assertThat(frame.field("text").orElseThrow().stringAt(0)).isEqualTo("één");
      assertThat(frame.field("to").orElseThrow().instantAt(0)).isEqualTo("1970-01-01T00:00:05Z");
      ResourceAnswer pieces = plugin.call("GET", "pieces?a=b", NOTHING);
      assertThat(pieces.text()).isEqualTo("one two three");
      assertThat(pieces.pieces()).isEqualTo(3);
      byte[] body = "body".getBytes(StandardCharsets.UTF_8);
      assertThat(plugin.call("PUT", "echo", body).headers())
          .containsEntry("X-Method", List.of("PUT"));
      assertThat(plugin.subscribe("secret").status())
          .isEqualTo(SubscribeResult.Status.PERMISSION_DENIED);
      assertThat(plugin.follow("ticks", 3)).hasSize(3);
      assertThat(plugin.metrics()).contains("plugin_requests_total{endpoint=\"queryData\"");
    }
  }

  @Test
  void failures_areClassified() throws Exception {
    try (TestPlugin plugin = TestPlugin.start(EchoPlugin.server())) {
      Answer internal = plugin.query("{'do': 'fail'}");
      assertThat(internal.status()).isEqualTo(500);
      assertThat(internal.errorSource()).isEqualTo("plugin");
      assertThat(internal.error().orElseThrow())
          .contains("IllegalStateException")
          .doesNotContain("secret-of-the-cause");
      Answer user = plugin.query("{'do': 'user'}");
      assertThat(user.errorSource()).isEqualTo("downstream");
      assertThat(user.error()).contains("steps[2].touchpoint: \"x\" is unknown");
    }
  }
}
