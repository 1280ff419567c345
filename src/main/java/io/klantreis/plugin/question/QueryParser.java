package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.JourneyQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.plugin.json.Faults;
import io.klantreis.plugin.json.JsonObject;
import io.klantreis.plugin.json.Nearest;
import io.klantreis.plugin.json.ParseFaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns the JSON of a question into one that the engine understands. Every fault is found here,
/// and all are told together, each with its place. Each kind of question has a reader of its own.
/// Immutable.
public final class QueryParser {
  /// Fields of a saved query that are Grafana's own.
  private static final Set<String> GRAFANAS =
      Set.of(
          "datasource",
          "datasourceId",
          "hide",
          "key",
          "intervalMs",
          "maxDataPoints",
          "queryCachingTTL",
          "timeRange",
          "version",
          "refId",
          "queryType");

  private final StageModels models;
  private final Defaults defaults;

  /// @param models must hold {@code localo}, which questions mean where they name no model
  public QueryParser(StageModels models, Defaults defaults) {
    this.models = models;
    this.defaults = defaults;
  }

  /// @throws ParseFaults with all that is wrong with the question
  public JourneyQuery parse(Asked asked) {
    var faults = new Faults();
    JsonObject object = JsonObject.root(asked.json(), faults);
    faults.throwIfAny("question");
    Terms terms = new TermsReader(models, defaults).read(object, asked);
    String type = type(object, asked);
    JourneyQuery query = read(type, models, new Reading(object, terms, asked, defaults));
    if (isKnown(type)) {
      object.rejectUnknown(GRAFANAS);
    }
    faults.throwIfAny("question");
    if (query == null) {
      throw new IllegalStateException("no question and no fault");
    }
    return query;
  }

  private static @Nullable JourneyQuery read(
      @Nullable String type, StageModels models, Reading reading) {
    return switch (type) {
      case null -> unknownType(reading.object(), null);
      case Names.FUNNEL -> ChangeReader.readFunnel(reading, FunnelReader.read(reading));
      case Names.FUNNEL_TREND -> TrendReader.read(reading);
      case Names.TIME_TO_CONVERT -> TimesReader.read(reading);
      case Names.CUSTOMERS -> CellReader.read(reading);
      case Names.EXPLAIN -> ExplainReader.read(reading);
      case Names.COMPARE_PRESETS -> CompareReader.read(reading);
      case Names.STAGE_DURATION -> ChangeReader.read(reading, DurationReader.read(reading));
      case Names.IN_STAGE -> ChangeReader.read(reading, InStageReader.read(reading));
      case Names.JOURNEY_MAP -> MapReader.read(reading);
      case Names.MODEL_DIFF -> MapReader.diff(reading, models);
      case Names.SENTIMENT -> ChangeReader.read(reading, SentimentReader.read(reading));
      case Names.COUNTS -> ChangeReader.read(reading, CountsReader.read(reading));
      case Names.JOURNEY -> CustomerReader.read(reading);
      case Names.ANNOTATIONS -> AnnotationsReader.read(reading);
      default -> unknownType(reading.object(), type);
    };
  }

  private static @Nullable String type(JsonObject object, Asked asked) {
    String type = object.name("queryType");
    boolean beside = type == null && !isWrong(object) && !asked.queryType().isEmpty();
    return beside ? asked.queryType() : type;
  }

  /// Whether there is a queryType that is no text, which is a fault already.
  private static boolean isWrong(JsonObject object) {
    JsonNode value = object.find("queryType");
    return value != null && !value.isTextual();
  }

  private static boolean isKnown(@Nullable String type) {
    return type != null && Names.TYPES.contains(type);
  }

  private static @Nullable JourneyQuery unknownType(JsonObject object, @Nullable String type) {
    String available = String.join(", ", Names.TYPES);
    if (type == null) {
      if (!isWrong(object)) {
        object.fault("queryType", "is missing; use one of " + available);
      }
    } else if (Names.LATER.contains(type)) {
      object.fault("queryType", "\"" + type + "\" is not available yet; available: " + available);
    } else {
      List<String> known = new ArrayList<>(Names.TYPES);
      known.addAll(Names.LATER);
      String hint = Nearest.of(type, known).map(near -> "; did you mean " + near + "?").orElse("");
      String shown = type.length() > 60 ? type.substring(0, 60) + "…" : type;
      object.fault("queryType", "\"" + shown + "\" is unknown; use one of " + available + hint);
    }
    return null;
  }
}
