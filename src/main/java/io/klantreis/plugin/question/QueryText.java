package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.query.AnnotationsQuery;
import io.klantreis.journey.query.ChangeQuery;
import io.klantreis.journey.query.ComparePresetsQuery;
import io.klantreis.journey.query.CountsQuery;
import io.klantreis.journey.query.CustomerJourneyQuery;
import io.klantreis.journey.query.CustomersQuery;
import io.klantreis.journey.query.ExplainQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelTrendQuery;
import io.klantreis.journey.query.InStageQuery;
import io.klantreis.journey.query.JourneyMapQuery;
import io.klantreis.journey.query.JourneyQuery;
import io.klantreis.journey.query.ModelDiffQuery;
import io.klantreis.journey.query.Scope;
import io.klantreis.journey.query.SentimentQuery;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.TimeToConvertQuery;
import io.klantreis.journey.query.Unit;
import io.klantreis.plugin.json.Durations;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Writes a question in full, every default filled in. What it writes is read back as the same
/// question. Each kind of question has a writer of its own.
public final class QueryText {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private QueryText() {}

  public static ObjectNode write(JourneyQuery query) {
    ObjectNode json = JSON.objectNode();
    kind(json, query);
    terms(json, query.terms());
    return json;
  }

  private static void kind(ObjectNode json, JourneyQuery query) {
    switch (query) {
      case FunnelQuery funnel -> FunnelText.write(json, funnel);
      case FunnelTrendQuery trend -> TrendText.write(json, trend);
      case TimeToConvertQuery times -> TimesText.write(json, times);
      case CustomersQuery customers -> CellText.write(json, customers);
      case ExplainQuery explain -> ExplainText.write(json, explain);
      case ComparePresetsQuery compared -> CompareText.write(json, compared);
      case StageDurationQuery duration -> DurationText.write(json, duration);
      case InStageQuery people -> InStageText.write(json, people);
      case JourneyMapQuery map -> MapText.write(json, map);
      case ModelDiffQuery diff -> MapText.write(json, diff);
      case SentimentQuery sentiment -> SentimentText.write(json, sentiment);
      case CountsQuery counts -> CountsText.write(json, counts);
      case CustomerJourneyQuery journey -> {
        json.put("queryType", Names.JOURNEY);
        json.put("customer", journey.customer());
        json.put("format", Names.JOURNEY_FORMAT.name(journey.format()));
      }
      case AnnotationsQuery annotations -> {
        json.put("queryType", Names.ANNOTATIONS);
        json.put("of", Names.ANNOTATIONS_OF.name(annotations.of()));
      }
      case ChangeQuery change -> {
        kind(json, change.asked());
        ChangeText.write(json, change);
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
    SelectorText.filters(written, scope.filters());
    written.put("filtersOn", Names.FILTERS_ON.name(scope.filtersOn()));
    json.put("unit", unit(terms.unit()));
    long range = terms.toMillis() - terms.fromMillis();
    if (range > 0 && range <= Durations.MAX_MILLIS) {
      json.put("range", Durations.format(range));
    }
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

  static void millis(ObjectNode json, String name, @Nullable Long millis) {
    if (millis != null) {
      json.put(name, Durations.format(millis));
    }
  }
}
