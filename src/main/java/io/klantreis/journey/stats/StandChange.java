package io.klantreis.journey.stats;

/// Whether more, or fewer, stand somewhere at a moment than at some moments before, told from who
/// stood there at several of them.
///
/// Whoever stands at a moment counts 1 for it; the difference of the recent moment and the mean of
/// the earlier ones is a sum over people, each with the weight of the moments at which they stood
/// there. People come independently of each other, so the sum's variance is what its squared
/// weights add up to (Campbell's theorem), however long people stay: that the same ones stand there
/// for weeks is part of it. A share is told in the same way, its differences taken at the share of
/// all moments together. Immutable.
///
/// The counts of pairs are by moment, the recent one first: how many stood at both. A stay is one
/// piece, so that who stood at three moments is who stood at the first and the last.
public final class StandChange {
  private final double recent;
  private final double baseline;
  private final double scale;
  private final double variance;
  private final double skewness;

  private StandChange(
      double recent, double baseline, double scale, double variance, double skewness) {
    this.recent = recent;
    this.baseline = baseline;
    this.scale = scale;
    this.variance = variance;
    this.skewness = skewness;
  }

  /// A number of people.
  ///
  /// @param both both[i][j], i before j: how many stood at moments i and j; both[i][i] at i
  public static StandChange ofCounts(long[][] both) {
    double[] weights = weights(both.length);
    double recent = both[0][0];
    double baseline = -rest(both, weights);
    double variance = 0;
    double third = 0;
    for (int i = 0; i < both.length; i++) {
      for (int j = 0; j < both.length; j++) {
        variance += weights[i] * weights[j] * at(both, i, j);
        for (int k = 0; k < both.length; k++) {
          int first = Math.min(i, Math.min(j, k));
          int last = Math.max(i, Math.max(j, k));
          third += weights[i] * weights[j] * weights[k] * both[first][last];
        }
      }
    }
    // Few at the recent moment must not make it look certain that they are few.
    variance += Math.max(0, baseline - recent);
    double skewness = variance > 0 ? third / Math.pow(variance, 1.5) : 0;
    return new StandChange(recent, baseline, 1, variance, skewness);
  }

  /// A share of people.
  ///
  /// @param some how many of them stood at both moments
  /// @param all how many of all did
  /// @param mixed mixed[i][j]: how many were some of them at moment i and of all at moment j
  public static StandChange ofShares(long[][] some, long[][] all, long[][] mixed) {
    double[] weights = weights(some.length);
    double someBefore = -rest(some, weights);
    double allBefore = -rest(all, weights);
    double share = (some[0][0] + someBefore) / (all[0][0] + allBefore);
    double variance = 0;
    for (int i = 0; i < some.length; i++) {
      for (int j = 0; j < some.length; j++) {
        double one = at(some, i, j) - share * (mixed[i][j] + mixed[j][i]);
        variance += weights[i] * weights[j] * (one + share * share * at(all, i, j));
      }
    }
    double expected = share * (1 - share) * all[0][0];
    double seen = some[0][0] * (1 - 2 * share) + share * share * all[0][0];
    variance += Math.max(0, expected - seen);
    double scale = (all[0][0] + allBefore) / 2;
    return new StandChange(
        some[0][0] / (double) all[0][0], someBefore / allBefore, scale, variance, 0);
  }

  private static double[] weights(int moments) {
    double[] weights = new double[moments];
    for (int i = 0; i < moments; i++) {
      weights[i] = i == 0 ? 1 : -1.0 / (moments - 1);
    }
    return weights;
  }

  private static double rest(long[][] both, double[] weights) {
    double rest = 0;
    for (int i = 1; i < both.length; i++) {
      rest += weights[i] * both[i][i];
    }
    return rest;
  }

  private static double at(long[][] both, int one, int other) {
    return both[Math.min(one, other)][Math.max(one, other)];
  }

  public double recent() {
    return recent;
  }

  /// The mean of the moments before.
  public double baseline() {
    return baseline;
  }

  /// The least that it lies below the moments before, at a one-sided level.
  public double fallAtLeast(double level) {
    return baseline - recent - reach(level, -1);
  }

  public double riseAtLeast(double level) {
    return recent - baseline - reach(level, 1);
  }

  /// Cornish and Fisher's term where the longer tail lies on the side looked at, as for means.
  private double reach(double level, int side) {
    double z = -Distributions.normalQuantile(level);
    double longer = Math.max(0, side * skewness);
    return (z + longer * (z * z - 1) / 6) * Math.sqrt(variance) / scale;
  }
}
