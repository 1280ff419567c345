package io.klantreis.journey.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Many tests at once: Benjamini and Hochberg's adjusted p-values.
public final class FalseDiscovery {
  private FalseDiscovery() {}

  /// The smallest false discovery rate at which each test would be called, in the tests' order.
  public static double[] adjust(double[] p) {
    int n = p.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[n];
    Arrays.fill(adjusted, 1);
    double least = 1;
    for (int rank = n; rank >= 1; rank--) {
      int test = order[rank - 1];
      least = Math.min(least, p[test] * n / rank);
      adjusted[test] = least;
    }
    return adjusted;
  }
}
