package io.klantreis.journey.change;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Warning;
import java.util.List;

/// What has changed: a row an instance of the alert.
///
/// @param rows a row an instance
/// @param lookMillis the moment that the answer is as of
/// @param recent how many things lie in what is tested, of all rows together
public record ChangeResult(
    List<Row> rows, long lookMillis, long recent, Facts facts, List<Warning> warnings) {
  /// One instance.
  ///
  /// @param group the value of the question's breakdown or `by`; empty where there is none
  /// @param isValue whether the group is a value, and not `(other)`, `(none)` or the like
  /// @param id the step or the stage; empty where there is none
  public record Row(String group, boolean isValue, String id, Verdict verdict) {}

  /// What can be told of one number. NaN stands for "not known, or too few".
  ///
  /// @param recent,baseline the number in the range, and before it
  /// @param recentSize,baselineSize of how many
  /// @param change the difference; of durations the part by which they became longer
  /// @param low,high its plain 95 % interval, which holds for one look
  /// @param changeLow,changeHigh the bounds that hold for a month of looks, of the range alone
  /// @param fall,rise the least that it fell or rose by, of the range and the last days; holds for
  ///   a month of looks at all instances
  public record Verdict(
      double recent,
      double baseline,
      long recentSize,
      long baselineSize,
      double change,
      double low,
      double high,
      double changeLow,
      double changeHigh,
      double fall,
      double rise) {}

  public ChangeResult {
    rows = List.copyOf(rows);
    requireNonNull(facts, "facts is null");
    warnings = List.copyOf(warnings);
  }
}
