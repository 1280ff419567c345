package io.klantreis.journey.stats;

/// Lengths of ended stays, coded as {@link StaySet#code}, that were collected in no order: counted
/// at once, put in the groups of {@link LogScale} when first read. Confined to one thread.
final class LooseLengths implements GroupedLengths {
  private static final LongArrays ARRAYS = new LongArrays();
  private static final long[] NONE = {};

  private final Lengths coded;
  private final int ways;

  /// By group, then by way of ending.
  private final int[] counts;

  private final StayTotals totals;

  // When it was read.
  private long[] values = NONE;
  private int[] begins = {};

  LooseLengths(Lengths coded, int ways) {
    this.coded = coded;
    this.ways = ways;
    this.counts = new int[(LogScale.group(StaySet.length(coded.greatest())) + 1) * ways];
    this.totals = new StayTotals(ways);
    for (int p = 0; p < coded.pieces(); p++) {
      long[] piece = coded.piece(p);
      int size = coded.length(p);
      totals.add(piece, 0, size);
      for (int i = 0; i < size; i++) {
        counts[LogScale.group(StaySet.length(piece[i])) * ways + StaySet.way(piece[i])]++;
      }
    }
  }

  @Override
  public int groups() {
    return counts.length / ways;
  }

  @Override
  public int count(int group, int way) {
    return counts[group * ways + way];
  }

  @Override
  public int read(int group, long[] to, int from) {
    if (begins.length == 0) {
      if (isEmpty(group)) {
        return from; // none is put in its group for that
      }
      group();
    }
    int size = begins[group + 1] - begins[group];
    System.arraycopy(values, begins[group], to, from, size);
    return from + size;
  }

  @Override
  public int readAll(int group, long[] to, int from) {
    return read(group, to, from);
  }

  private boolean isEmpty(int group) {
    int all = 0;
    for (int way = 0; way < ways; way++) {
      all += count(group, way);
    }
    return all == 0;
  }

  private void group() {
    begins = new int[groups() + 1];
    for (int cell = 0; cell < counts.length; cell++) {
      begins[cell / ways + 1] += counts[cell];
    }
    for (int group = 1; group < begins.length; group++) {
      begins[group] += begins[group - 1];
    }
    values = ARRAYS.take(begins[begins.length - 1]);
    int[] next = begins.clone();
    for (int p = 0; p < coded.pieces(); p++) {
      long[] piece = coded.piece(p);
      int size = coded.length(p);
      for (int i = 0; i < size; i++) {
        values[next[LogScale.group(StaySet.length(piece[i]))]++] = piece[i];
      }
    }
  }

  @Override
  public StayTotals totals() {
    return totals;
  }

  /// Gives back what it holds, which nobody reads any more.
  void release() {
    if (values != NONE) {
      ARRAYS.give(values);
    }
    values = NONE;
    begins = new int[0];
  }
}
