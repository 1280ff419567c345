package io.klantreis.journey.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Figures from Newcombe 1998 (Statistics in Medicine 17:857–872 and 17:873–890), Fisher 1935, and
/// the same intervals found a second way.
class ProportionsTest {
  private static final Offset<Double> PRINTED = within(5e-5);

  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void wilson_newcombesTable_isAsPrinted(long k, long n, double low, double high) {
    Estimate wilson = Proportions.wilson(k, n);
    assertThat(wilson.value()).isEqualTo((double) k / n);
    assertThat(wilson.low()).isCloseTo(low, PRINTED);
    assertThat(wilson.high()).isCloseTo(high, PRINTED);
  }

  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, 0.0524, 0.3339",
    "9, 10, 3, 10, 0.1705, 0.8090",
    "5, 56, 0, 29, -0.0381, 0.1926",
    "10, 10, 0, 20, 0.6791, 1"
  })
  void difference_newcombesTable_isAsPrinted(
      long k, long n, long k2, long n2, double low, double high) {
    Estimate difference = Proportions.difference(k, n, k2, n2);
    assertThat(difference.low()).isCloseTo(low, PRINTED);
    assertThat(difference.high()).isCloseTo(high, PRINTED);
  }

  @Test
  void wilson_anyCounts_boundsAreWhereTheScoreTestTurns() {
    for (int n = 1; n <= 40; n++) {
      for (int k = 0; k <= n; k++) {
        double p = (double) k / n;
        int trials = n;
        DoubleUnaryOperator score =
            share ->
                Math.abs(p - share) - 1.959963984540054 * Math.sqrt(share * (1 - share) / trials);
        Estimate wilson = Proportions.wilson(k, n);
        if (k > 0) {
          assertThat(wilson.low())
              .isCloseTo(turn(share -> -score.applyAsDouble(share), 1e-12, p), within(1e-9));
        }
        if (k < n) {
          assertThat(wilson.high()).isCloseTo(turn(score, p, 1 - 1e-12), within(1e-9));
        }
      }
    }
  }

  @Test
  void clopperPearson_anyCounts_boundsAreWhereABinomialTailIsAFortieth() {
    for (int n : new int[] {1, 7, 30}) {
      for (int k = 0; k <= n; k++) {
        int successes = k;
        int trials = n;
        Estimate exact = Proportions.clopperPearson(k, n);
        if (k > 0) {
          double low = turn(share -> upperTail(trials, successes, share) - 0.025, 0, 1);
          assertThat(exact.low()).isCloseTo(low, within(1e-8));
        }
        if (k < n) {
          double tail = 1 - upperTail(trials, successes + 1, exact.high());
          assertThat(tail).isCloseTo(0.025, within(1e-8));
        }
      }
    }
  }

  @Test
  void difference_everyOutcomeOfTwoSmallSamples_coversTheTruthInAbout95Of100() {
    for (double p : new double[] {0.1, 0.3, 0.5}) {
      for (double q : new double[] {0.1, 0.4}) {
        double covered = 0;
        for (int k = 0; k <= 30; k++) {
          for (int j = 0; j <= 20; j++) {
            if (Proportions.difference(k, 30, j, 20).spans(p - q)) {
              covered += binomial(30, k, p) * binomial(20, j, q);
            }
          }
        }
        assertThat(covered).as("p %s, q %s", p, q).isBetween(0.925, 0.985);
      }
    }
  }

  @Test
  void zTest_swappedGroups_onlyTurnsItsSign() {
    TestResult test = Proportions.zTest(9, 10, 3, 10);
    TestResult swapped = Proportions.zTest(3, 10, 9, 10);
    assertThat(test.statistic()).isCloseTo(2.7386, PRINTED).isEqualTo(-swapped.statistic());
    assertThat(test.p()).isEqualTo(swapped.p());
    // z² of a 2×2 table is Pearson's chi-squared, with one degree of freedom.
    assertThat(test.statistic() * test.statistic()).isCloseTo(pearson(9, 1, 3, 7), within(1e-12));
    assertThat(Distributions.chiSquaredUpper(7.5, 1)).isCloseTo(test.p(), within(1e-12));
  }

  private static double pearson(double a, double b, double c, double d) {
    double n = a + b + c + d;
    double cross = a * d - b * c;
    return n * cross * cross / ((a + b) * (c + d) * (a + c) * (b + d));
  }

  @Test
  void fisher_teaTasting_isAsFisherFound() {
    TestResult test = Proportions.fisher(3, 1, 1, 3);
    assertThat(test.statistic()).isEqualTo(9);
    assertThat(test.p()).isCloseTo(34.0 / 70, within(1e-12));
  }

  @Test
  void fisher_anySmallTable_isTheSumOverAllTablesAsRare() {
    for (int a = 0; a <= 6; a++) {
      for (int b = 0; b <= 5; b++) {
        for (int c = 0; c <= 4; c++) {
          int d = 3;
          double observed = ways(a + b, a) * ways(c + d, c);
          double rare = 0;
          double all = 0;
          for (int x = Math.max(0, a + c - c - d); x <= Math.min(a + b, a + c); x++) {
            double way = ways(a + b, x) * ways(c + d, a + c - x);
            all += way;
            rare += way <= observed ? way : 0;
          }
          assertThat(Proportions.fisher(a, b, c, d).p())
              .as("%d %d %d %d", a, b, c, d)
              .isCloseTo(rare / all, within(1e-9));
        }
      }
    }
  }

  @Test
  void nothingOfNothing_isUnknownNotZero() {
    assertThat(Proportions.wilson(0, 0)).isEqualTo(Estimate.UNKNOWN);
    assertThat(Proportions.difference(1, 2, 0, 0)).isEqualTo(Estimate.UNKNOWN);
    assertThatThrownBy(() -> Proportions.wilson(3, 2)).hasMessage("3 successes of 2");
  }

  private static double upperTail(int n, int from, double p) {
    double tail = 0;
    for (int k = from; k <= n; k++) {
      tail += binomial(n, k, p);
    }
    return tail;
  }

  private static double binomial(int n, int k, double p) {
    return ways(n, k) * Math.pow(p, k) * Math.pow(1 - p, n - k);
  }

  private static double ways(int n, int k) {
    if (k < 0 || k > n) {
      return 0;
    }
    double ways = 1;
    for (int i = 1; i <= k; i++) {
      ways = ways * (n - k + i) / i;
    }
    return Math.rint(ways);
  }

  /// Where a function turns from negative to positive, by halving.
  private static double turn(DoubleUnaryOperator function, double low, double high) {
    for (int i = 0; i < 100; i++) {
      double middle = (low + high) / 2;
      if (function.applyAsDouble(middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
