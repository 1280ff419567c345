package io.klantreis.journey.query;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// The journey as a map: what was measured in each stage, beside what people know and believe
/// (contract §4.6).
///
/// @param windowMillis within which somebody must go on to count as converted
/// @param idleMillis after so long without an event a stay counts as lost, or null for never
public record JourneyMapQuery(
    Terms terms, long windowMillis, @Nullable Long idleMillis, Layout layout)
    implements JourneyQuery {
  /// How the map is laid out.
  public enum Layout {
    /// A row a stage.
    STAGES,
    /// A row a lane.
    LANES,
    /// A picture: stages as nodes.
    FLOW
  }

  public JourneyMapQuery {
    requireNonNull(terms, "terms is null");
    requireNonNull(layout, "layout is null");
  }
}
