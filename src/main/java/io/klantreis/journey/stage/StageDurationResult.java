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

  /// One row a stage, in the model's order, for each group; formats `table`, `wide` and `alert`.
  record Table(List<Row> rows, Facts facts, List<Warning> warnings) implements StageDurationResult {
    public Table {
      rows = List.copyOf(rows);
      requireNonNull(facts, "facts is null");
      warnings = List.copyOf(warnings);
    }
  }

  /// One line a stage and group; format `series`.
  record Series(TimeAxis axis, List<Line> lines, Facts facts, List<Warning> warnings)
      implements StageDurationResult {
    public Series {
      requireNonNull(axis, "axis is null");
      lines = List.copyOf(lines);
      requireNonNull(facts, "facts is null");
      warnings = List.copyOf(warnings);
    }
  }

  /// How long the stays begun in each interval lasted; format `heatmap`.
  ///
  /// @param bounds where each bucket of lengths begins, ascending; each ends where the next begins,
  ///   the last has no end
  record Heatmap(
      TimeAxis axis, List<Long> bounds, List<Cells> stages, Facts facts, List<Warning> warnings)
      implements StageDurationResult {
    public Heatmap {
      requireNonNull(axis, "axis is null");
      bounds = List.copyOf(bounds);
      stages = List.copyOf(stages);
      requireNonNull(facts, "facts is null");
      warnings = List.copyOf(warnings);
    }
  }

  /// What became of stays as time goes by; format `curve`.
  record Curves(List<Long> times, List<Curve> curves, Facts facts, List<Warning> warnings)
      implements StageDurationResult {
    public Curves {
      times = List.copyOf(times);
      curves = List.copyOf(curves);
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
  ///
  /// @param forward stays that led to any later stage, those past others included
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
      double meanCompleted,
      Detail detail) {}

  /// What else is known of them.
  ///
  /// @param group the group's value, or empty where everything is one group
  /// @param forward,skipped,back,lost stays that ended so; with `open` they are `entered`
  /// @param advancedShare,backShare,lostShare,stillShare the shares that ended so, or not, up to
  ///   the horizon (Aalen–Johansen); together 1
  /// @param units units with a stay here
  /// @param revisited of these, those that came back here
  /// @param target how long a stay should take at most; NaN where the model does not say
  /// @param overTarget stays that took longer, or have so far
  /// @param overTargetShare the share that takes longer (Kaplan–Meier)
  record Detail(
      String group,
      Labels groupLabel,
      Ends p25,
      Ends p75,
      Ends p90,
      long forward,
      long skipped,
      long back,
      long lost,
      double advancedShare,
      double backShare,
      double lostShare,
      double stillShare,
      long units,
      long revisited,
      double target,
      long overTarget,
      double overTargetShare,
      Comparison comparison) {}

  /// The ends of a 95 % interval; NaN where there is none.
  record Ends(double low, double high) {}

  /// Whether two groups differ in how long they stay (log-rank); NaN where nothing was compared.
  ///
  /// @param pAdjusted the p-value among those of all stages (Benjamini and Hochberg)
  record Comparison(double chi2, double p, double pAdjusted) {
    static final Comparison NONE = new Comparison(Double.NaN, Double.NaN, Double.NaN);
  }

  /// Medians of the stays begun in each interval (NaN: none, or not reached), with their 95 %
  /// intervals and how many stays there were. The arrays are owned by the line and not copied.
  record Line(
      String stage,
      Labels label,
      String group,
      Labels groupLabel,
      double[] median,
      double[] low,
      double[] high,
      long[] entered) {}

  /// Stays of one stage by bucket and interval; those still open have a row of their own, for how
  /// long they will be is not known. The arrays are owned and not copied.
  record Cells(String stage, Labels label, long[][] ended, long[] open) {}

  /// For each time the shares still there, gone on, gone back and lost. The arrays are owned and
  /// not copied.
  record Curve(
      String stage,
      Labels label,
      String group,
      Labels groupLabel,
      double[] still,
      double[] low,
      double[] high,
      double[] advanced,
      double[] back,
      double[] lost) {}
}
