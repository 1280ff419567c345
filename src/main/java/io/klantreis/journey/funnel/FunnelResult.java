package io.klantreis.journey.funnel;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.query.Metric;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Warning;
import java.util.List;

/// A funnel's answer: a group a value of the breakdown, or one group without.
///
/// @param groups the largest first; `(other)`, `(none)` and `(did not reach)` last
public record FunnelResult(List<Group> groups, Facts facts, List<Warning> warnings) {
  /// @param name the value as it is sent: never translated; empty without a breakdown
  public record Group(Kind kind, String name, List<Row> rows) {
    public Group {
      requireNonNull(kind, "kind is null");
      requireNonNull(name, "name is null");
      rows = List.copyOf(rows);
    }

    private Group ofNobody() {
      return new Group(kind, name, rows.stream().map(Row::ofNobody).toList());
    }
  }

  /// What a group stands for.
  public enum Kind {
    /// Everybody: there is no breakdown.
    ALL(""),
    VALUE(""),
    OTHER("(other)"),
    NONE("(none)"),
    DID_NOT_REACH("(did not reach)");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /// The fixed text that is sent for this kind.
    public String text() {
      return text;
    }
  }

  /// One step of one group; the fields of contract §4.1. A rate or time that does not exist is NaN.
  ///
  /// @param matured the denominator of `conversion`
  /// @param medianTime,meanTime,p90Time milliseconds from this step to the next
  public record Row(
      String step,
      String label,
      long entered,
      long converted,
      long open,
      long dropped,
      double conversion,
      double conversionLow,
      double conversionHigh,
      double conversionTotal,
      long matured,
      double medianTime,
      double meanTime,
      double p90Time) {
    /// The same step where nobody enters.
    Row ofNobody() {
      double none = Double.NaN;
      return new Row(step, label, 0, 0, 0, 0, none, none, none, none, 0, none, none, none);
    }

    /// The one number that an alert or a trend tells.
    public double value(Metric metric) {
      return switch (metric) {
        case CONVERSION -> conversion;
        case CONVERSION_LOW -> conversionLow;
        case CONVERSION_HIGH -> conversionHigh;
        case DROP_OFF -> 1 - conversion;
        case DROP_OFF_LOW -> 1 - conversionHigh;
        case DROP_OFF_HIGH -> 1 - conversionLow;
        case CONVERSION_TOTAL -> conversionTotal;
        case ENTERED -> entered;
        case CONVERTED -> converted;
        case OPEN -> open;
        case MEDIAN_TIME -> medianTime;
        case MEAN_TIME -> meanTime;
        case P90_TIME -> p90Time;
      };
    }
  }

  public FunnelResult {
    groups = List.copyOf(groups);
    requireNonNull(facts, "facts is null");
    warnings = List.copyOf(warnings);
  }

  /// Whether anybody entered.
  public boolean isEntered() {
    return groups.stream().anyMatch(group -> group.rows().getFirst().entered() > 0);
  }

  /// The same answer with another's groups, in which nobody does anything; without groups where
  /// nobody entered there either.
  public FunnelResult withNobodyOf(FunnelResult other) {
    List<Group> empty =
        other.isEntered() ? other.groups.stream().map(Group::ofNobody).toList() : List.of();
    return new FunnelResult(empty, facts, warnings);
  }
}
