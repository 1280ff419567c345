package io.klantreis.journey.counts;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.model.Labels;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Warning;
import io.klantreis.journey.time.TimeAxis;
import java.util.List;

/// The answer to {@code counts}. Counts are whole numbers; NaN (only of seconds since the last
/// event) stands for "there was none".
public sealed interface CountsResult {
  Facts facts();

  List<Warning> warnings();

  /// One row a group over the whole range; formats `table`, `wide` and `alert`.
  record Table(List<Row> rows, Facts facts, List<Warning> warnings) implements CountsResult {
    public Table {
      rows = List.copyOf(rows);
      requireNonNull(facts, "facts is null");
      warnings = List.copyOf(warnings);
    }
  }

  /// One line a group; format `series`.
  record Series(TimeAxis axis, List<Line> lines, Facts facts, List<Warning> warnings)
      implements CountsResult {
    public Series {
      requireNonNull(axis, "axis is null");
      lines = List.copyOf(lines);
      requireNonNull(facts, "facts is null");
      warnings = List.copyOf(warnings);
    }
  }

  /// @param group the value of the question's `by`, `(none)` where events have none; empty for by
  ///   none
  record Row(String group, Labels label, double value) {}

  /// The array is owned by the line and not copied.
  record Line(String group, Labels label, double[] values) {}
}
