package io.klantreis.journey.stage;

import io.klantreis.journey.stats.GroupedLengths;
import io.klantreis.journey.stats.StayTotals;
import org.jspecify.annotations.Nullable;

/// How long the ended stays of a block lasted in one stage.
///
/// @param left a bit for each event whose stay does not count; null where all do
@SuppressWarnings("ArrayRecordComponent") // read only, never compared
record StageLengths(BlockStays all, int stage, long @Nullable [] left) implements GroupedLengths {
  @Override
  public int groups() {
    return all.groups();
  }

  @Override
  public int count(int group, int way) {
    return way < Way.MOVES ? all.count(stage, group, way) : 0;
  }

  @Override
  public void addCounts(int[] counts, int ways) {
    all.addCounts(stage, counts, ways);
  }

  @Override
  public int read(int group, long[] to, int from) {
    return all.read(stage, group, left, to, from);
  }

  @Override
  public int readAll(int group, long[] to, int from) {
    return all.read(stage, group, /* left= */ null, to, from);
  }

  @Override
  public StayTotals totals() {
    return all.totals(stage);
  }
}
