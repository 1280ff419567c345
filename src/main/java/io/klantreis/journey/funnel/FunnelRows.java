package io.klantreis.journey.funnel;

import io.klantreis.journey.funnel.FunnelResult.Row;
import io.klantreis.journey.query.FunnelQuery.Step;
import io.klantreis.journey.run.Program;
import java.util.ArrayList;
import java.util.List;

/// Turns tallies into the rows that are shown.
final class FunnelRows {
  /// The 97.5 % point of the normal distribution.
  private static final double Z = 1.959963984540054;

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
    boolean rateless = last || rated == 0;
    return new Row(
        step.name(),
        step.label(),
        tally.entered[k],
        tally.converted[k],
        tally.open[k],
        tally.entered[k] - tally.converted[k] - tally.open[k],
        rateless ? Double.NaN : (double) converted / rated,
        rateless ? Double.NaN : wilson(converted, rated, -1),
        rateless ? Double.NaN : wilson(converted, rated, 1),
        tally.ratedEntered[0] == 0 ? Double.NaN : (double) rated / tally.ratedEntered[0],
        rated,
        tally.times[k].quantile(0.5),
        tally.times[k].mean(),
        tally.times[k].quantile(0.9));
  }

  /// A bound of Wilson's 95 % interval.
  private static double wilson(long hits, long of, int side) {
    double share = (double) hits / of;
    double z2 = Z * Z / of;
    double middle = share + z2 / 2;
    double half = Z * Math.sqrt((share * (1 - share) + z2 / 4) / of);
    return Math.clamp((middle + side * half) / (1 + z2), 0, 1);
  }
}
