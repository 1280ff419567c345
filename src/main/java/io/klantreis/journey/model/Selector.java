package io.klantreis.journey.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which events fit: by touchpoint, by stage, any of several, or every event; each with filters.
public sealed interface Selector {
  List<Filter> filters();

  /// The name the user gave it, or null.
  @Nullable String name();

  record ByTouchpoint(String touchpoint, List<Filter> filters, @Nullable String name)
      implements Selector {
    public ByTouchpoint {
      requireNonNull(touchpoint, "touchpoint is null");
      filters = List.copyOf(filters);
    }
  }

  /// @param stage a stage id of the model asked for (labels and aliases are already resolved)
  record ByStage(String stage, List<Filter> filters, @Nullable String name) implements Selector {
    public ByStage {
      requireNonNull(stage, "stage is null");
      filters = List.copyOf(filters);
    }
  }

  record AnyOf(List<Selector> selectors, List<Filter> filters, @Nullable String name)
      implements Selector {
    public AnyOf {
      selectors = List.copyOf(selectors);
      filters = List.copyOf(filters);
    }
  }

  record EveryEvent(List<Filter> filters, @Nullable String name) implements Selector {
    public EveryEvent {
      filters = List.copyOf(filters);
    }
  }
}
