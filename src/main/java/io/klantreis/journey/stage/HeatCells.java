package io.klantreis.journey.stage;

import io.klantreis.journey.index.Times;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.time.TimeAxis;

/// A stage's stays for a heat map. Confined to one thread.
final class HeatCells implements KeptIntervals.Cells<HeatCells> {
  private final TimeAxis axis;
  private final QueryScope scope;
  private final LengthCounts counts;

  HeatCells(TimeAxis axis, QueryScope scope) {
    this.axis = axis;
    this.scope = scope;
    this.counts = new LengthCounts(axis.size(), scope);
  }

  @Override
  public void addBlock(CountedStays stays, int stage) {
    BlockStays kept = stays.kept();
    Times times = kept.block().times();
    for (int group = 0; group < kept.groups(); group++) {
      int bucket = LengthCounts.bucketOfGroup(group);
      int end = kept.begin(stage, group + 1);
      for (int place = kept.begin(stage, group); place < end; place++) {
        int position = kept.position(place);
        if (stays.ended(position)) {
          int interval = axis.indexOf(times.at(position));
          int own = bucket < 0 ? LengthCounts.bucket(kept.length(group, place)) : bucket;
          counts.addEnded(own, interval);
        }
      }
    }
  }

  @Override
  public void addOpen(int interval, long length) {
    counts.addOpen(length, interval, scope);
  }

  @Override
  public void addAll(HeatCells other) {
    counts.addAll(other.counts, scope);
  }

  LengthCounts counts() {
    return counts;
  }
}
