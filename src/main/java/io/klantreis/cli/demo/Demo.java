package io.klantreis.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.klantreis.sdk.backend.HealthResult;
import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameMeta;
import io.klantreis.sdk.data.Notice;
import io.klantreis.sdk.testing.PluginProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `klantreis demo`: the plugin started as Grafana would start it, the demo shop's questions, and
/// the answers as tables and bars.
@Command(
    name = "demo",
    description = "Starts the plugin as Grafana would and shows what it says about the demo shop.")
public final class Demo implements Callable<Integer> {
  private static final int LOG_LINES = 20;

  @Option(
      names = "--language",
      description = "nl or en (default: the terminal's)",
      paramLabel = "LANG")
  private String language = Locale.getDefault().getLanguage();

  private final PrintStream out = new PrintStream(System.out, /* autoFlush= */ true, UTF_8);

  @Override
  public Integer call() throws IOException {
    String spoken = language.equals("nl") ? "nl" : "en";
    Path data = Files.createTempDirectory("klantreis-demo");
    var log = new ArrayDeque<String>();
    try (var plugin =
        PluginProcess.start(
            BuiltPlugin.executable(),
            Map.of("GF_PLUGIN_DATA_DIR", data.toString()),
            line -> keep(log, line))) {
      out.printf(
          "The plugin answered after %d ms, as process %d.%n",
          plugin.startTime().toMillis(), plugin.handle().pid());
      HealthResult health = plugin.health(BuiltPlugin.demoShop());
      out.println("Save & test: " + health.status() + ", " + health.message());
      int failures = health.status() == HealthResult.Status.OK ? 0 : 1;
      for (Question question : Question.all(spoken)) {
        failures += ask(plugin, question, Locale.of(spoken)) ? 0 : 1;
      }
      if (failures > 0) {
        synchronized (log) {
          log.forEach(out::println);
        }
      }
      return failures == 0 ? 0 : 1;
    } finally {
      Files.walkFileTree(data, new Removal());
    }
  }

  private boolean ask(PluginProcess plugin, Question question, Locale locale) {
    Instant now = Instant.now();
    var range = new TimeRange(now.minus(question.range()), now);
    long began = System.nanoTime();
    PluginProcess.Answer answer =
        plugin.query(BuiltPlugin.demoShop(), range, Map.of("A", question.query())).get("A");
    long millis = (System.nanoTime() - began) / 1_000_000;
    out.printf("%n%s%n", question.title());
    out.printf("  %s   (%d ms)%n", question.query(), millis);
    if (answer == null || answer.error().isPresent()) {
      out.println("  " + (answer == null ? "no answer" : answer.error().get()));
      return false;
    }
    out.println();
    var drawing = new Drawing(locale);
    boolean series = question.columns().isEmpty();
    var lines =
        series
            ? drawing.series(answer.frames())
            : drawing.table(answer.frames().getFirst(), question.columns(), question.bar());
    lines.forEach(line -> out.println("  " + line));
    answer.frames().stream().limit(1).forEach(this::notices);
    return answer.frames().stream().anyMatch(frame -> frame.rows() > 0);
  }

  private void notices(Frame frame) {
    FrameMeta meta = frame.meta();
    if (meta != null) {
      for (Notice notice : meta.notices()) {
        out.println("  · " + notice.text());
      }
    }
  }

  private static void keep(ArrayDeque<String> log, String line) {
    synchronized (log) {
      log.addLast(line);
      if (log.size() > LOG_LINES) {
        log.removeFirst();
      }
    }
  }
}
