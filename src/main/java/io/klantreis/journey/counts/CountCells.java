package io.klantreis.journey.counts;

import io.klantreis.journey.query.CountsQuery.Of;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stats.Sums;
import io.klantreis.journey.time.TimeAxis;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What is counted, a cell a group and interval: events, units (each once a cell), amounts, or the
/// latest time. Confined to one thread.
final class CountCells {
  private final Of of;
  private final long from;
  private final @Nullable TimeAxis axis;
  private final int intervals;

  /// Counts, or latest times (NaN where there is none).
  private final double[] counts;

  private final Sums amounts;

  /// Which unit a cell has counted last.
  private final int[] lastUnit;

  private final boolean[] seenInRange;

  /// @param axis the intervals that are told apart, or null
  CountCells(Of of, Terms terms, int groups, @Nullable TimeAxis axis, QueryScope scope) {
    this.of = of;
    this.from = terms.fromMillis();
    this.axis = axis;
    this.intervals = axis == null ? 1 : axis.size();
    int size = Math.multiplyExact(groups, intervals);
    scope.grow(12L * size);
    boolean ofAmounts = of == Of.VALUE || of == Of.COST;
    this.counts = new double[ofAmounts ? 0 : size];
    this.amounts = new Sums(ofAmounts ? size : 0);
    this.lastUnit = new int[of == Of.CUSTOMERS ? size : 0];
    this.seenInRange = new boolean[groups];
    if (of == Of.SECONDS_SINCE_LAST_EVENT) {
      Arrays.fill(counts, Double.NaN);
    }
  }

  int intervals() {
    return intervals;
  }

  /// Whether the group has an event in the range; after {@link #seeCounted}.
  boolean isSeenInRange(int group) {
    return seenInRange[group];
  }

  void see(int group) {
    seenInRange[group] = true;
  }

  /// Sees the groups of which something was counted.
  void seeCounted() {
    for (int group = 0; group < seenInRange.length; group++) {
      for (int i = 0; i < intervals && counts.length > 0 && !seenInRange[group]; i++) {
        seenInRange[group] = counts[group * intervals + i] > 0;
      }
    }
  }

  double at(int group, int interval) {
    int cell = group * intervals + interval;
    return counts.length == 0 ? amounts.at(cell) : counts[cell];
  }

  private int cell(int group, long time) {
    return group * intervals + (axis == null ? 0 : axis.indexOf(time));
  }

  /// Counts an event in the range.
  void count(int group, long time) {
    counts[cell(group, time)]++;
  }

  /// Counts an event in the range, or its unit.
  void count(int group, long time, int unit) {
    int cell = cell(group, time);
    if (lastUnit.length == 0) {
      counts[cell]++;
      return;
    }
    // 0 or 1 without a branch: no processor foresees whether a unit comes back
    int other = lastUnit[cell] ^ unit;
    lastUnit[cell] = unit;
    counts[cell] += (other | -other) >>> 31;
  }

  /// @param amount NaN where there is none
  void amount(int group, long time, double amount) {
    amounts.add(cell(group, time), amount);
  }

  /// Keeps an event's time where it is the latest; of events before the range too.
  void latest(int group, long time) {
    seenInRange[group] = true;
    int interval = 0;
    if (axis != null && time >= from) {
      interval = axis.indexOf(time);
      if (interval == TimeAxis.OUTSIDE) {
        return;
      }
    }
    keepLatest(group * intervals + interval, time);
  }

  private void keepLatest(int cell, double time) {
    if (!(counts[cell] >= time)) { // also where none is known yet, which is NaN
      counts[cell] = time;
    }
  }

  void merge(CountCells other) {
    for (int group = 0; group < seenInRange.length; group++) {
      seenInRange[group] |= other.seenInRange[group];
    }
    amounts.addAll(other.amounts);
    for (int cell = 0; cell < counts.length; cell++) {
      double theirs = other.counts[cell];
      if (of != Of.SECONDS_SINCE_LAST_EVENT) {
        counts[cell] += theirs;
      } else if (!Double.isNaN(theirs)) {
        keepLatest(cell, theirs);
      }
    }
  }
}
