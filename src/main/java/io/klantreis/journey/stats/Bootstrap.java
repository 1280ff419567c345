package io.klantreis.journey.stats;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/// An interval by drawing the sample again from itself, for statistics without a formula. The same
/// seed gives the same interval.
public final class Bootstrap {
  private Bootstrap() {}

  /// The statistic of the sample with the 2.5 and 97.5 % points of its values over redrawn samples.
  public static Estimate percentile(
      double[] sample, ToDoubleFunction<double[]> statistic, int draws, long seed) {
    if (sample.length == 0) {
      return Estimate.UNKNOWN;
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[draws];
    double[] drawn = new double[sample.length];
    for (int i = 0; i < draws; i++) {
      for (int j = 0; j < drawn.length; j++) {
        drawn[j] = sample[random.nextInt(sample.length)];
      }
      values[i] = statistic.applyAsDouble(drawn);
    }
    Arrays.sort(values);
    return new Estimate(
        statistic.applyAsDouble(sample), Quantiles.of(values, 0.025), Quantiles.of(values, 0.975));
  }
}
