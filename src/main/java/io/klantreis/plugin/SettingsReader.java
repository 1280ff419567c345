package io.klantreis.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.journey.model.Language;
import io.klantreis.plugin.Settings.Store;
import io.klantreis.plugin.answer.Privacy;
import io.klantreis.plugin.json.Choices;
import io.klantreis.plugin.json.Faults;
import io.klantreis.plugin.json.JsonObject;
import io.klantreis.plugin.json.ParseFaults;
import io.klantreis.plugin.question.Zones;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a data source's settings; every fault is told, all of them together.
final class SettingsReader {
  private static final Pattern STORE_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern HEADER_NAME = Pattern.compile("httpHeaderName[0-9]{1,3}");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:\\[\\]-]{1,253}");
  private static final Pattern SQL_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]{0,62}");
  private static final Pattern TABLE =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_$]{0,62}(\\.[A-Za-z_][A-Za-z0-9_$]{0,62})?");
  private static final Choices<Privacy.Sees> SEES = Choices.camelCase(Privacy.Sees.class);
  private static final Set<String> SSL_MODES =
      Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
  private static final Set<String> REQUIRED_COLUMNS =
      Set.of("table", "customer", "timestamp", "touchpoint");

  /// What Grafana itself keeps in any data source's jsonData.
  private static final Set<String> GRAFANAS =
      Set.of(
          "alertmanagerUid",
          "allowAsRecordingRulesTarget",
          "authType",
          "defaultRegion",
          "disableGrafanaCache",
          "enableSecureSocksProxy",
          "keepCookies",
          "manageAlerts",
          "oauthPassThru",
          "pdcInjected",
          "profile",
          "secureSocksProxyUsername",
          "serverName",
          "teamHttpHeaders",
          "tlsAuth",
          "tlsAuthWithCACert",
          "tlsSkipVerify",
          "version");

  private final JsonObject object;
  private final Map<String, String> secrets;

  private SettingsReader(JsonObject object, Map<String, String> secrets) {
    this.object = object;
    this.secrets = secrets;
  }

  /// @throws ParseFaults with all that is wrong
  static Settings read(JsonNode jsonData, Map<String, String> secureJsonData) {
    var faults = new Faults();
    JsonObject object = JsonObject.root(jsonData, faults);
    Settings settings = new SettingsReader(object, secureJsonData).settings();
    object.rejectUnknown(grafanas(jsonData));
    faults.throwIfAny("data source");
    return settings;
  }

  /// Grafana numbers the headers that a data source sends along.
  private static Set<String> grafanas(JsonNode jsonData) {
    var tolerated = new HashSet<>(GRAFANAS);
    jsonData
        .fieldNames()
        .forEachRemaining(name -> {
          if (HEADER_NAME.matcher(name).matches()) {
            tolerated.add(name);
          }
        });
    return tolerated;
  }

  private Settings settings() {
    Store store = store();
    Map<String, String> events = events(store);
    ZoneId zone = zone();
    Language language = language();
    int refresh = object.integer("refreshSeconds", 1, 86_400, 30);
    int timeout = object.integer("queryTimeoutSeconds", 1, 3_600, 30);
    int maxRows = object.integer("maxRows", 1, 1_000_000, 100_000);
    int minSample = object.integer("minSample", 1, 1_000_000, 5);
    JsonObject privacy = object.object("privacy");
    Privacy.Sees sees = Privacy.Sees.PSEUDONYMS;
    int minVerbatims = 5;
    if (privacy != null) {
      sees = privacy.choice("viewersSee", SEES, sees);
      minVerbatims = privacy.integer("minVerbatims", 1, 1_000_000, minVerbatims);
      privacy.rejectUnknown(Set.of());
    }
    return new Settings(
        store, events, zone, language, refresh, timeout, maxRows, minSample, sees, minVerbatims);
  }

  private Store store() {
    JsonObject written = object.object("store");
    if (written == null) {
      return new Store.Demo();
    }
    String kind = written.text("kind");
    Store store =
        switch (kind) {
          case null -> missingKind(written);
          case "demo" -> new Store.Demo();
          case "h2" -> new Store.H2(name(written));
          case "postgres" -> postgres(written);
          case "trino" -> notYet(written, kind);
          default -> unknownKind(written, kind);
        };
    if (!(store instanceof Store.Demo) || "demo".equals(kind)) {
      written.rejectUnknown(Set.of());
    }
    return store;
  }

  private static Store missingKind(JsonObject written) {
    if (!written.has("kind")) {
      written.fault("kind", "is missing; use one of demo, h2, postgres");
    }
    return new Store.Demo();
  }

  private static Store notYet(JsonObject written, String kind) {
    written.fault("kind", "\"" + kind + "\" is not available yet; use one of demo, h2, postgres");
    return new Store.Demo();
  }

  private static Store unknownKind(JsonObject written, String kind) {
    String shown = kind.length() > 40 ? kind.substring(0, 40) + "…" : kind;
    written.fault("kind", "\"" + shown + "\" is unknown; use one of demo, h2, postgres");
    return new Store.Demo();
  }

  private static String name(JsonObject written) {
    String name = written.text("name");
    String allowed = "a name is letters, digits, - and _, never a path or URL";
    if (name == null) {
      if (!written.has("name")) {
        written.fault("name", "is missing; " + allowed);
      }
      return "missing";
    }
    if (!STORE_NAME.matcher(name).matches()) {
      written.fault("name", shown(written, "name") + " is no name of a store; " + allowed);
    }
    return name;
  }

  private Store postgres(JsonObject written) {
    String host = matching(written, "host", HOST, "localhost", "a host's name or address");
    int port = written.integer("port", 1, 65_535, 5_432);
    String database = required(written, "database");
    String user = required(written, "user");
    String schema = matching(written, "schema", SQL_NAME, "public", "a schema's name");
    String sslMode = written.text("sslMode");
    if (sslMode != null && !SSL_MODES.contains(sslMode)) {
      written.fault(
          "sslMode",
          shown(written, "sslMode")
              + " is unknown; use one of "
              + String.join(", ", SSL_MODES.stream().sorted().toList()));
    }
    if (written.find("password") != null) {
      written.fault("password", "belongs in secureJsonData, where it is kept encrypted");
    }
    return new Store.Postgres(
        host,
        port,
        database,
        user,
        secrets.getOrDefault("password", ""),
        schema,
        sslMode == null ? "prefer" : sslMode);
  }

  private static String required(JsonObject written, String name) {
    String text = written.name(name);
    if (text == null) {
      written.fault(name, "is missing");
      return "";
    }
    return text;
  }

  private static String matching(
      JsonObject written, String name, Pattern pattern, String otherwise, String what) {
    String text = written.name(name);
    if (text == null) {
      return otherwise;
    }
    if (!pattern.matcher(text).matches()) {
      written.fault(name, shown(written, name) + " is not " + what);
    }
    return text;
  }

  /// The columns of a table that users have already.
  private Map<String, String> events(Store store) {
    JsonNode node = object.find("events");
    JsonObject written = object.object("events");
    var columns = new HashMap<String, String>();
    if (node == null || written == null) {
      return columns;
    }
    if (store instanceof Store.Demo) {
      object.fault("events", "maps a table of a store of your own; the demo store has none");
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      String column = written.name(name);
      Pattern pattern = name.equals("table") ? TABLE : SQL_NAME;
      if (column != null && !pattern.matcher(column).matches()) {
        written.fault(name, shown(written, name) + " is not the name of a table or column");
      } else if (column != null) {
        columns.put(name, column);
      }
    }
    for (String required : REQUIRED_COLUMNS.stream().sorted().toList()) {
      if (!written.has(required)) {
        written.fault(required, "is missing");
      }
    }
    return columns;
  }

  private ZoneId zone() {
    String text = object.name("timeZone");
    if (text == null) {
      return ZoneId.of("UTC");
    }
    Optional<ZoneId> zone = Zones.parse(text);
    if (zone.isEmpty()) {
      object.fault("timeZone", shown(object, "timeZone") + " is unknown; " + Zones.ALLOWED);
    }
    return zone.orElse(ZoneId.of("UTC"));
  }

  private Language language() {
    String tag = object.name("language");
    if (tag == null) {
      return Language.EN;
    }
    Optional<Language> language = Language.of(tag);
    if (language.isEmpty()) {
      object.fault("language", shown(object, "language") + " is unknown; use one of en, nl");
    }
    return language.orElse(Language.EN);
  }

  private static String shown(JsonObject written, String name) {
    @Nullable JsonNode value = written.find(name);
    return value == null ? "nothing" : JsonObject.show(value);
  }
}
