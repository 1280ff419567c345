package io.klantreis.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.plugin.Plugin;
import io.klantreis.plugin.json.Durations;
import io.klantreis.sdk.backend.CallContext;
import io.klantreis.sdk.backend.DataQuery;
import io.klantreis.sdk.backend.DataResponse;
import io.klantreis.sdk.backend.DataSourceSettings;
import io.klantreis.sdk.backend.PluginContext;
import io.klantreis.sdk.backend.PluginError;
import io.klantreis.sdk.backend.TimeRange;
import io.klantreis.sdk.backend.User;
import io.klantreis.sdk.data.Frame;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `klantreis query`: asks a question as a panel would and prints the frames.
@Command(
    name = "query",
    description = "Asks a question, as a panel would, and prints the answer.",
    footer = {
      "",
      "Example:",
      "  klantreis query '{\"queryType\":\"funnel\",\"window\":\"14d\"}' --from 90d"
    })
final class QueryCommand implements Callable<Integer> {
  private enum Output {
    table,
    json
  }

  @Mixin private StoreOptions store = new StoreOptions();

  @Parameters(
      paramLabel = "QUESTION",
      description = "the question: JSON, a file that holds it, or - for standard input")
  private String question = "";

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "begin of the range: ISO-8601, or a time ago such as 30d (default)")
  private String from = "30d";

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "end of the range: ISO-8601, or a time ago such as 1d (default: now)")
  private String to = "0s";

  @Option(
      names = "--output",
      paramLabel = "KIND",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Output output = Output.table;

  @Option(
      names = "--max-data-points",
      paramLabel = "N",
      description = "how many points the panel could draw (default: ${DEFAULT-VALUE})")
  private long maxDataPoints = 1_000;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "Viewer, Editor or Admin (default), for what privacy settings show to each")
  private String role = "Admin";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    JsonNode json = GivenJson.read(text(), "the question");
    DataSourceSettings source = store.dataSource();
    var user = new User(/* login= */ "cli", /* name= */ "", /* email= */ "", role);
    CallContext context = CallContext.of(PluginContext.of(Plugin.ID, user, source));
    try (Plugin plugin = store.plugin();
        var instance = plugin.open(source)) {
      Instant now = Instant.now();
      var asked =
          new DataQuery<>(
              "A",
              /* queryType= */ "",
              maxDataPoints,
              Duration.ZERO,
              new TimeRange(time(from, now), time(to, now)),
              json);
      DataResponse response = instance.query(asked, context);
      print(response);
    }
    return 0;
  }

  private String text() throws IOException {
    if (question.equals("-")) {
      return new String(System.in.readAllBytes(), UTF_8);
    }
    return question.stripLeading().startsWith("{") ? question : Files.readString(Path.of(question));
  }

  private static Instant time(String text, Instant now) {
    return Durations.parse(text)
        .map(now::minusMillis)
        .orElseGet(() -> {
          try {
            return OffsetDateTime.parse(text).toInstant();
          } catch (DateTimeException e) {
            throw PluginError.user(
                "\"" + text + "\" is neither a time such as 2026-01-31T00:00:00Z nor 30d");
          }
        });
  }

  private void print(DataResponse response) {
    PrintWriter out =
        spec == null ? new PrintWriter(System.out, true, UTF_8) : spec.commandLine().getOut();
    for (Frame frame : response.frames()) {
      if (output == Output.json) {
        out.println(FrameText.json(frame));
      } else {
        FrameText.table(frame).forEach(out::println);
      }
    }
    out.flush();
  }
}
