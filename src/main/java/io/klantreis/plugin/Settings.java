package io.klantreis.plugin;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.model.Language;
import io.klantreis.plugin.answer.Privacy;
import io.klantreis.plugin.question.Defaults;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

/// The settings of one data source (contract §2), checked, with every default filled in.
///
/// @param events fields of events by the column that holds them, with `table`; empty where the
///   store keeps its own
/// @param minVerbatims below so many, users below Editor get no open text
record Settings(
    Store store,
    Map<String, String> events,
    ZoneId timeZone,
    Language language,
    int refreshSeconds,
    int queryTimeoutSeconds,
    int maxRows,
    int minSample,
    Privacy.Sees viewersSee,
    int minVerbatims) {
  /// Where the events are.
  sealed interface Store {
    /// How the settings call it.
    String kind();

    record Demo() implements Store {
      @Override
      public String kind() {
        return "demo";
      }
    }

    /// @param name a file's name in the data folder, never a path
    record H2(String name) implements Store {
      @Override
      public String kind() {
        return "h2";
      }
    }

    record Postgres(
        String host,
        int port,
        String database,
        String user,
        String password,
        String schema,
        String sslMode)
        implements Store {
      @Override
      public String kind() {
        return "postgres";
      }

      /// Without the password.
      @Override
      public String toString() {
        return "Postgres[" + host + ":" + port + "/" + database + "]";
      }
    }
  }

  Settings {
    requireNonNull(store, "store is null");
    events = Map.copyOf(events);
    requireNonNull(timeZone, "timeZone is null");
    requireNonNull(language, "language is null");
    requireNonNull(viewersSee, "viewersSee is null");
  }

  /// What questions take from here.
  Defaults defaults() {
    return new Defaults(timeZone, language, refreshSeconds, minSample, maxRows);
  }

  Duration queryTimeout() {
    return Duration.ofSeconds(queryTimeoutSeconds);
  }
}
