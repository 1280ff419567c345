package io.klantreis.journey.query;

import static java.util.Objects.requireNonNull;

/// The changes and campaigns of the model's definition that lie in the range (contract §4.6).
public record AnnotationsQuery(Terms terms, Of of) implements JourneyQuery {
  public enum Of {
    ALL,
    CHANGES,
    CAMPAIGNS
  }

  public AnnotationsQuery {
    requireNonNull(terms, "terms is null");
    requireNonNull(of, "of is null");
  }
}
