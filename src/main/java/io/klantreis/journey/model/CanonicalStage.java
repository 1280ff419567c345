package io.klantreis.journey.model;

import java.util.Locale;
import java.util.Optional;

/// The seven stages through which every model is carried into every other (article 000, in order).
public enum CanonicalStage {
  AWARENESS,
  CONSIDERATION,
  DECISION,
  PURCHASE,
  EXPERIENCE,
  LOYALTY,
  ADVOCACY;

  /// The id that events and models use, such as `awareness`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The stage with that id, whatever its case.
  public static Optional<CanonicalStage> of(String id) {
    for (CanonicalStage stage : values()) {
      if (stage.name().equalsIgnoreCase(id.strip())) {
        return Optional.of(stage);
      }
    }
    return Optional.empty();
  }
}
