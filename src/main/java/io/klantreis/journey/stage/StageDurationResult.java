package io.klantreis.journey.stage;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.model.Labels;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Warning;
import io.klantreis.journey.time.TimeAxis;
import java.util.List;

/// The answer to {@code stageDuration}. Every time is in ms; NaN stands for "not known".
public sealed interface StageDurationResult {
  Facts facts();

  List<Warning> warnings();

  /// One row a stage, in the model's order; formats `table` and `alert`.
  record Table(List<Row> rows, Facts facts, List<Warning> warnings) implements StageDurationResult {
    public Table {
      rows = List.copyOf(rows);
      requireNonNull(facts, "facts is null");
      warnings = List.copyOf(warnings);
    }
  }

  /// One line a stage; format `series`.
  record Series(TimeAxis axis, List<Line> lines, Facts facts, List<Warning> warnings)
      implements StageDurationResult {
    public Series {
      requireNonNull(axis, "axis is null");
      lines = List.copyOf(lines);
      requireNonNull(facts, "facts is null");
      warnings = List.copyOf(warnings);
    }
  }

  /// Where stays lead; format `flow`. Nodes are all stages in the model's order; edges are those
  /// that some stay took.
  record Flow(List<Node> nodes, List<Edge> edges, Facts facts, List<Warning> warnings)
      implements StageDurationResult {
    public Flow {
      nodes = List.copyOf(nodes);
      edges = List.copyOf(edges);
      requireNonNull(facts, "facts is null");
      warnings = List.copyOf(warnings);
    }
  }

  /// A stage and how its stays ended: entered = forward + back + lost + open.
  record Node(Row row, long forward, long back, long lost, long open) {}

  /// Stays in one stage that ended with a touchpoint of another.
  ///
  /// @param from,to positions of the stages in the model's order
  /// @param meanTime mean length of the stays in the first stage that led to the second
  record Edge(int from, int to, Direction direction, long stays, double meanTime) {}

  /// Where an edge leads.
  enum Direction {
    /// To the next stage.
    FORWARD,
    /// To a later stage, past at least one.
    SKIPPED,
    /// To an earlier stage.
    BACK
  }

  /// What is known of one stage's stays.
  ///
  /// @param stage the stage's id
  /// @param entered stays that began in the range = completed + open
  /// @param completed stays that ended by `asOf`
  /// @param open stays that still lasted at `asOf`
  /// @param median,p25,p75,p90 Kaplan–Meier, open stays censored; NaN where the curve stays above
  /// @param medianLow,medianHigh 95 % interval of the median; NaN where it has no end
  /// @param rmst mean time in the stage up to the horizon
  /// @param rmstLow,rmstHigh its 95 % interval
  /// @param meanCompleted mean of the completed stays alone, which is too short where stays are
  ///   open
  record Row(
      String stage,
      Labels label,
      long entered,
      long completed,
      long open,
      double median,
      double p25,
      double p75,
      double p90,
      double medianLow,
      double medianHigh,
      double rmst,
      double rmstLow,
      double rmstHigh,
      double meanCompleted) {}

  /// Medians of the stays begun in each interval (NaN: none, or not reached), with their 95 %
  /// intervals and how many stays there were. The arrays are owned by the line and not copied.
  record Line(
      String stage, Labels label, double[] median, double[] low, double[] high, long[] entered) {}
}
