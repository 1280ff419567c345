package io.klantreis.plugin;

import io.klantreis.journey.model.Filter;
import io.klantreis.journey.model.Selector;
import io.klantreis.journey.query.ChangeQuery;
import io.klantreis.journey.query.ComparePresetsQuery;
import io.klantreis.journey.query.CustomersQuery;
import io.klantreis.journey.query.ExplainQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelTrendQuery;
import io.klantreis.journey.query.JourneyQuery;
import io.klantreis.journey.query.TimeToConvertQuery;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every filter of a question, wherever it stands: its scope's, its steps' and its exclusions'.
final class FiltersOf {
  private FiltersOf() {}

  static List<Filter> query(JourneyQuery query) {
    List<Filter> filters = new ArrayList<>(query.terms().scope().filters());
    FunnelQuery funnel = funnel(query);
    if (funnel != null) {
      funnel.steps().forEach(step -> add(step.selector(), filters));
      funnel.exclusions().forEach(exclusion -> add(exclusion.selector(), filters));
    }
    return filters;
  }

  /// The funnel that a question asks or is about, or null.
  static @Nullable FunnelQuery funnel(JourneyQuery query) {
    return switch (query) {
      case FunnelQuery funnel -> funnel;
      case FunnelTrendQuery trend -> trend.funnel();
      case TimeToConvertQuery times -> times.funnel();
      case CustomersQuery customers -> customers.funnel();
      case ExplainQuery explain -> explain.funnel();
      case ComparePresetsQuery compared -> compared.base();
      case ChangeQuery change -> funnel(change.asked());
      default -> null;
    };
  }

  private static void add(Selector selector, List<Filter> filters) {
    filters.addAll(selector.filters());
    if (selector instanceof Selector.AnyOf any) {
      any.selectors().forEach(one -> add(one, filters));
    }
  }
}
