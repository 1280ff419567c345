package io.klantreis.journey.stats;

import java.util.Arrays;

/// Ended stays counted by where they lie among the open ones: a stretch is what ended in one bucket
/// of {@link LogScale} with no open stay in between, of equal lengths those that ended first. What
/// a stretch does to a curve follows from how many it has, so that its stays need no order; that is
/// found without sorting more than the open ones. Confined to one thread.
final class StayStretches {
  private static final LongArrays ARRAYS = new LongArrays();

  private static final int CELL_BITS = 2;
  private static final int DISTANCES = 2;
  private static final int SQUARES = 3;

  private final OpenStays open;
  private final int firstBucket;
  private final int firstOpen;

  /// A stretch's counts by way in 32 bits each, its distances and its squares as bits: half a line
  /// of the processor's cache, which a group's stretches fill.
  private final long[] cells;

  /// The curve's height before each, as bits.
  private final long[] heights;

  // Of the group that is counted: where the open ones of each cell of lengths begin, and the bits
  // of a cell's width.
  private int counted = -1;
  private int[] begins = new int[1];
  private int cellBits;

  /// @param firstGroup,groups those that are counted: no open stay is in a lower one
  StayStretches(OpenStays open, int firstGroup, int groups) {
    this.open = open;
    this.firstBucket = LogScale.firstBucket(Math.min(firstGroup, groups));
    this.firstOpen = open.begin(firstBucket);
    int size = first(LogScale.firstBucket(groups));
    this.cells = ARRAYS.take(size << CELL_BITS);
    this.heights = ARRAYS.take(size);
    Arrays.fill(cells, 0, size << CELL_BITS, 0);
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

  private void count(int group, long[] coded, int size, long one) {
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
      int at = stretch + (int) (in >>> bucketBits) + place << CELL_BITS;
      long distance = in & inBucket;
      int way = StaySet.way(coded[i]);
      cells[at + (way >> 1)] += one << (way << 5);
      cells[at + DISTANCES] += one * distance;
      double squares = Double.longBitsToDouble(cells[at + SQUARES]);
      cells[at + SQUARES] =
          Double.doubleToRawLongBits(squares + (double) one * distance * distance);
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
    return (int) (cells[(stretch << CELL_BITS) + (way >> 1)] >>> (way << 5));
  }

  int ended(int stretch) {
    long some = cells[stretch << CELL_BITS];
    long others = cells[(stretch << CELL_BITS) + 1];
    return (int) (some + (some >>> Integer.SIZE) + others + (others >>> Integer.SIZE));
  }

  /// What its stays lasted longer than where their bucket begins, together.
  long distances(int stretch) {
    return cells[(stretch << CELL_BITS) + DISTANCES];
  }

  /// The squares of the same.
  double squares(int stretch) {
    return Double.longBitsToDouble(cells[(stretch << CELL_BITS) + SQUARES]);
  }

  /// The height that the curve had before it.
  double height(int stretch) {
    return Double.longBitsToDouble(heights[stretch]);
  }

  void setHeight(int stretch, double height) {
    heights[stretch] = Double.doubleToRawLongBits(height);
  }

  void release() {
    ARRAYS.give(cells);
    ARRAYS.give(heights);
  }
}
