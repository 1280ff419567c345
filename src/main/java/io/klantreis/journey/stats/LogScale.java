package io.klantreis.journey.stats;

/// Buckets whose width grows with what lies in them, in two sizes. In the finer one numbers below
/// 512 have a bucket each, and from there on 256 buckets take in the numbers up to the next power
/// of two, so that none is wider than a 256th of what it holds, be it seconds or years. Sixteen of
/// these make a group.
public final class LogScale {
  private static final int BUCKET_BITS = 8;
  private static final int GROUP_BITS = 4;

  private LogScale() {}

  /// The group of a number, which is 0 or more.
  public static int group(long value) {
    return place(value, GROUP_BITS);
  }

  /// The least number of a group.
  public static long groupBegin(int group) {
    return begin(group, GROUP_BITS);
  }

  static int bucket(long value) {
    return place(value, BUCKET_BITS);
  }

  /// The first bucket of a group.
  static int firstBucket(int group) {
    return bucket(groupBegin(group));
  }

  /// A group is as wide as two to this.
  public static int groupBits(int group) {
    return Math.max(0, (group >> GROUP_BITS) - 1);
  }

  /// Each bucket of a group is as wide as two to this.
  static int bucketBits(int group) {
    return Math.max(0, groupBits(group) - (BUCKET_BITS - GROUP_BITS));
  }

  /// The least number of a bucket.
  static long begin(int bucket) {
    return begin(bucket, BUCKET_BITS);
  }

  private static int place(long value, int bits) {
    int shift = Math.max(0, 63 - bits - Long.numberOfLeadingZeros(value));
    return (shift << bits) + (int) (value >>> shift);
  }

  private static long begin(int place, int bits) {
    if (place < 2 << bits) {
      return place;
    }
    int shift = (place >> bits) - 1;
    return (long) (place - (shift << bits)) << shift;
  }
}
