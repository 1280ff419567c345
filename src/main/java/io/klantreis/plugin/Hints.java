package io.klantreis.plugin;

import io.klantreis.journey.index.Dictionary;
import io.klantreis.journey.index.Fields;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.JourneyQuery;
import io.klantreis.journey.query.Scope;
import io.klantreis.plugin.answer.Answer;
import io.klantreis.plugin.json.Nearest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What can be told of a question before it is answered: names that nobody has, parts that say
/// nothing, an empty store, an index that could not be refreshed.
final class Hints {
  private Hints() {}

  static void of(JourneyQuery query, JourneyIndex index, @Nullable String trouble, Answer answer) {
    if (trouble != null) {
      answer.stale(trouble);
    }
    if (index.events() == 0) {
      answer.emptyStore();
      return;
    }
    Scope scope = query.terms().scope();
    value("product", scope.product(), index, answer);
    value("persona", scope.persona(), index, answer);
    value("segment", scope.segment(), index, answer);
    KeysOf.query(query).forEach(key -> property(key, index, answer));
    FunnelQuery funnel = FiltersOf.funnel(query);
    if (funnel != null && funnel.order() == FunnelQuery.Order.ANY) {
      stepsBefore(funnel.steps(), answer);
    }
  }

  /// Fields are known whether or not somebody fills them; a property that nobody has is misspelt.
  private static void property(String key, JourneyIndex index, Answer answer) {
    String name = Fields.resolve(key);
    if (name.startsWith(Fields.PROPERTIES) && index.text(name).dictionary().size() == 0) {
      List<String> known = index.source().keys().stream().map(Hints::plain).toList();
      answer.unknownKey(key, Nearest.of(plain(key), known).orElse(null));
    }
  }

  private static String plain(String key) {
    return key.startsWith(Fields.PROPERTIES) ? key.substring(Fields.PROPERTIES.length()) : key;
  }

  /// What steps say of the step before them, where there is none.
  private static void stepsBefore(List<FunnelQuery.Step> steps, Answer answer) {
    Set<String> said = new TreeSet<>();
    for (FunnelQuery.Step step : steps) {
      said.addAll(step.optional() ? Set.of("optional") : Set.of());
      said.addAll(step.direct() ? Set.of("direct") : Set.of());
      said.addAll(step.withinMillis() != null ? Set.of("within") : Set.of());
      said.addAll(step.minGapMillis() > 0 ? Set.of("minGap") : Set.of());
    }
    if (!said.isEmpty()) {
      answer.saysNothingInAnyOrder(said);
    }
  }

  private static void value(
      String field, @Nullable String value, JourneyIndex index, Answer answer) {
    if (value == null) {
      return;
    }
    Dictionary known = index.text(field).dictionary();
    if (known.code(value) < 0) {
      answer.unknownValue(field, value, Nearest.of(value, known.values()).orElse(null));
    }
  }
}
