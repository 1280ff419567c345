package io.klantreis.journey.stage;

import io.klantreis.journey.stats.GroupedLengths;
import io.klantreis.journey.stats.StayTotals;
import org.jspecify.annotations.Nullable;

/// How long the ended stays of a block lasted in one stage.
///
/// @param left a bit for each event whose stay does not count; null where all do
/// @param codes the codes of all ended stays of the block, or null where each is read when asked
///   for
@SuppressWarnings("ArrayRecordComponent") // read only, never compared
record StageLengths(BlockStays all, int stage, long @Nullable [] left, long @Nullable [] codes)
    implements GroupedLengths {
  @Override
  public int groups() {
    return all.groups();
  }

  @Override
  public int begin(int group) {
    return all.begin(stage, group);
  }

  @Override
  public int count(int group, int way) {
    return all.count(stage, group, way);
  }

  @Override
  public long coded(int place) {
    return codes == null ? all.coded(stage, left, place) : codes[place];
  }

  @Override
  public StayTotals totals() {
    return all.totals(stage);
  }
}
