package io.klantreis.cli.alerts;

import io.klantreis.journey.model.Language;
import io.klantreis.journey.model.StageModel;
import io.klantreis.plugin.Plugin;
import io.klantreis.store.StoreDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `klantreis alerts`: writes alert rules as Grafana's provisioning reads them.
@Command(
    name = "alerts",
    description =
        "Writes alert rules for drop-off, time in stage, feeling and nothing arriving, as a file of"
            + " Grafana's alerting provisioning.",
    footer = {
      "",
      "Example:",
      "  klantreis alerts --datasource klantreis --folder Klantreis --language nl \\",
      "    --out /etc/grafana/provisioning/alerting/klantreis.yaml"
    })
public final class AlertsCommand implements Callable<Integer> {
  // What Grafana takes for a uid.
  private static final Pattern UID = Pattern.compile("[a-zA-Z0-9_-]{1,40}");

  @Option(
      names = "--datasource",
      paramLabel = "UID",
      required = true,
      description = "uid of the data source to ask (in the address of its settings)")
  private String datasource = "";

  @Option(
      names = "--folder",
      paramLabel = "NAME",
      required = true,
      description = "folder in Grafana that the rules lie in; made where it is not there")
  private String folder = "";

  @Option(
      names = "--model",
      paramLabel = "ID",
      description = "stage model (default: ${DEFAULT-VALUE})")
  private String model = "localo";

  @Option(names = "--language", paramLabel = "CODE", description = "en (default) or nl")
  private String language = "en";

  @Option(
      names = "--steps",
      paramLabel = "STEP,…",
      split = ",",
      description = "also watch the drop-off between these touchpoints or stages")
  private List<String> steps = List.of();

  @Option(
      names = "--by",
      paramLabel = "FIELD",
      description = "break the funnel of --steps down by this, such as channel")
  private @Nullable String by;

  @Option(
      names = "--window",
      paramLabel = "TIME",
      converter = Span.Converter.class,
      description = "how long a run may take (default: 14d)")
  private Span window = Span.of("14d");

  @Option(
      names = "--range",
      paramLabel = "TIME",
      converter = Span.Converter.class,
      description = "the time looked at (default: 28d)")
  private Span range = Span.of("28d");

  @Option(
      names = "--baseline",
      paramLabel = "TIME",
      converter = Span.Converter.class,
      description = "the time before it that it is compared with (default: 180d)")
  private Span baseline = Span.of("180d");

  @Option(
      names = "--silence",
      paramLabel = "TIME",
      converter = Span.Converter.class,
      description = "after how long without an event to warn (default: 1d)")
  private Span silence = Span.of("1d");

  @Option(
      names = "--every",
      paramLabel = "TIME",
      converter = Span.Converter.class,
      description = "how often Grafana looks (default: 10m)")
  private Span every = Span.of("10m");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "file to write (default: standard output)")
  private @Nullable Path out;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "the data folder, for stage models of your own")
  private @Nullable Path dataDir;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    String text = new ProvisioningFile(plan()).text(command());
    if (out != null) {
      Files.writeString(out, text);
    } else if (spec != null) {
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
    }
    return 0;
  }

  private AlertPlan plan() {
    if (!UID.matcher(datasource).matches()) {
      throw wrong("--datasource: \"" + datasource + "\" is no uid of a data source");
    }
    if (folder.isBlank()) {
      throw wrong("--folder must name a folder");
    }
    if (steps.size() == 1) {
      throw wrong("--steps needs two or more, such as add_to_cart,registration");
    }
    if (steps.isEmpty() && by != null) {
      throw wrong("--by belongs to --steps");
    }
    if (baseline.seconds() < range.seconds()) {
      throw wrong("--baseline must be no shorter than --range");
    }
    return new AlertPlan(
        datasource,
        folder,
        model(),
        language(),
        steps,
        by,
        window,
        range,
        baseline,
        silence,
        every);
  }

  private StageModel model() {
    List<StageModel> models = models();
    String ids = models.stream().map(StageModel::id).collect(Collectors.joining(", "));
    return models.stream()
        .filter(known -> known.id().equals(model))
        .findFirst()
        .orElseThrow(() -> wrong("--model: \"" + model + "\" is unknown; use one of " + ids));
  }

  private List<StageModel> models() {
    try (Plugin plugin =
        dataDir == null
            ? Plugin.of(System.getenv())
            : new Plugin(new StoreDirectory(dataDir), Clock.systemUTC())) {
      return plugin.models().all();
    }
  }

  private Language language() {
    return Language.of(language)
        .orElseThrow(() -> wrong("--language: \"" + language + "\" is neither en nor nl"));
  }

  private ParameterException wrong(String message) {
    if (spec == null) {
      throw new IllegalStateException(message);
    }
    return new ParameterException(spec.commandLine(), message);
  }

  /// The command as it was called, less where it wrote to.
  private String command() {
    var said = new StringBuilder("klantreis alerts");
    if (spec == null) {
      return said.toString();
    }
    for (var option : spec.commandLine().getParseResult().matchedOptions()) {
      if (!option.longestName().equals("--out") && !option.longestName().equals("--data-dir")) {
        String value = String.join(",", option.originalStringValues());
        said.append(' ').append(option.longestName()).append(' ').append(quoted(value));
      }
    }
    return said.toString();
  }

  private static String quoted(String value) {
    return value.matches("[\\w.,:-]+") ? value : "'" + value.replace("\n", " ") + "'";
  }
}
