package io.klantreis.journey.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Means, quantiles, net promoter scores, many tests at once, redrawing.
class SmallStatisticsTest {
  /// Student's table: t(0.975) is 12.706 with 1 degree of freedom and 2.776 with 4.
  @Test
  void interval_fewNumbers_usesStudentsTable() {
    Moments two = new Moments();
    two.add(1);
    two.add(3);
    assertThat(two.interval().high()).isCloseTo(2 + 12.706, within(5e-4));
    Moments five = new Moments();
    for (double x : new double[] {1, 2, 3, 4, 5}) {
      five.add(x);
    }
    assertThat(five.interval().low()).isCloseTo(3 - 2.776 * Math.sqrt(2.5 / 5), within(5e-4));
  }

  /// Oracle nps-05's failure: ten who all say the best have an error of 0, and prove little.
  /// Wilson's bound for 0 of 10 is 0.2775 (Newcombe 1998); so many may say the worst.
  @Test
  void intervalWithin_allAlike_hasTheWidthOfWhatNobodySaid() {
    Moments ten = new Moments();
    ten.add(1, 10);
    assertThat(ten.intervalWithin(-1, 1).value()).isEqualTo(1);
    assertThat(ten.intervalWithin(-1, 1).high()).isEqualTo(1);
    assertThat(ten.intervalWithin(-1, 1).low()).isCloseTo(1 - 2 * 0.2775, within(1e-4));
    Moments thousand = new Moments();
    thousand.add(0, 1000);
    assertThat(thousand.intervalWithin(-1, 1).high()).isBetween(0.003, 0.005);
    Moments one = new Moments();
    one.add(1);
    assertThat(one.intervalWithin(-1, 1).low()).isNaN();
    Moments apart = new Moments();
    apart.add(-1);
    apart.add(1);
    assertThat(apart.intervalWithin(-1, 1).low()).as("Student's, cut").isEqualTo(-1);
  }

  /// The series for large samples goes on where the exact points end.
  @Test
  void interval_largeSamples_meetTheExactPoints() {
    double exact =
        org.apache.commons.statistics.distribution.TDistribution.of(1024)
            .inverseCumulativeProbability(0.975);
    assertThat(Distributions.t975(1024)).isCloseTo(exact, within(1e-8));
    assertThat(Distributions.t975(1023)).isGreaterThan(Distributions.t975(1024));
    assertThat(Distributions.t975(1_000_000_000)).isCloseTo(1.959964, within(1e-6));
  }

  @Test
  void moments_mergedInAnyCut_areThoseOfOnePass() {
    Random random = new Random(2);
    double[] x = random.doubles(1000, -5, 20).toArray();
    double mean = Arrays.stream(x).sum() / x.length;
    double variance = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / (x.length - 1);
    for (int cut : new int[] {0, 1, 500, 1000}) {
      Moments left = new Moments();
      Moments right = new Moments();
      for (int i = 0; i < x.length; i++) {
        (i < cut ? left : right).add(x[i]);
      }
      left.add(right);
      assertThat(left.count()).isEqualTo(1000);
      assertThat(left.mean()).isCloseTo(mean, within(1e-10));
      assertThat(left.variance()).isCloseTo(variance, within(1e-9));
    }
    assertThat(new Moments().mean()).isNaN();
  }

  /// numpy.quantile's answers (type 7).
  @Test
  void quantiles_ofFive_interpolate() {
    long[] x = {1, 2, 4, 8, 16};
    assertThat(Quantiles.of(x, 0.5)).isEqualTo(4);
    assertThat(Quantiles.of(x, 0.9)).isCloseTo(12.8, within(1e-12));
    assertThat(Quantiles.of(x, 1)).isEqualTo(16);
    assertThat(Quantiles.of(x, 1, 4, 0.5)).isEqualTo(4);
    assertThat(Quantiles.of(new double[] {1, 2}, 0.25)).isEqualTo(1.25);
    assertThat(Quantiles.of(new long[0], 0.5)).isNaN();
  }

  /// Type 7 by its definition: the k-th of n lies at (k − 1) / (n − 1).
  @Test
  void quantiles_atTheirOwnPlaces_areTheNumbersThemselves() {
    double[] x = new Random(4).doubles(37).sorted().toArray();
    for (int k = 0; k < x.length; k++) {
      assertThat(Quantiles.of(x, k / 36.0)).isCloseTo(x[k], within(1e-9));
    }
  }

  @Test
  void nps_error_isThatOfPlusOneZeroMinusOne() {
    Moments votes = new Moments();
    for (int i = 0; i < 100; i++) {
      votes.add(i < 70 ? 1 : i < 90 ? 0 : -1);
    }
    assertThat(Nps.score(70, 20, 10)).isCloseTo(100 * votes.mean(), within(1e-9));
    assertThat(Nps.standardError(70, 20, 10))
        .isCloseTo(100 * Math.sqrt(votes.variance() * 99 / 100 / 100), within(1e-9));
    assertThat(Nps.score(0, 0, 0)).isNaN();
  }

  @Test
  void nps_unanimousTen_isNotToldAsCertain() {
    assertThat(Nps.standardError(10, 0, 0)).isZero();
    Estimate nps = Nps.interval(10, 0, 0);
    assertThat(nps.value()).isEqualTo(100);
    assertThat(nps.low()).isLessThan(80);
    assertThat(nps.high()).isEqualTo(100);
  }

  /// Benjamini and Hochberg 1995 (JRSS B 57:289–300), section 3.2: four of fifteen at 0.05.
  @Test
  void falseDiscovery_thePapersExample_callsFour() {
    double[] p = {
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1.000
    };
    double[] adjusted = FalseDiscovery.adjust(p);
    assertThat(Arrays.stream(adjusted).filter(q -> q <= 0.05).count()).isEqualTo(4);
    assertThat(adjusted[0]).isCloseTo(0.0015, within(1e-12));
    assertThat(adjusted[3]).isCloseTo(0.0095 * 15 / 4, within(1e-12));
  }

  @Test
  void falseDiscovery_anyOrder_isTheLeastOverAllThatAreNotSmaller() {
    double[] p = new Random(6).doubles(50).toArray();
    double[] adjusted = FalseDiscovery.adjust(p);
    for (int i = 0; i < p.length; i++) {
      double least = 1;
      for (double other : p) {
        if (other >= p[i]) {
          long rank = Arrays.stream(p).filter(x -> x <= other).count();
          least = Math.min(least, other * p.length / rank);
        }
      }
      assertThat(adjusted[i]).isCloseTo(least, within(1e-12));
    }
  }

  @Test
  void bootstrap_ofAMean_isNearStudentsInterval() {
    Random random = new Random(8);
    double[] x = new double[200];
    Moments moments = new Moments();
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextGaussian();
      moments.add(x[i]);
    }
    Estimate redrawn =
        Bootstrap.percentile(x, drawn -> Arrays.stream(drawn).average().orElseThrow(), 4000, 9);
    assertThat(redrawn.low()).isCloseTo(moments.interval().low(), within(0.03));
    assertThat(redrawn.high()).isCloseTo(moments.interval().high(), within(0.03));
  }
}
