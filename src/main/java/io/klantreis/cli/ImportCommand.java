package io.klantreis.cli;

import io.klantreis.store.DataFolder;
import io.klantreis.store.EventFormat;
import io.klantreis.store.FieldMap;
import io.klantreis.store.Importer;
import io.klantreis.store.StoreException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `klantreis import`: files of events into an H2 store.
@Command(
    name = "import",
    description =
        "Imports events from CSV or NDJSON, plain or gzip, also while Grafana is running.",
    footer = {
      "",
      "Events whose event_id the store has are not taken again. Rows that cannot be taken go to",
      "FILE.rejected with their line and reason, and never stop the rest.",
      "Exit status: 0 imported (rejected rows or not), 1 not imported, 2 wrong usage."
    })
final class ImportCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--store",
      required = true,
      paramLabel = "h2:NAME",
      description = "The store; made where it is not there yet.")
  private String store = "";

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "The data folder (default: GF_PLUGIN_DATA_DIR, else /var/lib/grafana/klantreis where"
              + " Grafana is installed, else ~/.local/share/klantreis).")
  private @Nullable Path dataDir;

  @Option(
      names = "--format",
      paramLabel = "csv|ndjson",
      description = "The form of the files (default: by each file's name).")
  private @Nullable String format;

  @Option(
      names = "--map",
      paramLabel = "THEIRS=OURS",
      split = ",",
      description =
          "A column or key of theirs is this field, or properties.NAME; with nothing behind the ="
              + " it is left out. Several with commas between.")
  private List<String> map = List.of();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files to import.")
  private List<Path> files = List.of();

  @Override
  public Integer call() {
    Importer importer = new Importer(folder(), storeName());
    try {
      ProgressLine progress = ProgressLine.onTerminal();
      Importer.Summary summary = importer.run(files, eventFormat(), fieldMap(), progress);
      progress.clear();
      out().println(line(summary));
      out().flush();
      return 0;
    } catch (StoreException e) {
      System.err.println("klantreis: " + e.getMessage());
      return 1;
    }
  }

  private PrintWriter out() {
    return commandSpec().commandLine().getOut();
  }

  private CommandSpec commandSpec() {
    CommandSpec known = spec;
    if (known == null) {
      throw new IllegalStateException("picocli has not set the command");
    }
    return known;
  }

  static String line(Importer.Summary summary) {
    String line =
        "imported %d events, %d duplicates, %d rejected"
            .formatted(summary.imported(), summary.duplicates(), summary.rejected());
    if (summary.rejectedFiles().isEmpty()) {
      return line;
    }
    return summary.rejectedFiles().stream()
        .map(Path::toString)
        .collect(Collectors.joining(", ", line + " (see ", ")"));
  }

  private Path folder() {
    Path said = dataDir;
    return said == null ? DataFolder.of(System.getenv()) : said;
  }

  private String storeName() {
    if (!store.startsWith("h2:")) {
      throw wrong("--store: \"" + store + "\" is no store to import into; use h2:NAME");
    }
    try {
      String name = store.substring("h2:".length());
      new Importer(Path.of(""), name);
      return name;
    } catch (StoreException e) {
      throw wrong("--store: " + e.getMessage());
    }
  }

  private @Nullable EventFormat eventFormat() {
    String said = format;
    if (said == null) {
      return null;
    }
    return switch (said.toLowerCase(Locale.ROOT)) {
      case "csv" -> EventFormat.CSV;
      case "ndjson" -> EventFormat.NDJSON;
      default -> throw wrong("--format: \"" + said + "\" is unknown; use csv or ndjson");
    };
  }

  private FieldMap fieldMap() {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : map) {
      int equals = pair.lastIndexOf('=');
      if (equals < 1) {
        throw wrong("--map: \"" + pair + "\" is no THEIRS=OURS");
      }
      pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    try {
      return FieldMap.of(pairs);
    } catch (IllegalArgumentException e) {
      throw wrong("--map: " + e.getMessage());
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(commandSpec().commandLine(), message);
  }
}
