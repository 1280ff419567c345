package io.klantreis.journey.stage;

import io.klantreis.journey.spi.QueryScope;
import java.util.Arrays;

/// Who stands longest in each stage as of the question: so many of each, and all who began to at
/// the same moment as the last of them. Columns; confined to one thread.
final class OldestStays {
  private static final int BYTES = 16;

  private final Stage[] stages;

  /// @param limit how many of each stage are wanted
  OldestStays(int stages, int limit, QueryScope scope) {
    this.stages = new Stage[stages];
    Arrays.setAll(this.stages, i -> new Stage(limit, scope));
  }

  /// Whether a stay that began then may be among those wanted.
  boolean wants(int stage, long start) {
    return start <= stages[stage].latest;
  }

  /// @param block,position where the unit's latest event lies
  void add(int stage, long start, int block, int position) {
    stages[stage].add(start, block, position);
  }

  void addAll(OldestStays other) {
    for (int stage = 0; stage < stages.length; stage++) {
      Stage some = other.stages[stage];
      for (int i = 0; i < some.size; i++) {
        stages[stage].add(some.starts[i], some.blocks[i], some.positions[i]);
      }
    }
  }

  int size(int stage) {
    return stages[stage].size;
  }

  /// When the stay began.
  long start(int stage, int stay) {
    return stages[stage].starts[stay];
  }

  int block(int stage, int stay) {
    return stages[stage].blocks[stay];
  }

  int position(int stage, int stay) {
    return stages[stage].positions[stay];
  }

  private static final class Stage {
    private final int limit;
    private final QueryScope scope;
    private long[] starts = new long[16];
    private int[] blocks = new int[16];
    private int[] positions = new int[16];
    private int size;

    /// Who began later is not wanted.
    private long latest = Long.MAX_VALUE;

    Stage(int limit, QueryScope scope) {
      this.limit = Math.max(1, limit);
      this.scope = scope;
    }

    void add(long start, int block, int position) {
      if (start > latest) {
        return;
      }
      if (size == starts.length) {
        makeRoom();
      }
      starts[size] = start;
      blocks[size] = block;
      positions[size++] = position;
    }

    private void makeRoom() {
      leaveYoung();
      if (size > starts.length / 2) {
        scope.grow((long) BYTES * starts.length);
        starts = Arrays.copyOf(starts, 2 * size);
        blocks = Arrays.copyOf(blocks, 2 * size);
        positions = Arrays.copyOf(positions, 2 * size);
      }
    }

    private void leaveYoung() {
      if (size <= limit) {
        return;
      }
      long[] sorted = Arrays.copyOf(starts, size);
      Arrays.sort(sorted);
      latest = sorted[limit - 1];
      int kept = 0;
      for (int i = 0; i < size; i++) {
        if (starts[i] <= latest) {
          starts[kept] = starts[i];
          blocks[kept] = blocks[i];
          positions[kept++] = positions[i];
        }
      }
      size = kept;
    }
  }
}
