package io.klantreis.journey.stage;

import io.klantreis.journey.model.Stage;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.stage.StageDurationResult.Comparison;
import io.klantreis.journey.stage.StageDurationResult.Detail;
import io.klantreis.journey.stage.StageDurationResult.Ends;
import io.klantreis.journey.stage.StageDurationResult.Row;
import io.klantreis.journey.stats.Estimate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Makes one row of a stage's stays.
final class StayRows {
  /// The shares of stays whose time a row tells.
  static final double[] QUANTILES = {0.25, 0.5, 0.75, 0.9};

  /// A width, as a part of the mean, that is rounding and no difference.
  private static final double ALIKE = 1e-6;

  private static final int FORWARD = Way.FORWARD.ordinal();
  private static final int SKIPPED = Way.SKIPPED.ordinal();
  private static final int BACK = Way.BACK.ordinal();
  private static final int LOST = Way.LOST.ordinal();
  private static final int OPEN = Way.OPEN.ordinal();

  private StayRows() {}

  /// How many units a row is of.
  record Units(long all, long revisited) {}

  /// Up to where a question's means and shares look; negative for the longest stay.
  static long horizon(StageDurationQuery query) {
    Long asked = query.horizonMillis();
    return asked == null ? -1 : asked;
  }

  /// How long a stay should take at most; negative where the model does not say.
  static long target(Stage stage) {
    return stage.targetTime() == null ? -1 : stage.targetTime().toMillis();
  }

  static Row row(
      StageDurationQuery query,
      Stage stage,
      StayGroup group,
      StayFigures figures,
      Units units,
      Comparison comparison) {
    long[] ways = figures.counts();
    long entered = Arrays.stream(ways).sum();
    Estimate[] quantiles = new Estimate[QUANTILES.length];
    Arrays.setAll(quantiles, i -> figures.quantile(QUANTILES[i]));
    Estimate mean = within(figures.restrictedMean(), query.horizonMillis());
    return new Row(
        stage.id(),
        stage.labels(),
        entered,
        entered - ways[OPEN],
        ways[OPEN],
        quantiles[1].value(),
        quantiles[0].value(),
        quantiles[2].value(),
        quantiles[3].value(),
        quantiles[1].low(),
        quantiles[1].high(),
        mean.value(),
        mean.low(),
        mean.high(),
        figures.meanEnded(),
        detail(stage, group, figures, quantiles, units, comparison));
  }

  private static Detail detail(
      Stage stage,
      StayGroup group,
      StayFigures figures,
      Estimate[] quantiles,
      Units units,
      Comparison comparison) {
    long[] ways = figures.counts();
    double[] shares = figures.shares();
    long target = target(stage);
    return new Detail(
        group.id(),
        group.label(),
        ends(quantiles[0]),
        ends(quantiles[2]),
        ends(quantiles[3]),
        ways[FORWARD],
        ways[SKIPPED],
        ways[BACK],
        ways[LOST],
        Math.min(1, shares[FORWARD] + shares[SKIPPED]), // of two rounded shares
        shares[BACK],
        shares[LOST],
        shares[OPEN],
        units.all(),
        units.revisited(),
        target < 0 ? Double.NaN : target,
        target < 0 ? 0 : figures.longerThan(target),
        target < 0 ? Double.NaN : figures.survival(target),
        comparison);
  }

  /// No mean is below 0 or beyond its horizon, though a handful's normal interval may be. Where no
  /// stay tells how much they differ (a single one, all alike, none ended) there is no interval:
  /// one of no width would say that all is certain.
  private static Estimate within(Estimate mean, @Nullable Long horizon) {
    if (mean.high() - mean.low() <= ALIKE * mean.value()) {
      return new Estimate(mean.value(), Double.NaN, Double.NaN);
    }
    double most = horizon == null ? Double.POSITIVE_INFINITY : horizon;
    return new Estimate(mean.value(), Math.max(0, mean.low()), Math.min(most, mean.high()));
  }

  private static Ends ends(Estimate estimate) {
    return new Ends(estimate.low(), estimate.high());
  }
}
