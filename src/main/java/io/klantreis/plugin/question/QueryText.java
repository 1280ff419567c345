package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.model.Filter;
import io.klantreis.journey.model.Selector;
import io.klantreis.journey.query.CountsQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelTrendQuery;
import io.klantreis.journey.query.JourneyQuery;
import io.klantreis.journey.query.Scope;
import io.klantreis.journey.query.SentimentQuery;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.TimeToConvertQuery;
import io.klantreis.journey.query.Unit;
import io.klantreis.plugin.json.Durations;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a question in full, every default filled in. What it writes is read back as the same
/// question.
public final class QueryText {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private QueryText() {}

  public static ObjectNode write(JourneyQuery query) {
    ObjectNode json = JSON.objectNode();
    switch (query) {
      case FunnelQuery funnel -> {
        json.put("queryType", Names.FUNNEL);
        funnel(json, funnel);
        json.put("format", Names.FUNNEL_FORMAT.name(funnel.format()));
      }
      case FunnelTrendQuery trend -> trend(json, trend);
      case TimeToConvertQuery times -> times(json, times);
      case StageDurationQuery duration -> duration(json, duration);
      case SentimentQuery sentiment -> sentiment(json, sentiment);
      case CountsQuery counts -> counts(json, counts);
    }
    terms(json, query.terms());
    return json;
  }

  private static void trend(ObjectNode json, FunnelTrendQuery trend) {
    json.put("queryType", Names.FUNNEL_TREND);
    funnel(json, trend.funnel());
    json.put("interval", trend.interval().id());
    json.put("band", trend.band());
    if (trend.fromStep() > 0) {
      json.put("fromStep", trend.fromStep());
    }
    if (trend.toStep() > 0) {
      json.put("toStep", trend.toStep());
    }
  }

  private static void times(ObjectNode json, TimeToConvertQuery times) {
    json.put("queryType", Names.TIME_TO_CONVERT);
    funnel(json, times.funnel());
    json.put("fromStep", times.fromStep());
    json.put("toStep", times.toStep());
    if (times.bins() == 0) {
      json.put("bins", "auto");
    } else {
      json.put("bins", times.bins());
    }
    json.put("format", Names.TIMES_FORMAT.name(times.format()));
  }

  private static void duration(ObjectNode json, StageDurationQuery duration) {
    json.put("queryType", Names.STAGE_DURATION);
    json.put("measure", Names.MEASURE.name(duration.measure()));
    millis(json, "horizon", duration.horizonMillis());
    millis(json, "idle", duration.idleMillis());
    json.put("interval", duration.interval().id());
    json.put("format", Names.DURATION_FORMAT.name(duration.format()));
  }

  private static void sentiment(ObjectNode json, SentimentQuery sentiment) {
    json.put("queryType", Names.SENTIMENT);
    json.put("by", Names.SENTIMENT_BY.name(sentiment.by()));
    json.put("interval", sentiment.interval().id());
    json.put("band", sentiment.band());
    json.put("format", Names.SENTIMENT_FORMAT.name(sentiment.format()));
  }

  private static void counts(ObjectNode json, CountsQuery counts) {
    json.put("queryType", Names.COUNTS);
    json.put("of", Names.COUNTS_OF.name(counts.of()));
    json.put("by", Names.COUNTS_BY.name(counts.by()));
    json.put("interval", counts.interval().id());
    json.put("format", Names.COUNTS_FORMAT.name(counts.format()));
  }

  private static void funnel(ObjectNode json, FunnelQuery funnel) {
    json.put("preset", Names.PRESET.name(funnel.preset()));
    ArrayNode steps = json.putArray("steps");
    funnel.steps().forEach(step -> step(steps.addObject(), step));
    json.put("order", Names.ORDER.name(funnel.order()));
    millis(json, "window", funnel.windowMillis());
    json.put("counting", Names.COUNTING.name(funnel.counting()));
    ArrayNode exclusions = json.putArray("exclusions");
    for (FunnelQuery.Exclusion exclusion : funnel.exclusions()) {
      ObjectNode written = exclusions.addObject();
      selector(written, exclusion.selector());
      written.put("from", exclusion.from()).put("to", exclusion.to());
    }
    json.put("exclusionPolicy", Names.EXCLUSION_POLICY.name(funnel.exclusionPolicy()));
    breakdown(json, funnel.breakdown());
    json.put("strictlyIncreasing", funnel.strictlyIncreasing());
    millis(json, "grace", funnel.graceMillis());
    ArrayNode modes = json.putArray("modes");
    funnel.modes().stream().sorted().forEach(mode -> modes.add(Names.MODE.name(mode)));
    json.put("runs", Names.RUNS.name(funnel.runs()));
    json.put("select", Names.SELECT.name(funnel.select()));
    json.put("metric", Names.METRIC.name(funnel.metric()));
  }

  private static void step(ObjectNode json, FunnelQuery.Step step) {
    selector(json, step.selector());
    if (step.optional()) {
      json.put("optional", true);
    }
    millis(json, "within", step.withinMillis());
    if (step.minGapMillis() != 0) {
      millis(json, "minGap", step.minGapMillis());
    }
    if (step.direct()) {
      json.put("direct", true);
    }
    if (step.firstEver()) {
      json.put("firstEver", true);
    }
  }

  private static void breakdown(ObjectNode json, FunnelQuery.@Nullable Breakdown breakdown) {
    if (breakdown != null) {
      json.putObject("breakdown")
          .put("by", breakdown.by())
          .put("attribution", Names.ATTRIBUTION.name(breakdown.attribution()))
          .put("step", breakdown.step())
          .put("limit", breakdown.limit());
    }
  }

  private static void selector(ObjectNode json, Selector selector) {
    switch (selector) {
      case Selector.ByTouchpoint touchpoint -> json.put("touchpoint", touchpoint.touchpoint());
      case Selector.ByStage stage -> json.put("stage", stage.stage());
      case Selector.AnyOf any -> {
        ArrayNode parts = json.putArray("any");
        any.selectors().forEach(part -> selector(parts.addObject(), part));
      }
      case Selector.EveryEvent ignored -> json.put("any", "*");
    }
    filters(json, selector.filters());
    if (selector.name() != null) {
      json.put("name", selector.name());
    }
  }

  private static void filters(ObjectNode json, List<Filter> filters) {
    if (filters.isEmpty()) {
      return;
    }
    ArrayNode written = json.putArray("filters");
    for (Filter filter : filters) {
      ObjectNode one = written.addObject();
      one.put("key", filter.key()).put("op", filter.op().sign());
      if (filter.op() == Filter.Op.IN || filter.op() == Filter.Op.NOT_IN) {
        ArrayNode values = one.putArray("value");
        filter.values().forEach(values::add);
      } else {
        one.put("value", filter.values().getFirst());
      }
    }
  }

  private static void terms(ObjectNode json, Terms terms) {
    Scope scope = terms.scope();
    ObjectNode written = json.putObject("scope");
    written.put("model", scope.model().id());
    put(written, "product", scope.product());
    put(written, "persona", scope.persona());
    put(written, "segment", scope.segment());
    filters(written, scope.filters());
    written.put("filtersOn", Names.FILTERS_ON.name(scope.filtersOn()));
    json.put("unit", unit(terms.unit()));
    json.put("asOf", Instant.ofEpochMilli(terms.asOfMillis()).toString());
    json.put("timeZone", terms.zone().getId());
    json.put("language", terms.language().code());
  }

  private static String unit(Unit unit) {
    return switch (unit) {
      case Unit.Customer ignored -> "customer";
      case Unit.CustomerProduct ignored -> "product";
      case Unit.Session session -> "session:" + Durations.format(session.gapMillis());
      case Unit.Property property -> "property:" + property.key();
    };
  }

  private static void put(ObjectNode json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  private static void millis(ObjectNode json, String name, @Nullable Long millis) {
    if (millis != null) {
      json.put(name, Durations.format(millis));
    }
  }
}
