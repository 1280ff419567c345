package io.klantreis.plugin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.testing.TestPlugin;
import io.klantreis.testing.MemorySource;
import io.klantreis.testing.SharedData;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** San Francisco airport's survey, asked as a panel asks it (DataSF, 2017, PDDL). */
class AirportAnswerTest {
  private static final String FOLDER = "data/sfo-airport-survey/";

  @Test
  void feelingsByTouchpoint_areTheReferenceFigures() throws IOException {
    List<List<String>> rows = SharedData.csv(FOLDER + "2017_SFO_Customer_Survey.csv.gz");
    JsonNode reference = SharedData.json(FOLDER + "reference.json").get("2017");
    List<String> columns =
        reference.get("touchpoints").propertyStream().map(java.util.Map.Entry::getKey).toList();
    try (TestPlugin plugin = TestPlugin.start(SmallShop.factory(events(rows, columns)))) {
      plugin
          .with(SmallShop.settings("{}"))
          .within(new TimeRange(SmallShop.NOW.minus(Duration.ofDays(7)), SmallShop.NOW));
      Frame table =
          plugin
              .query("{'queryType':'sentiment','by':'touchpoint','format':'table'}")
              .frames()
              .getFirst();
      assertThat(table.rows()).isEqualTo(columns.size() + 1);
      for (int row = 0; row < table.rows(); row++) {
        String touchpoint = requireNonNull(table.field("touchpoint").orElseThrow().stringAt(row));
        if (touchpoint.equals("NETPRO")) {
          check(table, row, "nps", reference.get("nps").get("nps").asDouble());
        } else {
          JsonNode expected = reference.get("touchpoints").get(touchpoint);
          check(table, row, "sentiment", expected.get("mean_sentiment").asDouble());
          check(table, row, "csat", expected.get("share_positive_4_5").asDouble());
          check(table, row, "negative", expected.get("share_negative_1_2").asDouble());
          assertThat(table.field("customers").orElseThrow().longAt(row))
              .isEqualTo(expected.get("n").asLong());
        }
      }
    }
  }

  private static void check(Frame table, int row, String field, double expected) {
    assertThat(table.field(field).orElseThrow().doubleAt(row)).isCloseTo(expected, within(1e-9));
  }

  private static MemorySource events(List<List<String>> rows, List<String> columns) {
    List<String> header = rows.getFirst();
    long time = SmallShop.NOW.toEpochMilli() - 86_400_000;
    var source = new MemorySource();
    for (List<String> row : rows.subList(1, rows.size())) {
      for (String column : columns) {
        add(source, row.getFirst(), time, column, row.get(header.indexOf(column)), "csat5");
      }
      add(source, row.getFirst(), time, "NETPRO", row.get(header.indexOf("NETPRO")), "nps");
    }
    return source;
  }

  private static void add(
      MemorySource source, String who, long time, String column, String answer, String scale) {
    if (answer.strip().matches("\\d+(\\.0)?")) {
      source.add(who, time, column, "rating", answer.strip(), "scale", scale);
    }
  }
}
