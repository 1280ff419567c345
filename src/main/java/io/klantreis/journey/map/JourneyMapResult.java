package io.klantreis.journey.map;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.model.Labels;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageDefinition;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Warning;
import io.klantreis.journey.sentiment.SentimentResult;
import io.klantreis.journey.stage.StageDurationResult;
import io.klantreis.journey.stats.Estimate;
import java.util.List;

/// The answer to {@code journeyMap}: the stages in the model's order, and the moves between them.
public record JourneyMapResult(
    List<OnMap> stages, List<StageDurationResult.Edge> edges, Facts facts, List<Warning> warnings) {
  /// One stage, measured and believed. NaN stands for "not known".
  ///
  /// @param customers units with an event here in the range
  /// @param conversion the share of units that came here and went on to a later stage within the
  ///   window, of those whose window has closed
  /// @param matured how many these are
  /// @param open units that came here and whose windows all still run
  /// @param stay how long they stayed
  /// @param feeling how they felt
  /// @param touchpoints the ones most units had, the first most
  /// @param reasons why customers left, the first most often; only those that enough gave
  /// @param questions,complaints events of that kind
  public record OnMap(
      Stage stage,
      StageDefinition known,
      long customers,
      Estimate conversion,
      long matured,
      long open,
      StageDurationResult.Row stay,
      SentimentResult.Row feeling,
      List<Named> touchpoints,
      List<Named> reasons,
      long questions,
      long complaints,
      double value,
      double cost,
      Check conversionCheck,
      Check timeCheck,
      Check feelingCheck) {}

  /// Something with a name, and how many units had it.
  public record Named(String name, Labels label, long units) {}

  public JourneyMapResult {
    stages = List.copyOf(stages);
    edges = List.copyOf(edges);
    requireNonNull(facts, "facts is null");
    warnings = List.copyOf(warnings);
  }
}
