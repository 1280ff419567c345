package io.klantreis.journey.query;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.model.Filter;
import io.klantreis.journey.model.StageModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which events and which customers a question is about.
///
/// @param product only events of this product, or null for all
/// @param persona only customers whose latest persona this is, or null for all
/// @param segment only customers whose latest segment this is, or null for all
public record Scope(
    StageModel model,
    @Nullable String product,
    @Nullable String persona,
    @Nullable String segment,
    List<Filter> filters,
    FiltersOn filtersOn) {
  /// What the filters look at.
  public enum FiltersOn {
    /// Events that do not match are dropped before anything else.
    EVENTS,
    /// A run's first event must match.
    ENTRY,
    /// Some event of the customer must match.
    CUSTOMER
  }

  public Scope {
    requireNonNull(model, "model is null");
    filters = List.copyOf(filters);
    requireNonNull(filtersOn, "filtersOn is null");
  }
}
