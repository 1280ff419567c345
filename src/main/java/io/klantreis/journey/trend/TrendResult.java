package io.klantreis.journey.trend;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.funnel.FunnelResult.Kind;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Warning;
import io.klantreis.journey.time.TimeAxis;
import java.util.List;

/// A trend's answer: a line a group and step.
public record TrendResult(TimeAxis axis, List<Line> lines, Facts facts, List<Warning> warnings) {
  /// One step of one group over all intervals. A value that does not exist is NaN. The arrays are
  /// owned by the line and not copied.
  ///
  /// @param step the id of the step told about, `label` what is shown
  /// @param low,high the 95 % interval of a share; NaN for other metrics
  /// @param openShare of the interval's entries in the group, the share that has not matured
  public record Line(
      Kind kind,
      String group,
      String step,
      String label,
      double[] values,
      double[] low,
      double[] high,
      double[] openShare) {
    public Line {
      requireNonNull(kind, "kind is null");
      requireNonNull(group, "group is null");
      requireNonNull(step, "step is null");
      requireNonNull(label, "label is null");
    }
  }

  public TrendResult {
    requireNonNull(axis, "axis is null");
    lines = List.copyOf(lines);
    requireNonNull(facts, "facts is null");
    warnings = List.copyOf(warnings);
  }
}
