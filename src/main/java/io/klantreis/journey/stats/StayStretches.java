package io.klantreis.journey.stats;

import java.util.Arrays;

/// Ended stays counted by where they lie among the open ones: a stretch is what ended in one bucket
/// of {@link LogScale} with no open stay in between, of equal lengths those that ended first. What
/// a stretch does to a curve follows from how many it has, so that its stays need no order; that is
/// found without sorting more than the open ones. Confined to one thread.
final class StayStretches {
  private static final LongArrays ARRAYS = new LongArrays();

  private final OpenStays open;
  private final int ways;
  private final int firstBucket;
  private final int firstOpen;

  /// A stretch's counts by way, its distances, its squares as bits, and the curve's height before
  /// it as bits.
  private final long[] cells;

  private final int stride;

  // Of the group that is counted: where the open ones of each cell of lengths begin, and the bits
  // of a cell's width.
  private int counted = -1;
  private int[] begins = new int[1];
  private int cellBits;

  /// @param ways of ending
  /// @param firstGroup,groups those that are counted: no open stay is in a lower one
  StayStretches(OpenStays open, int ways, int firstGroup, int groups) {
    this.open = open;
    this.ways = ways;
    this.stride = ways + 3;
    this.firstBucket = LogScale.firstBucket(Math.min(firstGroup, groups));
    this.firstOpen = open.begin(firstBucket);
    int size = first(LogScale.firstBucket(groups)) * stride;
    this.cells = ARRAYS.take(size);
    Arrays.fill(cells, 0, size, 0);
  }

  /// The first stretch of a bucket. There is one more than there are open stays in it.
  int first(int bucket) {
    return bucket - firstBucket + open.begin(bucket) - firstOpen;
  }

  /// Adds ended stays of a group.
  ///
  /// @param coded as {@link StaySet#code}, in no order
  void add(int group, long[] coded, int size) {
    count(group, coded, size, 1);
  }

  /// Takes away some that were added.
  void remove(int group, long[] coded, int size) {
    count(group, coded, size, -1);
  }

  private void count(int group, long[] coded, int size, int by) {
    if (group != counted) {
      open.sort(group);
      divide(group);
      counted = group;
    }
    int bits = cellBits;
    long begin = LogScale.groupBegin(group);
    int bucketBits = LogScale.bucketBits(group);
    long inBucket = (1L << bucketBits) - 1;
    int stretch = first(LogScale.firstBucket(group)) - open.groupBegin(group);
    for (int i = 0; i < size; i++) {
      long length = StaySet.length(coded[i]);
      long in = length - begin;
      int cell = (int) (in >>> bits);
      int place = open.notShorter(length, begins[cell], begins[cell + 1]);
      int at = (stretch + (int) (in >>> bucketBits) + place) * stride;
      long distance = in & inBucket;
      cells[at + StaySet.way(coded[i])] += by;
      cells[at + ways] += by * distance;
      double squares = Double.longBitsToDouble(cells[at + ways + 1]);
      cells[at + ways + 1] =
          Double.doubleToRawLongBits(squares + (double) by * distance * distance);
    }
  }

  /// Divides a group's lengths into about twice as many cells as it has open stays.
  private void divide(int group) {
    int from = open.groupBegin(group);
    int end = open.groupBegin(group + 1);
    long begin = LogScale.groupBegin(group);
    int groupBits = LogScale.groupBits(group);
    int bits = Math.max(0, groupBits - (Integer.SIZE - Integer.numberOfLeadingZeros(end - from)));
    int size = 1 << groupBits - bits;
    if (begins.length <= size) {
      begins = new int[2 * size];
    }
    Arrays.fill(begins, 0, size + 1, 0);
    begins[0] = from;
    for (int place = from; place < end; place++) {
      begins[(int) (open.waited(place) - begin >>> bits) + 1]++;
    }
    for (int cell = 1; cell <= size; cell++) {
      begins[cell] += begins[cell - 1];
    }
    cellBits = bits;
  }

  /// How many ended in a bucket.
  int endedIn(int bucket) {
    int ended = 0;
    int end = first(bucket + 1);
    for (int stretch = first(bucket); stretch < end; stretch++) {
      ended += ended(stretch);
    }
    return ended;
  }

  /// How many ended in a way.
  int ended(int stretch, int way) {
    return (int) cells[stretch * stride + way];
  }

  int ended(int stretch) {
    int ended = 0;
    for (int way = 0; way < ways; way++) {
      ended += ended(stretch, way);
    }
    return ended;
  }

  /// What its stays lasted longer than where their bucket begins, together.
  long distances(int stretch) {
    return cells[stretch * stride + ways];
  }

  /// The squares of the same.
  double squares(int stretch) {
    return Double.longBitsToDouble(cells[stretch * stride + ways + 1]);
  }

  /// The height that the curve had before it.
  double height(int stretch) {
    return Double.longBitsToDouble(cells[stretch * stride + ways + 2]);
  }

  void setHeight(int stretch, double height) {
    cells[stretch * stride + ways + 2] = Double.doubleToRawLongBits(height);
  }

  void release() {
    ARRAYS.give(cells);
  }
}
