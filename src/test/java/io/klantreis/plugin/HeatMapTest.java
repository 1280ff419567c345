package io.klantreis.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.testing.TestPlugin;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Stays as pictures. Grafana draws every cell of a heat map as wide as the first. */
class HeatMapTest {
  @Test
  void rangeThatBeginsLateInAWeek_firstCellIsAWeekWide() throws IOException {
    var range =
        new TimeRange(Instant.parse("2025-01-04T12:00:00Z"), Instant.parse("2025-01-27T00:00:00Z"));
    try (TestPlugin plugin =
        TestPlugin.start(SmallShop.factory(SmallShop.events()))
            .with(SmallShop.settings("{'timeZone':'UTC'}"))
            .within(range)) {
      Frame frame =
          plugin
              .query("{'queryType':'stageDuration','format':'heatmap','interval':'1w'}")
              .frames()
              .getFirst();
      var time = frame.field("time").orElseThrow();

      assertThat(IntStream.range(0, frame.rows()).mapToObj(time::instantAt))
          .containsExactly(
              Instant.parse("2024-12-30T00:00:00Z"),
              Instant.parse("2025-01-06T00:00:00Z"),
              Instant.parse("2025-01-13T00:00:00Z"),
              Instant.parse("2025-01-20T00:00:00Z"));
    }
  }

  /// Only series and alerts answer without fields where there is nothing.
  @Test
  void curve_ofNothing_hasItsTimesAndNoRows() throws IOException {
    var range =
        new TimeRange(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2020-02-01T00:00:00Z"));
    try (TestPlugin plugin =
        TestPlugin.start(SmallShop.factory(SmallShop.events()))
            .with(SmallShop.settings("{}"))
            .within(range)) {
      Frame frame =
          plugin.query("{'queryType':'stageDuration','format':'curve'}").frames().getFirst();

      assertThat(frame.rows()).isZero();
      assertThat(frame.field("time")).isPresent();
    }
  }
}
