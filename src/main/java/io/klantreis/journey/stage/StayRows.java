package io.klantreis.journey.stage;

import io.klantreis.journey.model.Stage;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.stage.StageDurationResult.Comparison;
import io.klantreis.journey.stage.StageDurationResult.Detail;
import io.klantreis.journey.stage.StageDurationResult.Ends;
import io.klantreis.journey.stage.StageDurationResult.Row;
import io.klantreis.journey.stats.Estimate;
import io.klantreis.journey.stats.KaplanMeier;
import java.util.Arrays;

/// Makes one row of a stage's stays.
final class StayRows {
  private static final int FORWARD = Way.FORWARD.ordinal();
  private static final int SKIPPED = Way.SKIPPED.ordinal();
  private static final int BACK = Way.BACK.ordinal();
  private static final int LOST = Way.LOST.ordinal();
  private static final int OPEN = Way.OPEN.ordinal();

  private final StageDurationQuery query;

  StayRows(StageDurationQuery query) {
    this.query = query;
  }

  /// How many units a row is of.
  record Units(long all, long revisited) {}

  Row row(Stage stage, StayGroup group, Stays.Sorted stays, Units units, Comparison comparison) {
    long[] ended = stays.ended();
    long[] open = stays.open();
    KaplanMeier curve = KaplanMeier.of(ended, open);
    Estimate median = curve.quantile(0.5);
    Long asked = query.horizonMillis();
    long horizon = asked == null ? curve.longest() : asked;
    Estimate mean = curve.restrictedMean(horizon);
    return new Row(
        stage.id(),
        stage.labels(),
        stays.size(),
        ended.length,
        open.length,
        median.value(),
        curve.quantileValue(0.25),
        curve.quantileValue(0.75),
        curve.quantileValue(0.9),
        median.low(),
        median.high(),
        mean.value(),
        mean.low(),
        mean.high(),
        Arrays.stream(ended).average().orElse(Double.NaN),
        detail(stage, group, stays, curve, horizon, units, comparison));
  }

  private static Detail detail(
      Stage stage,
      StayGroup group,
      Stays.Sorted stays,
      KaplanMeier curve,
      long horizon,
      Units units,
      Comparison comparison) {
    long[] ways = stays.counts();
    double[] shares = Incidence.at(stays, new long[] {horizon})[0];
    long target = stage.targetTime() == null ? -1 : stage.targetTime().toMillis();
    return new Detail(
        group.id(),
        group.label(),
        ends(curve.quantile(0.25)),
        ends(curve.quantile(0.75)),
        ends(curve.quantile(0.9)),
        ways[FORWARD],
        ways[SKIPPED],
        ways[BACK],
        ways[LOST],
        shares[FORWARD] + shares[SKIPPED],
        shares[BACK],
        shares[LOST],
        shares[OPEN],
        units.all(),
        units.revisited(),
        target < 0 ? Double.NaN : target,
        target < 0 ? 0 : stays.longerThan(target),
        target < 0 ? Double.NaN : curve.survival(target, KaplanMeier.Band.LOG_LOG).value(),
        comparison);
  }

  private static Ends ends(Estimate estimate) {
    return new Ends(estimate.low(), estimate.high());
  }
}
