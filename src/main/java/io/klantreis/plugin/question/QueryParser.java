package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.CountsQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelTrendQuery;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.JourneyQuery;
import io.klantreis.journey.query.Metric;
import io.klantreis.journey.query.SentimentQuery;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.TimeToConvertQuery;
import io.klantreis.plugin.json.Faults;
import io.klantreis.plugin.json.JsonObject;
import io.klantreis.plugin.json.Nearest;
import io.klantreis.plugin.json.ParseFaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns the JSON of a question into one that the engine understands. Every fault is found here,
/// and all are told together, each with its place. Immutable.
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

  private static final long DAY_MILLIS = 86_400_000;
  private static final int MOST_BINS = 10_000;

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
    JourneyQuery query = read(object, terms, asked);
    if (query != null) {
      Availability.check(query, faults);
    }
    faults.throwIfAny("question");
    if (query == null) {
      throw new IllegalStateException("no question and no fault");
    }
    return query;
  }

  private @Nullable JourneyQuery read(JsonObject object, Terms terms, Asked asked) {
    String type = object.name("queryType");
    if (type == null && !isWrong(object) && !asked.queryType().isEmpty()) {
      type = asked.queryType();
    }
    JourneyQuery query =
        switch (type) {
          case null -> unknownType(object, null);
          case Names.FUNNEL -> new FunnelReader(object, terms).read();
          case Names.FUNNEL_TREND -> trend(object, terms, asked);
          case Names.TIME_TO_CONVERT -> times(object, terms);
          case Names.STAGE_DURATION -> duration(object, terms, asked);
          case Names.SENTIMENT -> sentiment(object, terms, asked);
          case Names.COUNTS -> counts(object, terms, asked);
          default -> unknownType(object, type);
        };
    if (isKnown(type)) {
      object.rejectUnknown(GRAFANAS);
    }
    return object.faults().isEmpty() ? query : null;
  }

  /// Whether there is a queryType that is no text, which is a fault already.
  private static boolean isWrong(JsonObject object) {
    JsonNode value = object.find("queryType");
    return value != null && !value.isTextual();
  }

  private static boolean isKnown(@Nullable String type) {
    return type != null && Availability.ALL_TYPES.contains(type);
  }

  private static @Nullable JourneyQuery unknownType(JsonObject object, @Nullable String type) {
    String available = String.join(", ", Availability.TYPES);
    if (type == null) {
      if (!isWrong(object)) {
        object.fault("queryType", "is missing; use one of " + available);
      }
    } else if (Names.LATER.contains(type)) {
      object.fault("queryType", "\"" + type + "\" is not available yet; available: " + available);
    } else {
      List<String> known = new ArrayList<>(Availability.ALL_TYPES);
      known.addAll(Names.LATER);
      String hint = Nearest.of(type, known).map(near -> "; did you mean " + near + "?").orElse("");
      String shown = type.length() > 60 ? type.substring(0, 60) + "…" : type;
      object.fault("queryType", "\"" + shown + "\" is unknown; use one of " + available + hint);
    }
    return null;
  }

  private @Nullable JourneyQuery trend(JsonObject object, Terms terms, Asked asked) {
    FunnelQuery funnel =
        new FunnelReader(object, terms).read(FunnelQuery.Format.STEPS, Metric.CONVERSION_TOTAL);
    Interval finest =
        funnel != null && funnel.windowMillis() < DAY_MILLIS ? Interval.HOUR : Interval.DAY;
    Interval interval = interval(object, terms, asked, finest, /* used= */ true);
    boolean band = object.flag("band", false);
    int from = object.integer("fromStep", 1, StepReader.MOST, 0);
    int to = object.integer("toStep", 1, StepReader.MOST, 0);
    if (funnel == null) {
      return null;
    }
    checkSteps(object, funnel, from == 0 ? 1 : from, to == 0 ? funnel.steps().size() : to);
    return new FunnelTrendQuery(funnel, interval, band, from, to);
  }

  private static @Nullable JourneyQuery times(JsonObject object, Terms terms) {
    TimeToConvertQuery.Format format =
        object.choice("format", Names.TIMES_FORMAT, TimeToConvertQuery.Format.HISTOGRAM);
    FunnelQuery funnel =
        new FunnelReader(object, terms).read(FunnelQuery.Format.STEPS, Metric.CONVERSION);
    int from = object.integer("fromStep", 1, StepReader.MOST, 1);
    int to = object.integer("toStep", 1, StepReader.MOST, 0);
    int bins = bins(object);
    if (funnel == null) {
      return null;
    }
    int last = to == 0 ? funnel.steps().size() : to;
    checkSteps(object, funnel, from, last);
    return new TimeToConvertQuery(funnel, from, last, bins, format);
  }

  private static int bins(JsonObject object) {
    JsonNode value = object.find("bins");
    if (value == null || (value.isTextual() && value.textValue().equals("auto"))) {
      return 0;
    }
    if (value.isTextual() && value.textValue().matches("[1-9]\\d{0,3}")) {
      return Integer.parseInt(value.textValue());
    }
    return object.integer("bins", 1, MOST_BINS, 0);
  }

  private static void checkSteps(JsonObject object, FunnelQuery funnel, int from, int to) {
    int steps = funnel.steps().size();
    if (to > steps) {
      object.fault("toStep", to + " is beyond the last step, which is " + steps);
    }
    if (from >= to && steps > 1) {
      object.fault("fromStep", from + " is not before toStep, which is " + to);
    }
  }

  private JourneyQuery duration(JsonObject object, Terms terms, Asked asked) {
    var measure = object.choice("measure", Names.MEASURE, StageDurationQuery.Measure.SOJOURN);
    var format = object.choice("format", Names.DURATION_FORMAT, StageDurationQuery.Format.TABLE);
    Long horizon = positive(object, "horizon");
    Long idle = positive(object, "idle");
    boolean series = format == StageDurationQuery.Format.SERIES;
    Interval interval = interval(object, terms, asked, Interval.HOUR, series);
    return new StageDurationQuery(terms, measure, horizon, idle, interval, format);
  }

  private static @Nullable Long positive(JsonObject object, String name) {
    Long millis = object.millis(name);
    if (millis != null && millis == 0) {
      object.fault(name, "is 0; give a time above 0");
    }
    return millis;
  }

  private JourneyQuery sentiment(JsonObject object, Terms terms, Asked asked) {
    var by = object.choice("by", Names.SENTIMENT_BY, SentimentQuery.By.STAGE);
    var format = object.choice("format", Names.SENTIMENT_FORMAT, SentimentQuery.Format.SERIES);
    boolean band = object.flag("band", false);
    boolean series = format == SentimentQuery.Format.SERIES;
    Interval interval = interval(object, terms, asked, Interval.HOUR, series);
    return new SentimentQuery(terms, by, interval, band, format);
  }

  private JourneyQuery counts(JsonObject object, Terms terms, Asked asked) {
    var of = object.choice("of", Names.COUNTS_OF, CountsQuery.Of.EVENTS);
    var by = object.choice("by", Names.COUNTS_BY, CountsQuery.By.NONE);
    var format = object.choice("format", Names.COUNTS_FORMAT, CountsQuery.Format.SERIES);
    boolean series = format == CountsQuery.Format.SERIES;
    Interval interval = interval(object, terms, asked, Interval.HOUR, series);
    return new CountsQuery(terms, of, by, interval, format);
  }

  private Interval interval(
      JsonObject object, Terms terms, Asked asked, Interval finest, boolean used) {
    Interval interval =
        Intervals.read(object, terms, finest, asked.maxDataPoints(), defaults.maxRows());
    if (used) {
      Intervals.check(object, terms, interval, defaults.maxRows());
    }
    return interval;
  }
}
