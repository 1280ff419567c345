package io.klantreis.journey.stage;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.model.Labels;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to {@code inStage}. NaN stands for "not known".
///
/// @param people those who stand there, the longest against their stage first; at most the limit
/// @param all how many stand there
/// @param summaries one a stage
public record InStageResult(
    List<Person> people, long all, List<Summary> summaries, Facts facts, List<Warning> warnings) {
  /// A unit that stands in a stage.
  ///
  /// @param customer the key of a customer of the unit
  /// @param unit the unit's product or property, or null where the unit is the customer
  /// @param since when the stay began, ms since 1970
  /// @param age ms
  /// @param percentile the share of the stage's stays that are over by that age
  /// @param target ms
  /// @param last the latest touchpoint, whatever its stage
  public record Person(
      String customer,
      @Nullable String unit,
      String stage,
      Labels label,
      long since,
      long age,
      double percentile,
      boolean stuck,
      double target,
      String last,
      long lastMillis) {}

  /// Who stands in one stage, together.
  ///
  /// @param stuck how many, or -1 where too few stays are known to tell
  /// @param stuckAge from which age on somebody is stuck, ms
  /// @param medianAge,oldest ms
  /// @param usual the median stay (Kaplan–Meier), ms
  /// @param stays how many stays that rests on
  public record Summary(
      String stage,
      Labels label,
      long inStage,
      long stuck,
      double stuckAge,
      double target,
      long overTarget,
      double medianAge,
      double oldest,
      double usual,
      long stays) {}

  public InStageResult {
    people = List.copyOf(people);
    summaries = List.copyOf(summaries);
    requireNonNull(facts, "facts is null");
    warnings = List.copyOf(warnings);
  }
}
