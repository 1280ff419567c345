package io.klantreis.journey.query;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A funnel under every preset, and which axes explain each difference (contract §4.6).
///
/// @param base what the others are compared with
/// @param others the same funnel under each of the other presets
/// @param given fields that the asker gave, of those that presets fill in: they stay as they are
///   under every preset
public record ComparePresetsQuery(FunnelQuery base, List<FunnelQuery> others, Set<String> given)
    implements JourneyQuery {
  public ComparePresetsQuery {
    requireNonNull(base, "base is null");
    others = List.copyOf(others);
    given = Set.copyOf(new TreeSet<>(given));
  }

  @Override
  public Terms terms() {
    return base.terms();
  }
}
