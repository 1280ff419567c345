package io.klantreis.journey.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

/// The tests behind alerts with a baseline, each computed a second way.
class ChangeStatisticsTest {
  private static final long DAY = 86_400_000;
  private static final long HOUR = 3_600_000;

  @Test
  void fallChance_ofRandomTables_isTheHypergeometricTail() {
    var random = new Random(5);
    for (int round = 0; round < 500; round++) {
      int trials = 1 + random.nextInt(60);
      int baseTrials = 1 + random.nextInt(500);
      int successes = random.nextInt(trials + 1);
      int baseSuccesses = random.nextInt(baseTrials + 1);
      var shares = new ShareChange(successes, trials, baseSuccesses, baseTrials);
      var drawn =
          HypergeometricDistribution.of(trials + baseTrials, successes + baseSuccesses, trials);
      assertThat(shares.fallChance())
          .isCloseTo(drawn.cumulativeProbability(successes), within(1e-9));
      assertThat(shares.riseChance())
          .isCloseTo(drawn.survivalProbability(successes - 1), within(1e-9));
    }
  }

  @Test
  void fallAtLeast_isAboveZeroExactlyWhereTheTestRejects() {
    var random = new Random(6);
    int rejected = 0;
    for (int round = 0; round < 1000; round++) {
      int trials = 5 + random.nextInt(100);
      int baseTrials = 20 + random.nextInt(500);
      double share = random.nextDouble();
      var shares =
          new ShareChange(
              Math.round(trials * share * random.nextDouble()),
              trials,
              Math.round(baseTrials * share),
              baseTrials);
      double level = Math.pow(10, -1 - 4 * random.nextDouble());
      boolean rejects = shares.fallChance() <= level;
      rejected += rejects ? 1 : 0;
      assertThat(shares.fallAtLeast(level) > 0).as("%s at %s", shares, level).isEqualTo(rejects);
      assertThat(shares.riseAtLeast(level) > 0).isEqualTo(shares.riseChance() <= level);
    }
    assertThat(rejected).isBetween(200, 900);
  }

  /// The bound's odds ratio, with Fisher's noncentral hypergeometric written out in whole numbers.
  @Test
  void fallAtLeast_ofASmallTable_isWhatTheNoncentralTailSays() {
    var shares = new ShareChange(2, 12, 20, 40);
    double level = 0.01;
    double base = 20.5 / 41;
    double share = base - shares.fallAtLeast(level);
    double odds = share / (1 - share) / (base / (1 - base));
    BigDecimal tail = BigDecimal.ZERO;
    BigDecimal all = BigDecimal.ZERO;
    for (int x = 0; x <= 12; x++) {
      BigDecimal term =
          new BigDecimal(choose(12, x).multiply(choose(40, 22 - x)))
              .multiply(BigDecimal.valueOf(odds).pow(x), MathContext.DECIMAL64);
      all = all.add(term);
      tail = x <= 2 ? tail.add(term) : tail;
    }
    assertThat(tail.doubleValue() / all.doubleValue()).isCloseTo(level, within(1e-6));
  }

  private static BigInteger choose(int n, int k) {
    BigInteger chosen = BigInteger.ONE;
    for (int i = 0; i < k; i++) {
      chosen = chosen.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
    }
    return chosen;
  }

  @Test
  void fallAtLeast_ofMillions_neitherOverflowsNorTakesLong() {
    var shares = new ShareChange(2_990_000, 10_000_000, 27_000_000, 90_000_000);
    assertThat(shares.fallAtLeast(1e-4)).isCloseTo(0.001 - 3.72 * 1.5276e-4, within(2e-6));
    assertThat(new ShareChange(0, 1, 0, 1).fallAtLeast(1e-4)).isLessThan(0);
    assertThat(new ShareChange(0, 0, 3, 9).fallAtLeast(1e-4)).isNaN();
  }

  @Test
  void paceChange_ofRandomWaits_countsWhatTheLogRankTestCounts() {
    var random = new Random(7);
    for (int round = 0; round < 200; round++) {
      long[] ended = waits(random, 30, 40);
      long[] open = waits(random, 20, 40);
      long[] baseEnded = waits(random, 80, 60);
      long[] baseOpen = waits(random, 50, 60);
      PaceChange pace = PaceChange.of(ended, open, baseEnded, baseOpen);
      double expected = 0;
      long observed = 0;
      long events = 0;
      for (long time = 0; time <= 60; time++) {
        double risk = from(ended, time) + from(open, time);
        double baseRisk = from(baseEnded, time) + from(baseOpen, time);
        long now = from(ended, time) - from(ended, time + 1);
        long both = now + from(baseEnded, time) - from(baseEnded, time + 1);
        if (risk > 0 && baseRisk > 0) {
          observed += now;
          events += both;
          expected += both * risk / (risk + baseRisk);
        }
      }
      assertThat(pace.observed()).isEqualTo(observed);
      assertThat(pace.events()).isEqualTo(events);
      assertThat(pace.expected()).isCloseTo(expected, within(1e-9));
      assertThat(pace.ripeness()).isBetween(0.0, 1.0);
      double bound = pace.ratioAtMost(0.001);
      if (events == 0 || observed == events) {
        assertThat(bound).isEqualTo(events == 0 ? Double.NaN : Double.POSITIVE_INFINITY);
        continue;
      }
      double odds = bound * expected / (events - expected);
      var chance = BinomialDistribution.of((int) events, odds / (1 + odds));
      assertThat(chance.cumulativeProbability((int) observed)).isCloseTo(0.001, within(1e-6));
    }
  }

  private static long[] waits(Random random, int most, int longest) {
    return random.longs(1 + random.nextInt(most), 0, longest).toArray();
  }

  private static long from(long[] waits, long time) {
    long count = 0;
    for (long wait : waits) {
      count += wait >= time ? 1 : 0;
    }
    return count;
  }

  /// A month of a Gaussian process looked at every hour, made of hourly counts.
  @Test
  void level_ofAMonthOfLooks_isCrossedAsOftenAsPromised() {
    for (long every : new long[] {HOUR, 6 * HOUR, DAY}) {
      for (double chance : new double[] {0.05, 0.01}) {
        double level = RepeatedLooks.level(chance, every, RepeatedLooks.slope(3 * DAY, 27 * DAY));
        double bound = Distributions.normalQuantile(1 - level);
        double crossed = crossed(bound, every, 20_000);
        assertThat(crossed)
            .as("every %s at %s", every / HOUR, chance)
            .isBetween(0.75 * chance, 1.25 * chance);
      }
    }
  }

  private static double crossed(double bound, long every, int months) {
    var random = new Random(11);
    int step = (int) (every / HOUR);
    int stretch = 72 / step;
    int base = 27 * 24 / step;
    int looks = 720 / step;
    double scale = Math.sqrt(1.0 / stretch + 1.0 / base);
    double[] sums = new double[base + stretch + looks + 1];
    int months1 = 0;
    for (int month = 0; month < months; month++) {
      for (int i = 1; i < sums.length; i++) {
        sums[i] = sums[i - 1] + random.nextGaussian();
      }
      for (int t = base + stretch; t < sums.length; t++) {
        double recent = (sums[t] - sums[t - stretch]) / stretch;
        double before = (sums[t - stretch] - sums[t - stretch - base]) / base;
        if ((before - recent) / scale > bound) {
          months1++;
          break;
        }
      }
    }
    return (double) months1 / months;
  }

  @Test
  void level_isNeverBelowThatOfDividingByTheLooks() {
    for (long stretch : new long[] {HOUR, DAY, 3 * DAY, 28 * DAY}) {
      double level = RepeatedLooks.level(0.01, DAY, RepeatedLooks.slope(stretch, 28 * DAY));
      assertThat(level).isGreaterThanOrEqualTo(0.01 / 30).isLessThan(0.01);
    }
  }

  @Test
  void meanChange_isStudentsTestOnTheWholesSpread() {
    double[] recent = {0.5, -0.25, 0, 0.75, -1};
    double[] base = {1, 0.5, 0.75, 0.25, 1, 0, 0.5, 0.5};
    var now = new Moments();
    var before = new Moments();
    double sum = 0;
    double squares = 0;
    for (double x : recent) {
      now.add(x);
      sum += x;
      squares += x * x;
    }
    for (double x : base) {
      before.add(x);
      sum += x;
      squares += x * x;
    }
    double variance = (squares - sum * sum / 13) / 12;
    double t = TDistribution.of(12).inverseSurvivalProbability(0.01);
    double cubes = 0;
    for (double[] part : new double[][] {recent, base}) {
      for (double x : part) {
        cubes += Math.pow(x - sum / 13, 3);
      }
    }
    double skewness = cubes / 13 / Math.pow(variance * 12 / 13, 1.5);
    double error = Math.sqrt(variance * (1.0 / 5 + 1.0 / 8));
    double reach = t * error;
    double further = -skewness / Math.sqrt(5) * (t * t - 1) / 6 * error;
    assertThat(skewness).isLessThan(-0.5);
    var change = new MeanChange(now, before);
    assertThat(change.change()).isCloseTo(0 - 0.5625, within(1e-12));
    assertThat(change.fallAtLeast(0.01)).isCloseTo(0.5625 - reach - further, within(1e-9));
    assertThat(change.riseAtLeast(0.01)).isCloseTo(-0.5625 - reach, within(1e-9));
    assertThat(new MeanChange(now, new Moments()).fallAtLeast(0.01)).isNaN();
  }

  @Test
  void countChange_isStudentsPredictionOfOneMoreStretch() {
    double[] base = {100, 120, 90, 110, 130};
    var counts = new CountChange(60, base, /* events= */ true);
    double t = TDistribution.of(4).inverseSurvivalProbability(0.01);
    double reach = t * Math.sqrt(250 * 1.2);
    assertThat(counts.fallAtLeast(0.01)).isCloseTo(110 - 60 - reach, within(1e-9));
    assertThat(counts.riseAtLeast(0.01)).isCloseTo(60 - 110 - reach, within(1e-9));
    // Three stretches that happen to be alike do not make chance vanish.
    var alike = new CountChange(8, new double[] {10, 10, 10}, /* events= */ true);
    double poisson = TDistribution.of(2).inverseSurvivalProbability(0.01) * Math.sqrt(11 * 4 / 3.0);
    assertThat(alike.fallAtLeast(0.01)).isCloseTo(2 - poisson, within(1e-9));
  }
}
