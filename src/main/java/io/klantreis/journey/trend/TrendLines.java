package io.klantreis.journey.trend;

import io.klantreis.journey.funnel.FunnelResult.Kind;
import io.klantreis.journey.funnel.FunnelResult.Row;
import io.klantreis.journey.funnel.FunnelRows;
import io.klantreis.journey.funnel.Hops;
import io.klantreis.journey.funnel.Tally;
import io.klantreis.journey.query.FunnelQuery.Step;
import io.klantreis.journey.query.FunnelTrendQuery;
import io.klantreis.journey.query.Metric;
import io.klantreis.journey.run.Program;
import io.klantreis.journey.stats.Estimate;
import io.klantreis.journey.time.TimeAxis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes lines of a group's cells, and remembers the smallest sample on the way.
final class TrendLines {
  private final FunnelTrendQuery query;
  private final Program program;
  private final Hops hops;
  private final TimeAxis axis;
  private final FunnelRows rows;
  private long smallest = Long.MAX_VALUE;

  TrendLines(FunnelTrendQuery query, Program program, Hops hops, TimeAxis axis) {
    this.query = query;
    this.program = program;
    this.hops = hops;
    this.axis = axis;
    this.rows = new FunnelRows(program, hops);
  }

  /// The least runs on which a told share or time rests, of intervals with any.
  long smallest() {
    return smallest;
  }

  List<TrendResult.Line> of(Kind kind, String group, @Nullable Cell[] cells) {
    List<TrendResult.Line> lines = new ArrayList<>();
    for (int row = 0; row < hops.size(); row++) {
      if (isTold(row)) {
        lines.add(empty(kind, group, row));
      }
    }
    Tally nobody = new Tally(program, hops);
    for (int interval = 0; interval < cells.length; interval++) {
      Cell cell = cells[interval];
      Tally tally = cell == null ? nobody : cell.tally;
      List<Row> made = rows.of(tally);
      int line = 0;
      for (int row = 0; row < hops.size(); row++) {
        if (isTold(row)) {
          TrendResult.Line one = lines.get(line++);
          fill(one, interval, tally, made.get(row), row);
          one.openShare()[interval] = cell == null ? Double.NaN : cell.openShare();
        }
      }
    }
    return lines;
  }

  /// What tells of the way to the next step has nothing to say of the last one.
  private boolean isTold(int row) {
    return !hops.isLast(row) || query.isBetweenSteps() || tellsOfItsStep(query.funnel().metric());
  }

  private static boolean tellsOfItsStep(Metric metric) {
    return switch (metric) {
      case CONVERSION_TOTAL, ENTERED, CONVERTED -> true;
      default -> false;
    };
  }

  private TrendResult.Line empty(Kind kind, String group, int row) {
    int told = query.isBetweenSteps() ? hops.to(row) : hops.from(row);
    Step step = program.query().steps().get(told);
    return new TrendResult.Line(
        kind, group, step.name(), step.label(), unknown(), unknown(), unknown(), unknown());
  }

  private double[] unknown() {
    double[] values = new double[axis.size()];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  private void fill(TrendResult.Line line, int interval, Tally tally, Row row, int number) {
    Metric metric = query.funnel().metric();
    Estimate share = share(metric, tally, row, number);
    boolean ofTwo = query.isBetweenSteps() && metric == Metric.CONVERSION_TOTAL;
    line.values()[interval] = ofTwo ? row.conversion() : row.value(metric);
    line.low()[interval] = share.low();
    line.high()[interval] = share.high();
    long sample = isTime(metric) ? row.converted() : isCount(metric) ? 0 : row.matured();
    if (sample > 0) {
      smallest = Math.min(smallest, sample);
    }
  }

  private Estimate share(Metric metric, Tally tally, Row row, int number) {
    Estimate conversion = new Estimate(row.conversion(), row.conversionLow(), row.conversionHigh());
    return switch (metric) {
      case CONVERSION, CONVERSION_LOW, CONVERSION_HIGH -> conversion;
      case CONVERSION_TOTAL ->
          query.isBetweenSteps()
              ? conversion
              : number == 0 ? Estimate.UNKNOWN : rows.total(tally, number);
      case DROP_OFF, DROP_OFF_LOW, DROP_OFF_HIGH ->
          new Estimate(1 - conversion.value(), 1 - conversion.high(), 1 - conversion.low());
      case ENTERED, CONVERTED, OPEN, MEDIAN_TIME, MEAN_TIME, P90_TIME -> Estimate.UNKNOWN;
    };
  }

  private static boolean isCount(Metric metric) {
    return metric == Metric.ENTERED || metric == Metric.CONVERTED || metric == Metric.OPEN;
  }

  private static boolean isTime(Metric metric) {
    return metric == Metric.MEDIAN_TIME || metric == Metric.MEAN_TIME || metric == Metric.P90_TIME;
  }
}
