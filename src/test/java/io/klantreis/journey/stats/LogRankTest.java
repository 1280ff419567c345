package io.klantreis.journey.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The log-rank test of stays group by group of lengths is that of all of them in one order.
class LogRankTest {
  private static final int CASES = 600;
  private static final long[] NONE = {};

  @Test
  void test_ofRandomStays_isThatOfTheTwin() {
    int told = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      long[][] stays = stays(random);
      TestResult expected =
          PlainLogRank.test(stays[0].clone(), stays[1].clone(), stays[2].clone(), stays[3].clone());
      check(test(stays[0], stays[1], stays[2], stays[3]), expected, "seed " + seed);
      told += Double.isNaN(expected.p()) ? 0 : 1;
    }
    assertThat(told).isBetween(CASES / 2, CASES - 1);
  }

  /// The order in which stays come says nothing of them, nor which of the sides is which.
  @Test
  void test_ofSidesTurnedRound_isTheSame() {
    for (int seed = 0; seed < CASES / 10; seed++) {
      long[][] stays = stays(new Random(seed));
      check(
          test(stays[2], stays[3], stays[0], stays[1]),
          test(stays[0], stays[1], stays[2], stays[3]),
          "seed " + seed);
    }
  }

  @Test
  void test_withAnEmptySide_tellsNothing() {
    assertThat(test(new long[] {1, 2}, NONE, NONE, NONE).p()).isNaN();
    assertThat(test(NONE, NONE, NONE, NONE).p()).isNaN();
    assertThat(test(NONE, new long[] {5}, NONE, new long[] {3, 3}).statistic()).isNaN();
    // the only end comes when the other side is gone
    assertThat(test(new long[] {9}, NONE, NONE, new long[] {8}).p()).isNaN();
    // who was last seen at that length was still there
    assertThat(test(new long[] {8}, NONE, NONE, new long[] {8}).p()).isNotNaN();
  }

  private static void check(TestResult found, TestResult expected, String what) {
    if (Double.isNaN(expected.p())) {
      assertThat(found.p()).as(what).isNaN();
      return;
    }
    double most = 1e-9 * Math.max(1e-6, expected.statistic());
    assertThat(found.statistic()).as(what).isCloseTo(expected.statistic(), within(most));
    assertThat(found.p()).as(what).isCloseTo(expected.p(), within(1e-9));
  }

  /// Few or many, of nearly all lengths or of few, with a side or the open ones missing.
  private static long[][] stays(Random random) {
    long scale = 1L << random.nextInt(36);
    long unit = random.nextBoolean() ? 1 : 1 + random.nextLong(scale);
    long[][] stays = new long[4][];
    for (int part = 0; part < 4; part++) {
      int most = random.nextInt(3) == 0 ? 4_000 : 12;
      double pace = 0.5 + random.nextDouble();
      long[] some = new long[random.nextInt(5) == 0 ? 0 : random.nextInt(most)];
      Arrays.setAll(
          some, i -> (long) (-Math.log(1 - random.nextDouble()) * scale * pace) / unit * unit);
      stays[part] = some;
    }
    return stays;
  }

  /// The test of stays in no order.
  static TestResult test(long[] ended, long[] open, long[] otherEnded, long[] otherOpen) {
    return LogRank.test(set(ended, open), set(otherEnded, otherOpen));
  }

  private static StaySet set(long[] ended, long[] open) {
    Lengths coded = new Lengths();
    for (int i = 0; i < ended.length; i++) {
      coded.add(StaySet.code(ended[i], i % 3));
    }
    Lengths going = new Lengths();
    Arrays.stream(open).forEach(going::add);
    return new StaySet(List.of(), coded, new Lengths(), going, 3);
  }
}
