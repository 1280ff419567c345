package io.klantreis.journey.stats;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// Whether it happens to another share than in a baseline, compared at equal age: each recent one
/// has the chance at which it had happened in the baseline (by Kaplan and Meier's curve) by the age
/// to which the recent one is watched.
///
/// To how many it happened is a sum of independent yes-or-no of these chances; what the baseline
/// lets expect is a mean of what each of it adds, as it is a sample too. The first three moments of
/// their difference are known where the chances are those of both together, as in a score test; the
/// gamma distribution that has the same three (Pearson's type III) tells its tails. A change
/// multiplies the chance at every age alike. Immutable.
///
/// @param observed to how many of the recent ones it happened
/// @param expected to how many it would at the baseline's chances: their sum
/// @param squares,cubes the sums of the chances' squares and cubes
/// @param largest the largest of the chances
/// @param spread Greenwood's variance of `expected`, by what the baseline happened to be
/// @param baseline how many the baseline is of
/// @param ripeness how much of what the recent ones can show by the oldest one's age they are
///   expected to have shown: 1 where all were watched to the end. The less, the faster looks forget
public record IncidenceChange(
    long observed,
    double expected,
    double squares,
    double cubes,
    double largest,
    double spread,
    double baseline,
    double ripeness) {
  private static final int HALVINGS = 60;

  /// Whole numbers are counted: each stands for all that is nearest to it.
  private static final double HALF = 0.5;

  public IncidenceChange {
    if (observed < 0 || !(expected >= 0) || !(largest <= 1) || !(spread >= 0)) {
      throw new IllegalArgumentException(
          observed + ", expected " + expected + " ± " + spread + " by chances up to " + largest);
    }
  }

  /// Compares what was watched. The arrays are sorted in place.
  ///
  /// @param ended how long it took those of the recent ones to which it happened
  /// @param watched to what age each of the recent ones is watched, whether it happened or not
  /// @param baseEnded how long it took those of the baseline to which it happened
  /// @param baseOpen how long the others of the baseline were watched
  public static IncidenceChange of(
      long[] ended, long[] watched, long[] baseEnded, long[] baseOpen) {
    Arrays.sort(watched);
    KaplanMeier curve = KaplanMeier.of(baseEnded, baseOpen);
    double[] left = left(curve, watched);
    double expected = 0;
    double squares = 0;
    double cubes = 0;
    for (double outlasting : left) {
      double chance = 1 - outlasting;
      expected += chance;
      squares += chance * chance;
      cubes += chance * chance * chance;
    }
    // Beyond the longest time that is known of the baseline nothing is compared.
    long observed = Arrays.stream(ended).filter(time -> time <= curve.longest()).count();
    double largest = left.length == 0 ? 0 : 1 - left[left.length - 1];
    double full = largest * left.length;
    return new IncidenceChange(
        observed,
        expected,
        squares,
        cubes,
        largest,
        spread(curve, watched, left),
        curve.count(),
        full == 0 ? 1 : expected / full);
  }

  /// The share of the baseline's that outlast each of some sorted ages.
  private static double[] left(KaplanMeier curve, long[] ages) {
    double[] left = new double[ages.length];
    int step = 0;
    double share = 1;
    for (int i = 0; i < ages.length; i++) {
      while (step < curve.steps() && curve.time(step) <= ages[i]) {
        share = curve.survival(step++);
      }
      left[i] = share;
    }
    return left;
  }

  /// A fall of the curve at a time moves it at all later ages, in proportion to what is left there.
  private static double spread(KaplanMeier curve, long[] ages, double[] left) {
    double variance = 0;
    double later = 0;
    int age = ages.length;
    for (int step = curve.steps() - 1; step >= 0; step--) {
      while (age > 0 && ages[age - 1] >= curve.time(step)) {
        later += left[--age];
      }
      double risk = curve.atRisk(step);
      double remain = risk - curve.ends(step);
      variance += remain == 0 ? 0 : later * later * curve.ends(step) / (risk * remain);
    }
    return variance;
  }

  /// How often it happens for each time it did: 1 where nothing changed; NaN where nothing is
  /// known.
  public double ratio() {
    return expected == 0 ? Double.NaN : Math.min(most(), observed / expected);
  }

  /// The chance of so few where nothing changed; NaN where nothing is known.
  public double fallChance() {
    return expected == 0 ? Double.NaN : chanceOfSoFew(1);
  }

  /// The chance of so many where nothing changed.
  public double riseChance() {
    return expected == 0 ? Double.NaN : chanceOfSoMany(1);
  }

  /// The most that the ratio may be, at a one-sided level.
  public double ratioAtMost(double level) {
    return bound(ratio -> level - chanceOfSoFew(ratio));
  }

  /// The least that the ratio may be.
  public double ratioAtLeast(double level) {
    return observed == 0 && expected > 0 ? 0 : bound(ratio -> chanceOfSoMany(ratio) - level);
  }

  /// No chance exceeds one.
  private double most() {
    return 1 / largest;
  }

  /// Where a function that rises crosses 0.
  private double bound(DoubleUnaryOperator rising) {
    if (expected == 0) {
      return Double.NaN;
    }
    double low = 0;
    double high = most();
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (rising.applyAsDouble(middle) > 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private double chanceOfSoFew(double ratio) {
    Difference difference = difference(ratio);
    return difference.upper(ratio * expected - observed - HALF, -difference.third());
  }

  private double chanceOfSoMany(double ratio) {
    Difference difference = difference(ratio);
    return difference.upper(observed - ratio * expected - HALF, difference.third());
  }

  /// The second and the third moment of what was observed less so many times what was expected.
  private record Difference(double variance, double third) {
    /// The chance that it exceeds a value, which has a sign of its own as the third moment has.
    double upper(double value, double signedThird) {
      if (!(variance > 0)) {
        return value > 0 ? 0 : 1;
      }
      double deviation = Math.sqrt(variance);
      return Distributions.pearsonUpper(value / deviation, signedThird / (variance * deviation));
    }
  }

  /// Where it happens to recent ones so many times as often as in the baseline.
  private Difference difference(double ratio) {
    // What one of the baseline adds to the expected number, to whom it happened: its mean is
    // `expected`, its mean square `square`.
    double square = baseline * spread + expected * expected;
    double happened = baseline * expected * expected / square;
    // How many times the baseline's chances those of both together are, told for the baseline.
    double pooled = (observed + happened) / (ratio * expected + happened);
    double mean = pooled * expected;
    double recent = ratio * pooled;
    double variance = recent * (expected - recent * squares);
    double third = recent * (expected - recent * (3 * squares - recent * 2 * cubes));
    double baseVariance = pooled * square - mean * mean;
    double baseThird =
        pooled * square * square / expected - 3 * mean * pooled * square + 2 * mean * mean * mean;
    double times = ratio / baseline;
    return new Difference(
        Math.max(0, variance) + ratio * times * Math.max(0, baseVariance),
        third - ratio * times * times * baseThird);
  }
}
