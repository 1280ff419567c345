package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.journey.model.Filter;
import io.klantreis.journey.model.Language;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.Scope;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.Unit;
import io.klantreis.plugin.json.Durations;
import io.klantreis.plugin.json.JsonObject;
import io.klantreis.plugin.json.Nearest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what all questions share: scope, unit, range, asOf, time zone, language.
final class TermsReader {
  static final String DEFAULT_MODEL = "localo";

  private static final String UNITS = "use one of customer, product, session:30m, property:NAME";
  private static final Set<String> DASHBOARD_ZONES = Set.of("", "browser", "default");

  private final StageModels models;
  private final Defaults defaults;

  TermsReader(StageModels models, Defaults defaults) {
    this.models = models;
    this.defaults = defaults;
  }

  /// Where there are faults, what comes back is good enough to go on reading with.
  Terms read(JsonObject object, Asked asked) {
    Scope scope = scope(object.object("scope"));
    return new Terms(
        scope,
        unit(object),
        fromMillis(object, asked),
        asked.to().toEpochMilli(),
        asOf(object, asked.now()),
        zone(object),
        language(object),
        defaults.minSample());
  }

  private Scope scope(@Nullable JsonObject object) {
    if (object == null) {
      return new Scope(
          models.find(DEFAULT_MODEL).orElseThrow(),
          /* product= */ null,
          /* persona= */ null,
          /* segment= */ null,
          List.of(),
          Scope.FiltersOn.EVENTS);
    }
    StageModel model = model(object);
    String product = object.name("product");
    String persona = object.name("persona");
    String segment = object.name("segment");
    List<Filter> filters = FilterReader.read(object);
    Scope.FiltersOn on = object.choice("filtersOn", Names.FILTERS_ON, Scope.FiltersOn.EVENTS);
    object.rejectUnknown(Set.of());
    return new Scope(model, product, persona, segment, filters, on);
  }

  private StageModel model(JsonObject object) {
    StageModel standard = models.find(DEFAULT_MODEL).orElseThrow();
    String id = object.name("model");
    if (id == null) {
      return standard;
    }
    Optional<StageModel> model = models.find(id);
    if (model.isEmpty()) {
      List<String> known = models.all().stream().map(StageModel::id).toList();
      JsonNode value = object.find("model");
      String hint = Nearest.of(id, known).map(near -> "; did you mean " + near + "?").orElse("");
      object.fault("model", (value == null ? id : JsonObject.unknown(value, known)) + hint);
    }
    return model.orElse(standard);
  }

  private static Unit unit(JsonObject object) {
    String text = object.name("unit");
    if (text == null || text.equals("customer")) {
      return new Unit.Customer();
    }
    if (text.equals("product")) {
      return new Unit.CustomerProduct();
    }
    if (text.startsWith("property:") && text.length() > "property:".length()) {
      return new Unit.Property(text.substring("property:".length()));
    }
    if (text.startsWith("session:")) {
      Optional<Long> gap = Durations.parse(text.substring("session:".length()));
      if (gap.isPresent() && gap.get() > 0) {
        return new Unit.Session(gap.get());
      }
      object.fault("unit", shown(object, "unit") + " has no gap above 0; " + Durations.ALLOWED);
      return new Unit.Customer();
    }
    object.fault("unit", shown(object, "unit") + " is unknown; " + UNITS);
    return new Unit.Customer();
  }

  /// A question may say itself how long it looks back: a new alert rule of Grafana's looks at ten
  /// minutes, and its editor cannot be told otherwise.
  private static long fromMillis(JsonObject object, Asked asked) {
    Long range = object.millis("range");
    if (range == null) {
      return asked.from().toEpochMilli();
    }
    if (range == 0) {
      object.fault("range", "is 0; give a time above 0");
    }
    return asked.to().toEpochMilli() - range;
  }

  private long asOf(JsonObject object, Instant now) {
    long rounded = defaults.asOf(now).toEpochMilli();
    JsonNode value = object.find("asOf");
    if (value == null || (value.isTextual() && value.textValue().isEmpty())) {
      return rounded;
    }
    try {
      if (value.isIntegralNumber() && value.canConvertToLong()) {
        return checked(value.longValue());
      }
      if (value.isTextual()) {
        String text = value.textValue();
        return checked(
            text.matches("\\d{1,16}")
                ? Long.parseLong(text)
                : OffsetDateTime.parse(text).toInstant().toEpochMilli());
      }
    } catch (DateTimeException | ArithmeticException e) {
      // the fault below tells it
    }
    object.fault(
        "asOf",
        JsonObject.show(value)
            + " is no point in time; use ISO-8601 with an offset or Z, or ms since 1970");
    return rounded;
  }

  /// Windows are added to times: both stay far from the ends of a long.
  private static long checked(long millis) {
    if (Math.abs(millis) > 100 * Durations.MAX_MILLIS) {
      throw new ArithmeticException("too far away");
    }
    return millis;
  }

  private ZoneId zone(JsonObject object) {
    String text = object.text("timeZone");
    if (text == null || DASHBOARD_ZONES.contains(text)) {
      return defaults.zone();
    }
    Optional<ZoneId> zone = Zones.parse(text);
    if (zone.isEmpty()) {
      object.fault("timeZone", shown(object, "timeZone") + " is unknown; " + Zones.ALLOWED);
    }
    return zone.orElse(defaults.zone());
  }

  /// A viewer may speak a language that has no texts here: then the data source's is taken.
  private Language language(JsonObject object) {
    String tag = object.name("language");
    return tag == null ? defaults.language() : Language.of(tag).orElse(defaults.language());
  }

  private static String shown(JsonObject object, String name) {
    JsonNode value = object.find(name);
    return value == null ? "" : JsonObject.show(value);
  }
}
