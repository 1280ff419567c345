package io.klantreis.journey.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What people know and believe about a journey, written down beside its stages. None of it is
/// measured; {@code journeyMap} sets it next to what is.
///
/// @param about what the map is about, or null where nobody said
/// @param catalogue points of contact with their names and channels, in the file's order
/// @param stages by the stage's id; a stage without one has {@link StageDefinition#EMPTY}
public record JourneyDefinition(
    @Nullable MapSubject about,
    List<Labels> goals,
    List<Persona> personas,
    List<Touchpoint> catalogue,
    List<Change> changes,
    List<Campaign> campaigns,
    Map<String, StageDefinition> stages) {
  /// Nothing is known.
  public static final JourneyDefinition EMPTY =
      new JourneyDefinition(null, List.of(), List.of(), List.of(), List.of(), List.of(), Map.of());

  public JourneyDefinition {
    goals = List.copyOf(goals);
    personas = List.copyOf(personas);
    catalogue = List.copyOf(catalogue);
    changes = List.copyOf(changes);
    campaigns = List.copyOf(campaigns);
    stages = Map.copyOf(stages);
  }

  public StageDefinition stage(String id) {
    return requireNonNull(stages.getOrDefault(id, StageDefinition.EMPTY));
  }

  /// The name of a point of contact; its own where the catalogue has none.
  public Labels labelOf(String touchpoint) {
    for (Touchpoint known : catalogue) {
      if (known.name().equalsIgnoreCase(touchpoint)) {
        return known.labels();
      }
    }
    return Labels.same(touchpoint);
  }
}
