package io.klantreis.journey.stats;

/// Buckets whose width grows with what lies in them: numbers below 512 have one each, and from
/// there on 256 buckets take in the numbers up to the next power of two. So a bucket is never wider
/// than a 256th of what it holds, whether the numbers are seconds or years.
final class LogScale {
  private static final int BITS = 8;
  private static final int OWN = 2 << BITS;

  private LogScale() {}

  /// The bucket of a number, which is 0 or more.
  static int bucket(long value) {
    int shift = Math.max(0, 63 - BITS - Long.numberOfLeadingZeros(value));
    return (shift << BITS) + (int) (value >>> shift);
  }

  /// The least number of a bucket.
  static long begin(int bucket) {
    if (bucket < OWN) {
      return bucket;
    }
    int shift = (bucket >> BITS) - 1;
    return (long) (bucket - (shift << BITS)) << shift;
  }
}
