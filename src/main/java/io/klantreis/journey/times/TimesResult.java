package io.klantreis.journey.times;

import io.klantreis.journey.funnel.FunnelResult.Kind;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to {@code timeToConvert}. Arrays are owned by their record and not copied.
public sealed interface TimesResult {
  Facts facts();

  List<Warning> warnings();

  /// @param bins null where nobody got from the one step to the other
  record Histogram(@Nullable Bins bins, List<Counts> groups, Facts facts, List<Warning> warnings)
      implements TimesResult {
    public Histogram {
      groups = List.copyOf(groups);
      warnings = List.copyOf(warnings);
    }
  }

  /// How many runs of a group fall in each bin.
  record Counts(Kind kind, String group, long[] counts) {}

  record Curves(List<Curve> groups, Facts facts, List<Warning> warnings) implements TimesResult {
    public Curves {
      groups = List.copyOf(groups);
      warnings = List.copyOf(warnings);
    }
  }

  /// The share of a group's runs that had made the step by each time since the step before it, ms.
  record Curve(
      Kind kind, String group, long[] times, double[] share, double[] low, double[] high) {}
}
