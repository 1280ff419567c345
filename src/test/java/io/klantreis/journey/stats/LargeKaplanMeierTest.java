package io.klantreis.journey.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/// The curve in buckets tells what the sorted one tells, whatever the lengths.
class LargeKaplanMeierTest {
  private static final int CASES = 300;

  @Test
  void figures_ofRandomStays_areThoseOfTheSortedCurve() {
    for (int seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      long unit = random.nextBoolean() ? 1 : 1_000;
      long scale = 1L << 4 + random.nextInt(34);
      LongSupplier length = () -> (long) (-Math.log(1 - random.nextDouble()) * scale) / unit * unit;
      compare(
          lengths(random.nextInt(20_000), length),
          lengths(random.nextInt(4) * random.nextInt(2_000), length),
          random,
          seed);
    }
  }

  @Test
  void figures_ofStaysThatAreAllOpenOrNone_areThoseOfTheSortedCurve() {
    Random random = new Random(1);
    compare(new long[0], new long[0], random, 1);
    compare(new long[0], new long[] {5, 3, 9}, random, 2);
    compare(new long[] {4, 4, 4}, new long[0], random, 3);
    compare(new long[] {0, 0, 1}, new long[] {0, 1}, random, 4);
  }

  private static long[] lengths(int count, LongSupplier length) {
    long[] all = new long[count];
    for (int i = 0; i < count; i++) {
      all[i] = length.getAsLong();
    }
    return all;
  }

  private static void compare(long[] ended, long[] open, Random random, int seed) {
    LargeKaplanMeier large = LargeKaplanMeier.of(samples(ended), samples(open));
    KaplanMeier sorted = KaplanMeier.of(ended.clone(), open.clone());
    String as = "seed " + seed;
    assertThat(large.count()).as(as).isEqualTo(sorted.count());
    assertThat(large.longest()).as(as).isEqualTo(sorted.longest());
    for (double q : new double[] {0.01, 0.25, 0.5, 0.75, 0.9, 0.999}) {
      Estimate estimate = sorted.quantile(q);
      assertThat(large.quantile(q)).as(as + " at " + q).isEqualTo(estimate);
      assertThat(Double.valueOf(large.quantileValue(q)))
          .as(as + " at " + q)
          .isEqualTo(Double.valueOf(sorted.quantileValue(q)));
    }
    long longest = sorted.longest();
    long inside = longest == 0 ? 0 : random.nextLong(longest);
    for (long horizon : new long[] {longest, inside, longest * 2 + 1}) {
      close(large.restrictedMean(horizon), sorted.restrictedMean(horizon), as + " to " + horizon);
    }
  }

  private static void close(Estimate one, Estimate other, String as) {
    assertThat(one.isKnown()).as(as).isEqualTo(other.isKnown());
    if (other.isKnown()) {
      double reach = 1e-9 * Math.max(1, Math.abs(other.value()));
      assertThat(one.value()).as(as).isCloseTo(other.value(), within(reach));
      assertThat(one.low()).as(as).isCloseTo(other.low(), within(reach));
      assertThat(one.high()).as(as).isCloseTo(other.high(), within(reach));
    }
  }

  private static Samples samples(long[] values) {
    Samples samples = new Samples();
    for (long value : values) {
      samples.add(value);
    }
    return samples;
  }
}
