package io.klantreis.journey.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StayQuantileTest {
  /// The rank is that of the first stay with which the curve, or a bound, has fallen far enough.
  @Test
  void rank_ofAnyQuantile_isTheFirstThatHasFallen() {
    for (int seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      int n = 1 + random.nextInt(random.nextBoolean() ? 12 : 4_000);
      int ended = random.nextInt(n + 1);
      double q = random.nextInt(9) == 0 ? random.nextInt(2) : random.nextDouble();
      for (int which = -1; which <= 1; which++) {
        assertThat(StayQuantile.rank(q, n, ended, which))
            .as("seed %d: %s of %d, %d ended, bound %d", seed, q, n, ended, which)
            .isEqualTo(first(q, n, ended, which));
      }
    }
  }

  private static int first(double q, int n, int ended, int which) {
    double height = 1 - q + LogLogBand.ROUNDING;
    for (int rank = 0; rank < ended; rank++) {
      int left = n - rank - 1;
      double share = (double) left / n;
      if (left == 0 || LogLogBand.bound(share, 1.0 / left - 1.0 / n, which) <= height) {
        return rank;
      }
    }
    return ended;
  }
}
