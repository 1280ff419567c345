package io.klantreis.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.sdk.backend.DataSourceSettings;
import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.testing.PluginProcess;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The built plugin, killed and started again on the same data folder: the index comes back from
/// its snapshot and gives the same numbers, also with rows that came in between, and also where the
/// snapshot is no good.
class SnapshotIT {
  private static final int EVENTS = 150_000;
  private static final TimeRange RANGE =
      new TimeRange(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z"));
  private static final String QUESTION =
      """
      {"queryType": "funnel", "window": "30d", "asOf": "2026-02-01T00:00:00Z", "breakdown": {"by": "channel"},
       "steps": [{"touchpoint": "visit"}, {"touchpoint": "cart"}, {"touchpoint": "buy"}]}
      """;

  @TempDir private Path folder;
  private final Queue<String> log = new ConcurrentLinkedQueue<>();

  @Test
  void killedAndStartedAgain_theNumbersAreTheSame() throws IOException, InterruptedException {
    importEvents("first.csv", 0, EVENTS);
    Path snapshot = folder.resolve("shop.index");
    String first = answerAndKill(snapshot);
    assertThat(log).noneMatch(line -> line.contains("events back"));

    assertThat(answerAndKill(snapshot)).isEqualTo(first);
    assertThat(log).anyMatch(line -> line.contains(EVENTS + " events back"));

    importEvents("second.csv", EVENTS, EVENTS + 5_000);
    String second = answerAndKill(snapshot);
    assertThat(second).isNotEqualTo(first);

    byte[] bytes = Files.readAllBytes(snapshot);
    bytes[bytes.length / 2] ^= 1;
    Files.write(snapshot, bytes);
    log.clear();
    assertThat(answerAndKill(snapshot)).isEqualTo(second);
    assertThat(log).anyMatch(line -> line.contains("damaged"));
  }

  /// Asks, waits until a snapshot is there, and kills the process in mid-air.
  private String answerAndKill(Path snapshot) throws IOException, InterruptedException {
    DataSourceSettings settings =
        BuiltPlugin.dataSource("{\"store\":{\"kind\":\"h2\",\"name\":\"shop\"}}");
    PluginProcess plugin = BuiltPlugin.start(folder, log::add);
    try {
      PluginProcess.Answer answer = BuiltPlugin.ask(plugin, settings, RANGE, QUESTION);
      assertThat(answer.error()).isEmpty();
      for (int i = 0; i < 3_000 && !Files.exists(snapshot); i++) {
        Thread.sleep(10);
      }
      assertThat(snapshot).exists();
      return figures(answer);
    } finally {
      plugin.handle().destroyForcibly();
      plugin.close();
    }
  }

  private static String figures(PluginProcess.Answer answer) {
    StringBuilder text = new StringBuilder();
    var frame = answer.frames().getFirst();
    frame
        .fields()
        .forEach(field -> {
          text.append(field.name());
          for (int row = 0; row < field.size(); row++) {
            text.append(' ').append(field.valueAt(row));
          }
          text.append('\n');
        });
    return text.toString();
  }

  private void importEvents(String name, int from, int to)
      throws IOException, InterruptedException {
    Path file = folder.resolve(name);
    String[] touchpoints = {"visit", "visit", "cart", "buy"};
    String[] channels = {"web", "app"};
    Random random = new Random(from);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("customer,timestamp,touchpoint,channel\n");
      for (int i = from; i < to; i++) {
        out.write(
            "c%d,%d,%s,%s%n"
                .formatted(
                    random.nextInt(9_000),
                    1_736_000_000_000L + random.nextInt(200) * 86_400_000L + i,
                    touchpoints[random.nextInt(4)],
                    channels[random.nextInt(2)]));
      }
    }
    assertThat(BuiltPlugin.command(folder, "import", "--store", "h2:shop", file.toString()))
        .isEqualTo("imported %d events, 0 duplicates, 0 rejected".formatted(to - from));
  }
}
