package io.klantreis.journey.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.Test;

/// The comparison at equal age behind early alerts, each part computed a second way.
class IncidenceChangeTest {
  @Test
  void ofRandomWaits_sumsTheChancesThatTheBaselinesCurveTells() {
    var random = new Random(7);
    for (int round = 0; round < 300; round++) {
      long[] ended = waits(random, 30, 50);
      long[] watched = waits(random, 60, 40);
      long[] baseEnded = waits(random, 80, 60);
      long[] baseOpen = waits(random, 50, 60);
      var change =
          IncidenceChange.of(ended.clone(), watched.clone(), baseEnded.clone(), baseOpen.clone());
      double[] chances =
          Arrays.stream(watched).mapToDouble(age -> 1 - left(baseEnded, baseOpen, age)).toArray();
      assertThat(change.expected()).isCloseTo(sum(chances, 1), within(1e-9));
      assertThat(change.squares()).isCloseTo(sum(chances, 2), within(1e-9));
      assertThat(change.cubes()).isCloseTo(sum(chances, 3), within(1e-9));
      double largest = Arrays.stream(chances).max().orElse(0);
      assertThat(change.largest()).isCloseTo(largest, within(1e-9));
      assertThat(change.ripeness() * largest * watched.length)
          .isCloseTo(largest == 0 ? 0 : change.expected(), within(1e-9));
      assertThat(change.spread())
          .isCloseTo(covariances(watched, baseEnded, baseOpen), within(1e-9));
      long known = Math.max(longest(baseEnded), longest(baseOpen));
      assertThat(change.observed())
          .isEqualTo(Arrays.stream(ended).filter(time -> time <= known).count());
    }
  }

  private static long[] waits(Random random, int most, int longest) {
    return random.longs(1 + random.nextInt(most), 0, longest).toArray();
  }

  private static long longest(long[] waits) {
    return Arrays.stream(waits).max().orElse(0);
  }

  private static double sum(double[] chances, int power) {
    return Arrays.stream(chances).map(chance -> Math.pow(chance, power)).sum();
  }

  private static long from(long[] waits, long time) {
    return Arrays.stream(waits).filter(wait -> wait >= time).count();
  }

  /// The share that outlasts an age, time by time.
  private static double left(long[] ended, long[] open, long age) {
    double left = 1;
    for (long time = 0; time <= age; time++) {
      double risk = from(ended, time) + from(open, time);
      left *= risk == 0 ? 1 : 1 - (from(ended, time) - from(ended, time + 1)) / risk;
    }
    return left;
  }

  private static double greenwood(long[] ended, long[] open, long age) {
    double sum = 0;
    for (long time = 0; time <= age; time++) {
      double risk = from(ended, time) + from(open, time);
      double ends = from(ended, time) - from(ended, time + 1);
      sum += risk == ends ? 0 : ends / (risk * (risk - ends));
    }
    return sum;
  }

  /// The curve's heights at two ages vary together by Greenwood's sum up to the earlier one.
  private static double covariances(long[] ages, long[] ended, long[] open) {
    double all = 0;
    for (long one : ages) {
      for (long other : ages) {
        all +=
            left(ended, open, one)
                * left(ended, open, other)
                * greenwood(ended, open, Math.min(one, other));
      }
    }
    return all;
  }

  /// Where all of the baseline were watched for long enough, the expected number is a mean of what
  /// each of them adds to it.
  @Test
  void spread_ofABaselineThatWasWatchedToTheEnd_isThatOfAMean() {
    var random = new Random(8);
    for (int round = 0; round < 100; round++) {
      long[] watched = waits(random, 60, 40);
      long[] baseEnded = waits(random, 80, 60);
      long[] baseOpen = random.longs(1 + random.nextInt(50), 60, 90).toArray();
      double count = baseEnded.length + baseOpen.length;
      double[] adds = Arrays.stream(baseEnded).mapToDouble(wait -> from(watched, wait)).toArray();
      double mean = sum(adds, 1) / count;
      var change = IncidenceChange.of(new long[0], watched, baseEnded, baseOpen);
      assertThat(change.expected()).isCloseTo(mean, within(1e-9));
      assertThat(change.spread())
          .isCloseTo((sum(adds, 2) / count - mean * mean) / count, within(1e-9));
    }
  }

  /// Beside a baseline that is known exactly.
  private static IncidenceChange ofChances(long observed, double[] chances) {
    double largest = Arrays.stream(chances).max().orElse(0);
    return new IncidenceChange(
        observed, sum(chances, 1), sum(chances, 2), sum(chances, 3), largest, 0, 1e12, 1);
  }

  /// The sum's own distribution, one after another. In far tails of small sums the chance is told
  /// too high, which is the safe side.
  @Test
  void chances_areThoseOfTheSumOfUnequalYesOrNo() {
    var random = new Random(9);
    int told = 0;
    for (int round = 0; round < 200; round++) {
      double most = 0.02 + 0.98 * random.nextDouble() * random.nextDouble();
      double[] chances =
          random.doubles(20 + random.nextInt(600)).map(chance -> most * chance).toArray();
      double[] exact = exact(chances);
      boolean isSmall = sum(chances, 1) < 20;
      double low = isSmall ? -0.35 : -0.06;
      double high = isSmall ? 2 : 0.6;
      double below = 0;
      for (int happened = 0; happened < exact.length; happened++) {
        double many = 1 - below;
        below += exact[happened];
        IncidenceChange change = ofChances(happened, chances);
        if (below > 1e-5 && many > 1e-5) {
          assertThat(Math.log(change.fallChance() / below)).isBetween(low, high);
          assertThat(Math.log(change.riseChance() / many)).isBetween(low, high);
          told++;
        }
      }
    }
    assertThat(told).isGreaterThan(3_000);
  }

  private static double[] exact(double[] chances) {
    double[] of = new double[chances.length + 1];
    of[0] = 1;
    for (int i = 0; i < chances.length; i++) {
      for (int happened = i + 1; happened >= 0; happened--) {
        double before = happened == 0 ? 0 : of[happened - 1];
        of[happened] = of[happened] * (1 - chances[i]) + before * chances[i];
      }
    }
    return of;
  }

  /// What is a bound at a level has that level for its chance, where all chances are so many times
  /// what they were.
  @Test
  void bounds_areTheRatiosAtWhichTheChanceIsTheLevel() {
    var random = new Random(10);
    int falls = 0;
    for (int round = 0; round < 500; round++) {
      double[] chances =
          random.doubles(150 + random.nextInt(400)).map(chance -> 0.2 * chance).toArray();
      double level = Math.pow(10, -1 - 4 * random.nextDouble());
      double expected = sum(chances, 1);
      long observed = Math.round(expected * (0.3 + random.nextDouble()));
      IncidenceChange change = ofChances(observed, chances);
      double high = change.ratioAtMost(level);
      double low = change.ratioAtLeast(level);
      assertThat(low).isLessThan(change.ratio());
      assertThat(high).isGreaterThan(change.ratio());
      assertThat(high < 1).isEqualTo(change.fallChance() < level);
      assertThat(low > 1).isEqualTo(change.riseChance() < level);
      assertThat(scaled(observed, chances, high).fallChance())
          .isCloseTo(level, within(1e-6 * level));
      assertThat(scaled(observed, chances, low).riseChance())
          .isCloseTo(level, within(1e-6 * level));
      falls += high < 1 ? 1 : 0;
    }
    assertThat(falls).isBetween(50, 450);
  }

  private static IncidenceChange scaled(long observed, double[] chances, double ratio) {
    return ofChances(observed, Arrays.stream(chances).map(chance -> ratio * chance).toArray());
  }

  /// Where all are watched for equally long, nothing but two shares is compared. The chance may be
  /// told too high, which is the safe side, where nearly all or hardly any convert.
  @Test
  void chances_ofRunsThatAllClosed_areCloseToFishersExactOnes() {
    var random = new Random(12);
    int told = 0;
    for (int round = 0; round < 3000; round++) {
      int count = 10 + random.nextInt(200);
      int baseCount = 3 * count + random.nextInt(2000);
      int observed = random.nextInt(count + 1);
      int happened = 1 + random.nextInt(baseCount);
      IncidenceChange change =
          IncidenceChange.of(
              new long[observed], at(1, count), at(1, happened), at(2, baseCount - happened));
      var drawn = HypergeometricDistribution.of(count + baseCount, observed + happened, count);
      double few = drawn.cumulativeProbability(observed);
      double many = drawn.survivalProbability(observed - 1);
      if (few > 1e-5 && few < 0.2) {
        assertThat(Math.log(change.fallChance() / few)).isBetween(-0.35, 3.0);
        told++;
      }
      if (many > 1e-5 && many < 0.2) {
        assertThat(Math.log(change.riseChance() / many)).isBetween(-0.35, 3.0);
        told++;
      }
    }
    assertThat(told).isGreaterThan(500);
  }

  private static long[] at(long age, int count) {
    long[] ages = new long[count];
    Arrays.fill(ages, age);
    return ages;
  }

  @Test
  void whatIsNotKnown_isNaN_andTheUtmostIsTold() {
    long[] none = {};
    var unknown = IncidenceChange.of(new long[] {1}, new long[] {5, 6}, none, new long[] {9});
    assertThat(unknown.ratio()).isNaN();
    assertThat(unknown.fallChance()).isNaN();
    assertThat(unknown.ratioAtMost(0.01)).isNaN();
    assertThat(unknown.ratioAtLeast(0.01)).isNaN();
    var nobodyYet = IncidenceChange.of(none, none, new long[] {1}, new long[] {9});
    assertThat(nobodyYet.ratio()).isNaN();
    var nothing = ofChances(0, new double[] {0.5, 0.5, 0.5});
    assertThat(nothing.ratio()).isZero();
    assertThat(nothing.ratioAtLeast(0.01)).isCloseTo(0, within(1e-9));
    var all = ofChances(3, new double[] {0.5, 0.5, 0.5});
    assertThat(all.ratio()).isEqualTo(2);
    assertThat(all.ratioAtMost(0.01)).isCloseTo(2, within(1e-3));
    var certain = IncidenceChange.of(new long[] {1}, new long[] {5, 6}, new long[] {1, 2}, none);
    assertThat(certain.fallChance()).isBetween(0.1, 0.6);
    assertThat(certain.riseChance()).isBetween(0.5, 1.0);
  }

  @Test
  void pearsonUpper_ofSkewnessTwo_isTheExponential_andOfNoneTheNormal() {
    var exponential = ExponentialDistribution.of(1);
    for (double z = -0.9; z < 6; z += 0.3) {
      assertThat(Distributions.pearsonUpper(z, 2))
          .isCloseTo(exponential.survivalProbability(z + 1), within(1e-12));
      assertThat(Distributions.pearsonUpper(-z, -2))
          .isCloseTo(exponential.cumulativeProbability(z + 1), within(1e-12));
      assertThat(Distributions.pearsonUpper(z, 0))
          .isCloseTo(Distributions.normalUpper(z), within(1e-15));
      for (int sign : new int[] {-1, 1}) {
        double normal = Distributions.normalUpper(z);
        assertThat(Distributions.pearsonUpper(z, sign * 0.99e-3) / normal)
            .isCloseTo(Distributions.pearsonUpper(z, sign * 1.01e-3) / normal, within(1e-3));
      }
    }
  }
}
