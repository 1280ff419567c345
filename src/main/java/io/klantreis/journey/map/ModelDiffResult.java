package io.klantreis.journey.map;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.model.Labels;
import io.klantreis.journey.run.Facts;
import java.util.List;

/// The answer to {@code modelDiff}: a row a pair of stages in which some event lies.
public record ModelDiffResult(List<Row> rows, Facts facts) {
  /// Events that lie in one stage of the scope's model and in one of the other.
  ///
  /// @param stage,other the stages' ids; `(none)` for outside the model
  /// @param agrees whether the crosswalk makes the two the same place
  /// @param events how many events
  /// @param units how many units had such an event
  public record Row(
      String stage,
      Labels label,
      String other,
      Labels otherLabel,
      boolean agrees,
      long events,
      long units) {}

  public ModelDiffResult {
    rows = List.copyOf(rows);
    requireNonNull(facts, "facts is null");
  }
}
