package io.klantreis.journey.stats;

import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/// The distributions that this room needs: the only class that knows the library.
final class Distributions {
  /// The standard normal's 97.5 % point.
  static final double Z95 = 1.959963984540054;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private static final double NEARLY_SYMMETRIC = 1e-3;

  private static final int SMALL = 1024;
  private static final AtomicLongArray T975 = new AtomicLongArray(SMALL);

  private Distributions() {}

  static double normalTwoSided(double z) {
    return Double.isNaN(z) ? Double.NaN : Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z)));
  }

  static double normalUpper(double z) {
    return NORMAL.survivalProbability(z);
  }

  static double normalQuantile(double p) {
    return NORMAL.inverseCumulativeProbability(p);
  }

  /// Student's 97.5 % point. A trend asks for many: those of small samples are worked out once, and
  /// for large ones the first terms of Fisher and Cornish's series do (error below 1e-9).
  static double t975(long degreesOfFreedom) {
    if (degreesOfFreedom >= SMALL) {
      double z3 = Z95 * Z95 * Z95;
      double z5 = z3 * Z95 * Z95;
      double n = degreesOfFreedom;
      return Z95 + (z3 + Z95) / (4 * n) + (5 * z5 + 16 * z3 + 3 * Z95) / (96 * n * n);
    }
    int at = (int) degreesOfFreedom;
    double known = Double.longBitsToDouble(T975.get(at));
    if (known == 0) {
      known = TDistribution.of(degreesOfFreedom).inverseCumulativeProbability(0.975);
      T975.set(at, Double.doubleToLongBits(known));
    }
    return known;
  }

  /// The point that Student's t exceeds with that chance.
  static double studentUpper(double chance, double degreesOfFreedom) {
    return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(chance);
  }

  static double chiSquaredUpper(double statistic, double degreesOfFreedom) {
    return ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(statistic);
  }

  /// The chance that Pearson's type III, a gamma distribution moved and mirrored at will, exceeds a
  /// point. Its mean is 0, its standard deviation 1. Nearly symmetric, the first terms of Fisher
  /// and Cornish's series tell it (error below 1e-5 of the chance).
  static double pearsonUpper(double z, double skewness) {
    if (Math.abs(skewness) < NEARLY_SYMMETRIC) {
      return normalUpper(z - skewness / 6 * (z * z - 1));
    }
    double shape = 4 / (skewness * skewness);
    double at = shape + z * 2 / skewness;
    GammaDistribution gamma = GammaDistribution.of(shape, 1);
    return skewness > 0 ? gamma.survivalProbability(at) : gamma.cumulativeProbability(at);
  }

  static double betaQuantile(double a, double b, double p) {
    return BetaDistribution.of(a, b).inverseCumulativeProbability(p);
  }

  static HypergeometricDistribution hypergeometric(int population, int successes, int draws) {
    return HypergeometricDistribution.of(population, successes, draws);
  }
}
