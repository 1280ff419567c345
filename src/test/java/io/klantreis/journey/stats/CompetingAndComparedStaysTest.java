package io.klantreis.journey.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Log-rank and Aalen–Johansen against published figures and against brute force.
class CompetingAndComparedStaysTest {
  private static final long[] NONE = {};

  /// Freireich's trial: chi-squared 16.79 in Kleinbaum and Klein.
  @Test
  void logRank_freireichsTrial_isAsPrinted() {
    TestResult test =
        LogRankTest.test(
            Freireich.TREATED_ENDED.clone(),
            Freireich.TREATED_OPEN.clone(),
            Freireich.PLACEBO.clone(),
            NONE.clone());
    assertThat(test.statistic()).isCloseTo(16.7929, within(5e-5));
    assertThat(test.p()).isCloseTo(4.1688e-5, within(5e-9));
  }

  /// R's `survdiff(Surv(time, status) ~ x, aml)`: chisq 3.4, p 0.07.
  @Test
  void logRank_miller_isAsRPrintsIt() {
    TestResult test =
        LogRankTest.test(
            new long[] {9, 13, 18, 23, 31, 34, 48},
            new long[] {13, 28, 45, 161},
            new long[] {5, 5, 8, 8, 12, 23, 27, 30, 33, 43, 45},
            new long[] {16});
    assertThat(test.statistic()).isCloseTo(3.4, within(0.05));
    assertThat(test.p()).isCloseTo(0.07, within(0.005));
  }

  @Test
  void logRank_shuffledGroups_areAsExtremeAsOftenAsPSays() {
    Random random = new Random(11);
    long[] times = random.longs(60, 0, 4000).toArray();
    boolean[] ended = new boolean[60];
    for (int i = 0; i < 60; i++) {
      ended[i] = random.nextInt(4) > 0;
      times[i] += i < 30 ? 600 : 0;
    }
    int[] order = new int[60];
    for (int i = 0; i < 60; i++) {
      order[i] = i;
    }
    TestResult observed = split(times, ended, order);
    int asExtreme = 0;
    for (int round = 0; round < 4000; round++) {
      for (int i = 59; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int swap = order[i];
        order[i] = order[j];
        order[j] = swap;
      }
      asExtreme += split(times, ended, order).statistic() >= observed.statistic() ? 1 : 0;
    }
    assertThat(observed.p()).isBetween(0.001, 0.5).isCloseTo(asExtreme / 4000.0, within(0.025));
  }

  private static TestResult split(long[] times, boolean[] ended, int[] order) {
    return LogRankTest.test(
        pick(times, ended, order, 0, true),
        pick(times, ended, order, 0, false),
        pick(times, ended, order, 30, true),
        pick(times, ended, order, 30, false));
  }

  private static long[] pick(long[] times, boolean[] ended, int[] order, int from, boolean end) {
    return Arrays.stream(order, from, from + 30)
        .filter(i -> ended[i] == end)
        .mapToLong(i -> times[i])
        .toArray();
  }

  @Test
  void incidence_noneOpen_isTheShareThatEndedSo() {
    AalenJohansen ways = AalenJohansen.of(new long[][] {{1, 4, 9}, {2, 4}}, NONE.clone());
    assertThat(ways.incidence(0, 0)).isZero();
    assertThat(ways.incidence(0, 4)).isCloseTo(0.4, within(1e-12));
    assertThat(ways.incidence(1, 100)).isCloseTo(0.4, within(1e-12));
    assertThat(ways.incidence(0, 9)).isCloseTo(0.6, within(1e-12));
  }

  /// With some open, all ways together are what the Kaplan–Meier curve has lost, and each way is
  /// what handing on the weights of the open ones gives.
  @Test
  void incidence_randomStays_waysAddUpToTheCurve() {
    Random random = new Random(13);
    for (int round = 0; round < 200; round++) {
      long[] advanced = random.longs(random.nextInt(20), 0, 15).toArray();
      long[] lost = random.longs(1 + random.nextInt(20), 0, 15).toArray();
      long[] open = random.longs(random.nextInt(20), 0, 15).toArray();
      AalenJohansen ways =
          AalenJohansen.of(new long[][] {advanced.clone(), lost.clone()}, open.clone());
      long[] ended = LongStream.concat(Arrays.stream(advanced), Arrays.stream(lost)).toArray();
      KaplanMeier curve = KaplanMeier.of(ended, open.clone());
      for (long time = 0; time < 15; time++) {
        assertThat(ways.incidence(0, time) + ways.incidence(1, time))
            .isCloseTo(1 - curve.survival(time, KaplanMeier.Band.PLAIN).value(), within(1e-9));
        assertThat(ways.incidence(0, time))
            .isCloseTo(handedOn(advanced, lost, open, time), within(1e-9));
      }
    }
  }

  private static double handedOn(long[] advanced, long[] lost, long[] open, long until) {
    int n = advanced.length + lost.length + open.length;
    double[] weight = new double[n];
    double[] at = new double[n];
    for (int i = 0; i < n; i++) {
      weight[i] = 1.0 / n;
      int j = i - advanced.length;
      at[i] = j < 0 ? advanced[i] : j < lost.length ? lost[j] : open[j - lost.length] + 0.5;
    }
    double sum = 0;
    for (double time = 0; time <= until; time += 0.5) {
      double handed = 0;
      int later = 0;
      for (int i = 0; i < n; i++) {
        boolean isOpen = i >= advanced.length + lost.length;
        handed += isOpen && at[i] == time ? weight[i] : 0;
        sum += i < advanced.length && at[i] == time ? weight[i] : 0;
        later += at[i] > time ? 1 : 0;
      }
      for (int i = 0; i < n; i++) {
        weight[i] += at[i] > time ? handed / later : 0;
      }
    }
    return sum;
  }
}
