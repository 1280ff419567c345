package io.klantreis.journey.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Published curves, and the curve computed a second way.
class KaplanMeierTest {
  private static final Offset<Double> PRINTED = within(5e-4);

  private static KaplanMeier treated() {
    return KaplanMeier.of(Freireich.TREATED_ENDED.clone(), Freireich.TREATED_OPEN.clone());
  }

  @Test
  void survival_freireichTreated_isAsPrintedInKleinbaumAndKlein() {
    long[] times = {6, 7, 10, 13, 16, 22, 23};
    double[] share = {0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482};
    KaplanMeier curve = treated();
    assertThat(curve.steps()).isEqualTo(times.length);
    for (int i = 0; i < times.length; i++) {
      assertThat(curve.survival(times[i], KaplanMeier.Band.PLAIN).value())
          .isCloseTo(share[i], PRINTED);
    }
    assertThat(curve.survival(5, KaplanMeier.Band.PLAIN)).isEqualTo(new Estimate(1, 1, 1));
  }

  @Test
  void survival_whereNoneIsLeft_hasNoUpperEnd() {
    KaplanMeier placebo = KaplanMeier.of(Freireich.PLACEBO.clone(), new long[0]);
    for (KaplanMeier.Band band : KaplanMeier.Band.values()) {
      assertThat(placebo.survival(23, band)).isEqualTo(new Estimate(0, 0, Double.NaN));
    }
  }

  /// Without the curve and with it, for every handful of up to nine stays of three lengths, ended
  /// or open: ties of all kinds, those included that end the last stays together.
  @Test
  void quantile_withoutTheCurve_isTheCurves() {
    int compared = 0;
    for (int kinds = 0; kinds < 10 * 10 * 10 * 10 * 10 * 10; kinds++) {
      int[] counts = new int[6];
      int rest = kinds;
      for (int kind = 0; kind < counts.length; kind++, rest /= 10) {
        counts[kind] = rest % 10;
      }
      int size = Arrays.stream(counts).sum();
      if (size > 9) {
        continue;
      }
      long[] ended = lengths(counts, 0);
      long[] open = lengths(counts, 3);
      for (double q : new double[] {0.25, 0.5, 0.9}) {
        long[] all = LongStream.concat(Arrays.stream(ended), Arrays.stream(open)).toArray();
        assertThat(StayQuantile.of(all, 0, ended.length, size, q))
            .as("%s at %s", Arrays.toString(counts), q)
            .isEqualTo(KaplanMeier.of(ended.clone(), open.clone()).quantile(q));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(3 * 5005);
  }

  private static long[] lengths(int[] counts, int from) {
    return IntStream.range(0, 3)
        .boxed()
        .flatMapToLong(kind -> LongStream.generate(() -> kind + 1).limit(counts[from + kind]))
        .toArray();
  }

  /// Standard errors as R's `summary(survfit(…))` prints them for MASS::gehan.
  @Test
  void survival_freireichTreated_hasGreenwoodsError() {
    Estimate at10 = treated().survival(10, KaplanMeier.Band.PLAIN);
    assertThat((at10.high() - at10.low()) / 2 / 1.959964).isCloseTo(0.0963, PRINTED);
    Estimate at23 = treated().survival(23, KaplanMeier.Band.PLAIN);
    assertThat((at23.high() - at23.low()) / 2 / 1.959964).isCloseTo(0.1346, PRINTED);
  }

  /// Oracle km-01: 12 of 21 still in remission; the mean of the others alone would be 12.1.
  @Test
  void quantile_freireichTreated_medianIs23FarAboveTheMeanOfTheEnded() {
    Estimate median = treated().quantile(0.5);
    assertThat(median.value()).isEqualTo(23);
    assertThat(median.low()).isEqualTo(13);
    assertThat(median.high()).isNaN();
    assertThat(Arrays.stream(Freireich.TREATED_ENDED).average().orElseThrow())
        .isCloseTo(12.1, within(0.05));
    assertThat(treated().quantile(0.9).value()).isNaN();
    assertThat(treated().quantile(0.25).value()).isEqualTo(13);
  }

  /// Freireich's placebo group, nobody censored: median 8, mean 182/21.
  @Test
  void placebo_noneOpen_medianAndMeanAreTheSamples() {
    KaplanMeier curve = KaplanMeier.of(Freireich.PLACEBO.clone(), new long[0]);
    assertThat(curve.quantile(0.5).value()).isEqualTo(8);
    assertThat(curve.restrictedMean(23).value()).isCloseTo(182.0 / 21, within(1e-12));
  }

  /// Miller 1981, acute myelogenous leukaemia, maintained group; R prints rmean 52.6.
  @Test
  void restrictedMean_miller_isAsRPrintsIt() {
    KaplanMeier curve =
        KaplanMeier.of(new long[] {9, 13, 18, 23, 31, 34, 48}, new long[] {13, 28, 45, 161});
    assertThat(curve.quantile(0.5).value()).isEqualTo(31);
    Estimate mean = curve.restrictedMean(161);
    assertThat(mean.value()).isCloseTo(52.6455, PRINTED);
    // R: se(rmean) = 19.8
    assertThat((mean.high() - mean.low()) / 2 / 1.959964).isCloseTo(19.8, within(0.05));
  }

  @Test
  void restrictedMean_noneOpen_isTheMeanWithItsError() {
    Random random = new Random(3);
    for (int round = 0; round < 50; round++) {
      long[] ended = random.longs(2 + random.nextInt(40), 0, 30).toArray();
      double mean = Arrays.stream(ended).average().orElseThrow();
      double squares = Arrays.stream(ended).mapToDouble(x -> (x - mean) * (x - mean)).sum();
      Estimate rmst = KaplanMeier.of(ended, new long[0]).restrictedMean(30);
      assertThat(rmst.value()).isCloseTo(mean, within(1e-9));
      assertThat((rmst.high() - rmst.low()) / 2 / 1.959963984540054)
          .isCloseTo(Math.sqrt(squares) / ended.length, within(1e-9));
    }
  }

  /// Efron's way to the same curve: whoever is lost from sight hands their weight to those who are
  /// still there.
  @Test
  void survival_randomStays_isWhatHandingOnTheWeightsGives() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      long[] ended = random.longs(1 + random.nextInt(30), 0, 20).toArray();
      long[] open = random.longs(random.nextInt(30), 0, 20).toArray();
      TreeMap<Long, Double> byHand = handOn(ended, open);
      KaplanMeier curve = KaplanMeier.of(ended, open);
      byHand.forEach((time, share) ->
          assertThat(curve.survival(time, KaplanMeier.Band.LOG_LOG).value())
              .isCloseTo(share, within(1e-9)));
      for (double q : new double[] {0.25, 0.5, 0.75, 0.9}) {
        Double expected =
            byHand.entrySet().stream()
                .filter(entry -> entry.getValue() <= 1 - q + 1e-9)
                .mapToDouble(entry -> entry.getKey())
                .findFirst()
                .orElse(Double.NaN);
        assertThat(curve.quantile(q).value()).isEqualTo(expected);
        assertThat(curve.quantileValue(q)).isEqualTo(expected);
      }
    }
  }

  private static TreeMap<Long, Double> handOn(long[] ended, long[] open) {
    int n = ended.length + open.length;
    double[][] stays = new double[n][];
    for (int i = 0; i < n; i++) {
      boolean isEnded = i < ended.length;
      stays[i] =
          new double[] {
            isEnded ? ended[i] : open[i - ended.length] + 0.5, isEnded ? 1 : 0, 1.0 / n
          };
    }
    Arrays.sort(stays, (a, b) -> Double.compare(a[0], b[0]));
    double left = 1;
    TreeMap<Long, Double> curve = new TreeMap<>();
    for (int i = 0; i < n; i++) {
      if (stays[i][1] == 1) {
        left -= stays[i][2];
        curve.put((long) stays[i][0], left);
      } else {
        for (int j = i + 1; j < n; j++) {
          stays[j][2] += stays[i][2] / (n - i - 1);
        }
      }
    }
    return curve;
  }

  @Test
  void nothing_isUnknown() {
    KaplanMeier curve = KaplanMeier.of(new long[0], new long[0]);
    assertThat(curve.quantile(0.5).value()).isNaN();
    assertThat(curve.restrictedMean(5)).isEqualTo(Estimate.UNKNOWN);
    assertThat(curve.survival(5, KaplanMeier.Band.LOG_LOG)).isEqualTo(Estimate.UNKNOWN);
  }

  @Test
  void allOpen_theCurveStaysAtOne() {
    KaplanMeier curve = KaplanMeier.of(new long[0], new long[] {3, 9});
    assertThat(curve.quantile(0.25).value()).isNaN();
    assertThat(curve.restrictedMean(9).value()).isEqualTo(9);
    assertThat(curve.longest()).isEqualTo(9);
  }
}
