package io.klantreis.journey.stats;

import java.util.Arrays;

/// Ended stays of one stage that are put in the groups of {@link LogScale} and counted as they
/// come, so that nobody has to look at all of them again. A group is a row of chunks, so that
/// nothing is moved. Confined to one thread.
public final class GroupedStays implements GroupedLengths {
  private static final int CHUNK_BITS = 6;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final int PIECE_BITS = 12;
  private static final int PIECE = 1 << PIECE_BITS;
  private static final int WAY_BITS = 2;
  private static final LongArrays PIECES = new LongArrays();

  /// Of all lengths that a code can tell.
  private static final int GROUPS = LogScale.group(Long.MAX_VALUE >> WAY_BITS) + 1;

  private final StayTotals totals;

  /// By group, then by way of ending.
  private final int[] counts = new int[GROUPS << WAY_BITS];

  /// Where a group goes on; at the end of a chunk where there is no place yet.
  private final int[] next = new int[GROUPS];

  private long[][] pieces = {};
  private int[] groupOf = {};
  private int chunks;

  // When it was read: chunks in the order of groups, and where those of each begin.
  private int[] ordered = {};
  private int[] begins = {};

  /// @param ways of ending, at most four
  public GroupedStays(int ways) {
    this.totals = new StayTotals(ways);
  }

  /// @param coded as {@link StaySet#code} makes it; at most 65,535
  public void add(long[] coded, int from, int end) {
    totals.add(coded, from, end);
    for (int i = from; i < end; i++) {
      int group = LogScale.group(StaySet.length(coded[i]));
      int place = next[group];
      if ((place & CHUNK - 1) == 0) {
        place = begin(group);
      }
      pieces[place >>> PIECE_BITS][place & PIECE - 1] = coded[i];
      next[group] = place + 1;
      counts[group << WAY_BITS | StaySet.way(coded[i])]++;
    }
  }

  /// Begins a chunk of a group.
  ///
  /// @return its first place
  private int begin(int group) {
    int place = Math.multiplyExact(chunks, CHUNK);
    if (place >>> PIECE_BITS == pieces.length) {
      pieces = Arrays.copyOf(pieces, pieces.length + 1);
      pieces[pieces.length - 1] = PIECES.take(PIECE);
      groupOf = Arrays.copyOf(groupOf, pieces.length * (PIECE / CHUNK));
    }
    groupOf[chunks++] = group;
    return place;
  }

  public int size() {
    return Math.toIntExact(totals.count());
  }

  /// The bytes that it holds.
  public long bytes() {
    return 8L * PIECE * pieces.length + 4L * (counts.length + next.length + groupOf.length);
  }

  @Override
  public int read(int group, long[] to, int from) {
    if (begins.length == 0) {
      order();
    }
    int at = from;
    for (int i = begins[group]; i < begins[group + 1]; i++) {
      int begin = ordered[i] << CHUNK_BITS;
      boolean isLast = next[group] > begin && next[group] < begin + CHUNK;
      int size = isLast ? next[group] - begin : CHUNK;
      System.arraycopy(pieces[begin >>> PIECE_BITS], begin & PIECE - 1, to, at, size);
      at += size;
    }
    return at;
  }

  @Override
  public int readAll(int group, long[] to, int from) {
    return read(group, to, from);
  }

  /// Puts chunks in the order of groups, when all stays are there.
  private void order() {
    int[] to = new int[GROUPS + 1];
    for (int chunk = 0; chunk < chunks; chunk++) {
      to[groupOf[chunk] + 1]++;
    }
    for (int group = 1; group < to.length; group++) {
      to[group] += to[group - 1];
    }
    ordered = new int[chunks];
    begins = to.clone();
    for (int chunk = 0; chunk < chunks; chunk++) {
      ordered[to[groupOf[chunk]]++] = chunk;
    }
  }

  @Override
  public int groups() {
    int cell = counts.length - 1;
    while (cell > 0 && counts[cell] == 0) {
      cell--;
    }
    return (cell >> WAY_BITS) + 1;
  }

  @Override
  public int count(int group, int way) {
    return counts[group << WAY_BITS | way];
  }

  @Override
  public StayTotals totals() {
    return totals;
  }

  /// Gives back what it holds, which nobody reads any more.
  public void release() {
    for (long[] piece : pieces) {
      PIECES.give(piece);
    }
    pieces = new long[0][];
  }
}
