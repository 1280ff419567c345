package io.klantreis.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.sdk.backend.HealthResult;
import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.testing.Answer;
import io.klantreis.sdk.testing.TestPlugin;
import io.klantreis.store.StoreDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin as it is wired, on its own stores, over gRPC. */
class PluginTest {
  private static final String H2 = "{'store':{'kind':'h2','name':'shop'},'refreshSeconds':1}";

  @TempDir Path folder;

  @Test
  void demoShop_askedAllFourQuestionsAtOnce_answersEach() throws IOException {
    try (Plugin wired = plugin();
        TestPlugin plugin = TestPlugin.start(wired::open)) {
      Instant now = Instant.now();
      plugin
          .with(SmallShop.settings("{'store':{'kind':'demo'}}"))
          .within(new TimeRange(now.minus(Duration.ofDays(90)), now));

      List<Answer> answers =
          plugin.queries(
              "{'queryType':'funnel','breakdown':{'by':'channel'}}",
              "{'queryType':'stageDuration'}",
              "{'queryType':'sentiment','by':'touchpoint','format':'table'}",
              "{'queryType':'counts','by':'channel'}",
              "{'queryType':'counts','buy':'channel'}");

      assertThat(answers.subList(0, 4))
          .allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.frames().getFirst().rows()).isPositive();
          });
      assertThat(answers.get(4).status()).isEqualTo(400);
      assertThat(answers.get(4).error().orElseThrow()).contains("buy: is no known field");
      HealthResult health = plugin.health();
      assertThat(health.status()).as(health.message()).isEqualTo(HealthResult.Status.OK);
      JsonNode details = requireNonNull(health.details());
      assertThat(details.get("customers").intValue()).isGreaterThan(20_000);
    }
  }

  @Test
  void h2Store_writtenAskedErased_followsItsEvents() throws IOException {
    try (Plugin wired = plugin();
        TestPlugin plugin = TestPlugin.start(wired::open)) {
      plugin.with(SmallShop.settings(H2));
      assertThat(plugin.health().message()).contains("empty");

      String events =
          """
          {"customer":"anna","timestamp":"2025-01-01T10:00:00Z","touchpoint":"visit","event_id":"1"}
          {"customer":"anna","timestamp":"2025-01-01T11:00:00Z","touchpoint":"buy","event_id":"2"}
          {"customer":"bob","timestamp":"2025-01-02T10:00:00Z","touchpoint":"visit","event_id":"3"}
          {"customer":"bob","timestamp":"nonsense","touchpoint":"visit"}
          """;
      var taken = plugin.as(SmallShop.EDITOR).call("POST", "events", events.getBytes(UTF_8));
      assertThat(taken.status()).as(taken.text()).isEqualTo(200);
      assertThat(taken.text())
          .contains("\"accepted\":3,\"duplicates\":0")
          .contains("\"line\":4,\"field\":\"timestamp\"");
      assertThat(entered(plugin)).isEqualTo(2);

      var again = plugin.call("POST", "events", events.getBytes(UTF_8));
      assertThat(again.text()).contains("\"accepted\":0,\"duplicates\":3");

      var erased = plugin.as(SmallShop.ADMIN).call("DELETE", "customers/anna", new byte[0]);
      assertThat(erased.text()).isEqualTo("{\"erased\":2}");
      assertThat(entered(plugin)).isEqualTo(1);
    }
  }

  @Test
  void wrongSettings_areToldByHealthAndByEachQuestion() throws IOException {
    try (Plugin wired = plugin();
        TestPlugin plugin = TestPlugin.start(wired::open)) {
      plugin.with(SmallShop.settings("{'store':{'kind':'h2','name':'../x'},'maxRows':0}"));

      assertThat(plugin.health().status()).isEqualTo(HealthResult.Status.ERROR);
      assertThat(plugin.health().message()).contains("store.name").contains("maxRows");
      Answer answer = plugin.query("{'queryType':'counts'}");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.error().orElseThrow()).contains("store.name");
    }
  }

  private Plugin plugin() {
    return new Plugin(new StoreDirectory(folder), Clock.systemUTC());
  }

  private static long entered(TestPlugin plugin) {
    plugin.within(
        new TimeRange(
            Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2025-01-03T00:00:00Z")));
    Answer answer =
        plugin.query(
            "{'queryType':'funnel','steps':[{'touchpoint':'visit'},{'touchpoint':'buy'}]}");
    Frame frame = answer.frames().getFirst();
    return frame.field("entered").orElseThrow().longAt(0);
  }
}
