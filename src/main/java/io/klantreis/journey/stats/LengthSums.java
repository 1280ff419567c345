package io.klantreis.journey.stats;

import java.util.Arrays;

/// What at most 65,536 lengths add up to by group, as {@link LengthSum}. Confined to one thread.
public final class LengthSums {
  private static final int MOST_WAYS = 4;

  /// By group, then by way of ending.
  private final int[] counts;

  private final LengthSum[] sums;

  public LengthSums(int groups) {
    this.counts = new int[MOST_WAYS * groups];
    this.sums = new LengthSum[groups];
    Arrays.setAll(sums, group -> new LengthSum());
  }

  public void add(int group, int way, long length) {
    counts[MOST_WAYS * group + way]++;
    sums[group].add(length);
  }

  /// Adds all to totals.
  ///
  /// @param ways there are; four at most
  public void addTo(StayTotals[] totals, int ways) {
    for (int group = 0; group < totals.length; group++) {
      for (int way = 0; way < ways; way++) {
        totals[group].addCount(way, counts[MOST_WAYS * group + way]);
      }
      sums[group].addTo(totals[group]);
    }
  }
}
