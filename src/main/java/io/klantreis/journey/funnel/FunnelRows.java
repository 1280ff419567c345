package io.klantreis.journey.funnel;

import io.klantreis.journey.funnel.FunnelResult.Row;
import io.klantreis.journey.query.FunnelQuery.Step;
import io.klantreis.journey.run.Program;
import io.klantreis.journey.stats.Estimate;
import io.klantreis.journey.stats.Proportions;
import java.util.ArrayList;
import java.util.List;

/// Turns tallies into the rows that are shown.
final class FunnelRows {
  private final Program program;

  FunnelRows(Program program) {
    this.program = program;
  }

  List<Row> of(Tally tally) {
    List<Row> rows = new ArrayList<>();
    for (int k = 0; k < program.steps(); k++) {
      rows.add(row(tally, k));
    }
    return rows;
  }

  private Row row(Tally tally, int k) {
    Step step = program.query().steps().get(k);
    boolean last = program.nextRequired(k + 1) == program.steps();
    long converted = tally.ratedConverted[k];
    long rated = tally.ratedEntered[k];
    Estimate conversion = last ? Estimate.UNKNOWN : Proportions.wilson(converted, rated);
    double total = tally.ratedEntered[0] == 0 ? Double.NaN : (double) rated / tally.ratedEntered[0];
    if (tally.projection != null) {
      conversion = last ? Estimate.UNKNOWN : tally.projection.conversion(k);
      total = tally.projection.total(k);
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
        total,
        rated,
        tally.times[k].quantile(0.5),
        tally.times[k].mean(),
        tally.times[k].quantile(0.9));
  }
}
