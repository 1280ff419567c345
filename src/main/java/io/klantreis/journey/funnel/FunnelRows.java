package io.klantreis.journey.funnel;

import io.klantreis.journey.funnel.FunnelResult.Row;
import io.klantreis.journey.query.FunnelQuery.Step;
import io.klantreis.journey.run.Program;
import io.klantreis.journey.stats.Estimate;
import io.klantreis.journey.stats.Proportions;
import java.util.ArrayList;
import java.util.List;

/// Turns tallies into the rows that are shown.
public final class FunnelRows {
  private final Program program;
  private final Hops hops;

  public FunnelRows(Program program, Hops hops) {
    this.program = program;
    this.hops = hops;
  }

  public List<Row> of(Tally tally) {
    List<Row> rows = new ArrayList<>();
    for (int k = 0; k < hops.size(); k++) {
      rows.add(row(tally, k));
    }
    return rows;
  }

  private Row row(Tally tally, int k) {
    Step step = program.query().steps().get(hops.from(k));
    boolean last = hops.isLast(k);
    long converted = tally.ratedConverted[k];
    long rated = tally.ratedEntered[k];
    Estimate conversion = last ? Estimate.UNKNOWN : Proportions.wilson(converted, rated);
    if (tally.projection != null && !last) {
      conversion = tally.projection.conversion(k);
    }
    return new Row(
        step.name(),
        step.label(),
        tally.entered[k],
        tally.converted[k],
        tally.open[k],
        tally.entered[k] - tally.converted[k] - tally.open[k],
        conversion.value(),
        conversion.low(),
        conversion.high(),
        total(tally, k).value(),
        rated,
        tally.times[k].quantile(0.5),
        tally.times[k].mean(),
        tally.times[k].quantile(0.9));
  }

  /// The share of those at the first row's step that reach this one.
  public Estimate total(Tally tally, int row) {
    return tally.projection == null
        ? Proportions.wilson(tally.ratedEntered[row], tally.ratedEntered[0])
        : tally.projection.total(row);
  }
}
