package io.klantreis.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.testing.Answer;
import io.klantreis.sdk.testing.TestPlugin;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times that a frame's nanoseconds cannot tell: an answer says so, or stops where they do. */
class FarTimesTest {
  private static Answer ask(String question, String from, String to) throws IOException {
    try (TestPlugin plugin =
        TestPlugin.start(SmallShop.factory(SmallShop.events()))
            .with(SmallShop.settings("{}"))
            .as(SmallShop.ADMIN)
            .within(new TimeRange(Instant.parse(from), Instant.parse(to)))) {
      return plugin.query(question);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'queryType':'counts','interval':'1M'}",
        "{'queryType':'funnelTrend','interval':'1M'}",
        "{'queryType':'stageDuration','format':'heatmap','interval':'1M'}"
      })
  void seriesOfFarTimes_isAFaultOfTheQuestion(String question) throws IOException {
    assertThat(ask(question, "1600-01-01T00:00:00Z", "1700-01-01T00:00:00Z").error().orElse(""))
        .startsWith("interval: the time range reaches beyond the years 1678 to 2261");
    assertThat(ask(question, "2200-01-01T00:00:00Z", "2300-01-01T00:00:00Z").error()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'queryType':'funnel'}",
        "{'queryType':'counts','format':'table'}",
        "{'queryType':'journey','customer':'c1','format':'timeline','asOf':'9999-01-01T00:00:00Z'}",
        "{'queryType':'journey','customer':'c1','format':'lanes','asOf':'9999-01-01T00:00:00Z'}",
        "{'queryType':'explain','customer':'c8','window':'200000d'}"
      })
  void whatEndsFarAway_isTold(String question) throws IOException {
    assertThat(ask(question, "1600-01-01T00:00:00Z", "2300-01-01T00:00:00Z").error()).isEmpty();
  }
}
