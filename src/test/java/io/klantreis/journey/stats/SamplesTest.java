package io.klantreis.journey.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Numbers collected in whatever order and pieces have the mean and the quantiles of their sorted
/// list.
class SamplesTest {
  @Test
  void quantilesAndMean_ofRandomNumbers_areThoseOfTheSortedList() {
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      int size = 1 + random.nextInt(seed % 10 == 0 ? 30_000 : 60);
      long width = 1 + (long) Math.pow(10, random.nextInt(14));
      long[] values = random.longs(size, 0, width).toArray();
      Samples all = collect(random, values, 0, size / 3);
      all.addAll(collect(random, values, size / 3, size));

      long[] sorted = values.clone();
      Arrays.sort(sorted);
      BigInteger sum = BigInteger.ZERO;
      for (long value : values) {
        sum = sum.add(BigInteger.valueOf(value));
      }
      assertThat(all.mean()).as("seed %s", seed).isEqualTo(sum.doubleValue() / size);
      if (random.nextBoolean()) {
        all.learn(0.5, 0.9);
      }
      for (double share : new double[] {0.5, 0.9, 0, 1, random.nextDouble()}) {
        assertThat(all.quantile(share)).as("seed %s", seed).isEqualTo(typeSeven(sorted, share));
      }
    }
  }

  @Test
  void quantiles_ofNumbersBelowZeroAndAboveACentury_areThoseOfTheSortedList() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      int shift = random.nextInt(40);
      long[] values = random.longs(9_000).map(value -> value >> 1 + shift).toArray();
      Samples all = collect(random, values, 0, values.length);

      Arrays.sort(values);
      for (double share : new double[] {0, 0.1, 0.5, 0.9, 1}) {
        assertThat(all.quantile(share)).as("seed %s", seed).isEqualTo(typeSeven(values, share));
      }
    }
  }

  @Test
  void nothing_hasNoMeanAndNoQuantile() {
    var none = new Samples();
    none.learn(0.5);
    assertThat(none.quantile(0.5)).isNaN();
    assertThat(none.mean()).isNaN();
  }

  private static Samples collect(Random random, long[] values, int from, int to) {
    var some = new Samples();
    for (int i = from; i < to; ) {
      int many = Math.min(to - i, 1 + random.nextInt(7_000));
      if (random.nextBoolean()) {
        some.add(values, i, many);
        i += many;
      } else {
        some.add(values[i++]);
      }
    }
    return some;
  }

  private static double typeSeven(long[] sorted, double share) {
    double rank = share * (sorted.length - 1);
    int below = (int) Math.floor(rank);
    long low = sorted[below];
    return rank == below ? low : low + (rank - below) * (sorted[below + 1] - low);
  }
}
