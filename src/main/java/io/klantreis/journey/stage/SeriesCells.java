package io.klantreis.journey.stage;

import io.klantreis.journey.index.Times;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stats.LengthGrid;
import io.klantreis.journey.time.TimeAxis;
import java.util.ArrayList;
import java.util.List;

/// A stage's stays for the medians of intervals. Confined to one thread.
final class SeriesCells implements KeptIntervals.Cells<SeriesCells> {
  private static final char NOT_COUNTED = Character.MAX_VALUE;

  private final TimeAxis axis;
  private final QueryScope scope;
  private final LengthGrid grid;
  private final List<InBlock> blocks = new ArrayList<>();

  /// @param intervals in which a block's stays of the stage began, in the order of their places
  private record InBlock(BlockStays kept, char[] intervals) {}

  /// @param axis of fewer intervals than there are characters
  SeriesCells(TimeAxis axis, QueryScope scope) {
    this.axis = axis;
    this.scope = scope;
    this.grid = new LengthGrid(axis.size());
  }

  @Override
  public void addBlock(CountedStays stays, int stage) {
    BlockStays kept = stays.kept();
    Times times = kept.block().times();
    int first = kept.begin(stage, 0);
    char[] intervals = new char[kept.begin(stage, kept.groups()) - first];
    scope.grow(2L * intervals.length);
    for (int i = 0; i < intervals.length; i++) {
      int position = kept.position(first + i);
      intervals[i] = stays.ended(position) ? (char) axis.indexOf(times.at(position)) : NOT_COUNTED;
    }
    blocks.add(new InBlock(kept, intervals));
  }

  @Override
  public void addOpen(int interval, long length) {
    grid.addOpen(interval, length);
  }

  @Override
  public void addAll(SeriesCells other) {
    grid.addAll(other.grid);
    blocks.addAll(other.blocks);
  }

  LengthGrid grid() {
    return grid;
  }

  /// Counts all stays, and finds a quantile of each interval.
  void lookFor(double quantile, int stage) {
    int groups = blocks.stream().mapToInt(block -> block.kept().groups()).max().orElse(0);
    grid.makeRoom(groups);
    scope.grow(grid.bytes());
    for (InBlock block : blocks) {
      scope.check();
      count(block, stage);
    }
    grid.lookFor(quantile);
    scope.grow(grid.bytes());
    for (InBlock block : blocks) {
      scope.check();
      for (int group = 0; group < block.kept().groups(); group++) {
        if (grid.wants(group)) {
          show(block, stage, group);
        }
      }
    }
  }

  private void count(InBlock block, int stage) {
    BlockStays kept = block.kept();
    int first = kept.begin(stage, 0);
    int place = 0;
    for (int group = 0; group < kept.groups(); group++) {
      int end = kept.begin(stage, group + 1) - first;
      for (; place < end; place++) {
        char interval = block.intervals()[place];
        if (interval != NOT_COUNTED) {
          grid.add(group, interval);
        }
      }
    }
  }

  private void show(InBlock block, int stage, int group) {
    BlockStays kept = block.kept();
    int first = kept.begin(stage, 0);
    int end = kept.begin(stage, group + 1);
    for (int place = kept.begin(stage, group); place < end; place++) {
      char interval = block.intervals()[place - first];
      if (interval != NOT_COUNTED && grid.wants(group, interval)) {
        grid.show(group, interval, kept.length(group, place));
      }
    }
  }
}
