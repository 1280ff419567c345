package io.klantreis.journey.query;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.model.StageModel;

/// Where the events of the same customers lie in the scope's model and in another one.
public record ModelDiffQuery(Terms terms, StageModel other) implements JourneyQuery {
  public ModelDiffQuery {
    requireNonNull(terms, "terms is null");
    requireNonNull(other, "other is null");
  }
}
