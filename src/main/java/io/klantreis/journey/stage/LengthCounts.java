package io.klantreis.journey.stage;

import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stats.LogScale;

/// How many of a stage's stays began in each interval and lasted so long, for a heat map. Confined
/// to one thread.
final class LengthCounts implements StayStore {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  /// Where buckets of lengths begin: times that people speak of.
  private static final long[] LADDER = {
    0,
    MINUTE,
    5 * MINUTE,
    15 * MINUTE,
    HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    3 * DAY,
    7 * DAY,
    14 * DAY,
    30 * DAY,
    60 * DAY,
    90 * DAY,
    180 * DAY,
    365 * DAY
  };

  private final int intervals;

  /// Those that ended, bucket by bucket, and last those that go on.
  private final int[] counts;

  private final StayCount count = new StayCount();

  LengthCounts(int intervals, QueryScope scope) {
    this.intervals = intervals;
    this.counts = new int[Math.multiplyExact(LADDER.length + 1, intervals)];
    scope.grow(4L * counts.length);
  }

  static int buckets() {
    return LADDER.length;
  }

  static long begin(int bucket) {
    return LADDER[bucket];
  }

  /// For each power of two, the bucket in which it lies.
  private static final byte[] BUCKET_OF_POWER = new byte[64];

  static {
    for (int power = 0; power < 63; power++) {
      int bucket = 0;
      while (bucket + 1 < LADDER.length && LADDER[bucket + 1] <= 1L << power) {
        bucket++;
      }
      BUCKET_OF_POWER[power] = (byte) bucket;
    }
  }

  static int bucket(long length) {
    int bucket = BUCKET_OF_POWER[63 - Long.numberOfLeadingZeros(length | 1)];
    while (bucket + 1 < LADDER.length && LADDER[bucket + 1] <= length) {
      bucket++;
    }
    return bucket;
  }

  /// The bucket of all lengths in a group of {@link LogScale}, or a negative number where they lie
  /// in several.
  static int bucketOfGroup(int group) {
    int bucket = bucket(LogScale.groupBegin(group));
    return bucket(LogScale.groupBegin(group + 1) - 1) == bucket ? bucket : -1;
  }

  /// Counts a stay that ended.
  void addEnded(int bucket, int interval) {
    counts[bucket * intervals + interval]++;
    count.addEnded();
  }

  @Override
  public void addEnded(long length, int way, int interval, QueryScope scope) {
    addEnded(bucket(length), interval);
  }

  @Override
  public void addOpen(long length, int interval, QueryScope scope) {
    counts[LADDER.length * intervals + interval]++;
    count.addOpen();
  }

  @Override
  public void addAll(StayStore other, QueryScope scope) {
    LengthCounts more = (LengthCounts) other;
    for (int i = 0; i < counts.length; i++) {
      counts[i] += more.counts[i];
    }
    count.addAll(more.count);
  }

  @Override
  public long size() {
    return count.all();
  }

  @Override
  public long open() {
    return count.open();
  }

  /// Of the stays that ended in a bucket, how many began in each interval.
  long[] ended(int bucket) {
    return row(bucket);
  }

  /// Of those that go on, how many began in each interval.
  long[] goingOn() {
    return row(LADDER.length);
  }

  private long[] row(int bucket) {
    long[] row = new long[intervals];
    for (int i = 0; i < intervals; i++) {
      row[i] = counts[bucket * intervals + i];
    }
    return row;
  }

  /// Whether some stay ended in a bucket.
  boolean has(int bucket) {
    for (int i = 0; i < intervals; i++) {
      if (counts[bucket * intervals + i] > 0) {
        return true;
      }
    }
    return false;
  }
}
