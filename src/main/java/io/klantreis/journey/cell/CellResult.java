package io.klantreis.journey.cell;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.funnel.FunnelResult.Kind;
import io.klantreis.journey.funnel.Standing;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The runs of a cell, the newest first.
///
/// @param all how many there are, of which `rows` may be fewer
public record CellResult(List<Row> rows, long all, Facts facts, List<Warning> warnings) {
  /// @param key the customer, or the value of the property by which units are made
  /// @param part what tells units of one customer apart: the product, or null
  /// @param unitMillis when the unit's first event was
  /// @param times when each step was made, ms since 1970; {@link #NOT_MADE} for not
  /// @param standing at the step that was asked about
  public record Row(
      String key,
      @Nullable String part,
      long unitMillis,
      Kind kind,
      String group,
      Standing standing,
      int furthest,
      long[] times,
      @Nullable String channel,
      @Nullable String campaign) {
    public Row {
      requireNonNull(key, "key is null");
    }

    public long entryMillis() {
      return times[0];
    }
  }

  /// Stands for a step that a run did not make.
  public static final long NOT_MADE = Long.MIN_VALUE;

  public CellResult {
    rows = List.copyOf(rows);
    warnings = List.copyOf(warnings);
  }
}
