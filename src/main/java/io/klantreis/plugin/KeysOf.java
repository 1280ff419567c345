package io.klantreis.plugin;

import io.klantreis.journey.query.ChangeQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.JourneyQuery;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.Unit;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fields and properties that a question names.
final class KeysOf {
  private KeysOf() {}

  static Set<String> query(JourneyQuery query) {
    Set<String> keys = new LinkedHashSet<>();
    FiltersOf.query(query).forEach(filter -> keys.add(filter.key()));
    String groupedBy = groupedBy(query);
    if (groupedBy != null) {
      keys.add(groupedBy);
    }
    if (query.terms().unit() instanceof Unit.Property property) {
      keys.add(property.key());
    }
    return keys;
  }

  /// The field by which an answer is broken down; null without one.
  static @Nullable String groupedBy(JourneyQuery query) {
    FunnelQuery funnel = FiltersOf.funnel(query);
    if (funnel != null) {
      return funnel.breakdown() == null ? null : funnel.breakdown().by();
    }
    return switch (query) {
      case ChangeQuery change -> groupedBy(change.asked());
      case StageDurationQuery stays ->
          switch (stays.split()) {
            case StageDurationQuery.Split.Breakdown groups -> groups.by();
            case StageDurationQuery.Split.Values two -> two.by();
            case StageDurationQuery.Split.Date ignored -> null;
            case null -> null;
          };
      default -> null;
    };
  }
}
