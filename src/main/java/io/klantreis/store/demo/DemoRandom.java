package io.klantreis.store.demo;

/// A small generator of its own (SplitMix64), so that the shop is the same on every Java. Not
/// thread-safe.
final class DemoRandom {
  private long state;

  void seed(long seed) {
    state = mix(seed + 0x9E3779B97F4A7C15L);
  }

  private long next() {
    state += 0x9E3779B97F4A7C15L;
    return mix(state);
  }

  private static long mix(long seed) {
    long z = seed;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /// In [0, 1).
  double share() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  boolean chance(double probability) {
    return share() < probability;
  }

  /// In [0, bound).
  int below(int bound) {
    return (int) (share() * bound);
  }

  /// An exponential waiting time.
  long wait(double meanMillis) {
    return (long) (-meanMillis * Math.log1p(-share()));
  }

  /// The place that the weights give; they need not add up to one.
  int pick(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = share() * sum;
    for (int i = 0; i < weights.length - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }
}
