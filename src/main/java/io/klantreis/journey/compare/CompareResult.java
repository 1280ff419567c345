package io.klantreis.journey.compare;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.funnel.FunnelResult.Kind;
import io.klantreis.journey.funnel.FunnelResult.Row;
import io.klantreis.journey.query.Axis;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Warning;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A funnel under every preset.
///
/// @param presets the base first
/// @param asked how many funnels it took
public record CompareResult(
    List<Compared> presets, int asked, Facts facts, List<Warning> warnings) {
  /// One preset's answer beside the base's.
  ///
  /// @param needed the smallest set of axes that, changed in the base, gives this answer in full
  public record Compared(
      FunnelQuery query, List<Line> lines, List<Effect> effects, Set<Axis> needed) {
    public Compared {
      requireNonNull(query, "query is null");
      lines = List.copyOf(lines);
      effects = List.copyOf(effects);
    }
  }

  /// One step of one group.
  ///
  /// @param row null where this preset has no such group
  /// @param difference of `entered`, from the base's
  /// @param axes the smallest set of axes that explains the row in full; empty where it is the
  ///   base's
  /// @param interact whether these together do something else than the sum of what each does alone
  public record Line(
      Kind kind,
      String group,
      int step,
      @Nullable Row row,
      long difference,
      Set<Axis> axes,
      boolean interact) {}

  /// What an axis does to the base when it alone is changed.
  ///
  /// @param moves the change of `entered`, a number a line
  public record Effect(Axis axis, List<Long> moves) {
    public Effect {
      moves = List.copyOf(moves);
    }
  }

  public CompareResult {
    presets = List.copyOf(presets);
    requireNonNull(facts, "facts is null");
    warnings = List.copyOf(warnings);
  }
}
