package io.klantreis.journey.stage;

import io.klantreis.journey.run.UnitEvents;
import io.klantreis.journey.spi.QueryScope;
import java.util.Arrays;

/// Who stands in a stage as of the question: where, since when, and their latest event. Columns
/// that grow; confined to one thread.
final class OpenStays {
  private static final int BYTES = 32;

  private int[] customers = new int[16];
  private int[] blocks = new int[16];
  private int[] positions = new int[16];
  private int[] stages = new int[16];
  private long[] starts = new long[16];
  private long[] lasts = new long[16];
  private int size;

  void add(UnitEvents events, int stage, long start, QueryScope scope) {
    if (size == stages.length) {
      grow(2 * size, scope);
    }
    int last = events.size() - 1;
    customers[size] = events.customer(last);
    blocks[size] = events.block(last);
    positions[size] = events.position(last);
    stages[size] = stage;
    starts[size] = start;
    lasts[size++] = events.time(last);
  }

  private void grow(int capacity, QueryScope scope) {
    scope.grow((long) BYTES * (capacity - size));
    customers = Arrays.copyOf(customers, capacity);
    blocks = Arrays.copyOf(blocks, capacity);
    positions = Arrays.copyOf(positions, capacity);
    stages = Arrays.copyOf(stages, capacity);
    starts = Arrays.copyOf(starts, capacity);
    lasts = Arrays.copyOf(lasts, capacity);
  }

  void addAll(OpenStays other, QueryScope scope) {
    if (size + other.size > stages.length) {
      grow(size + other.size, scope);
    }
    System.arraycopy(other.customers, 0, customers, size, other.size);
    System.arraycopy(other.blocks, 0, blocks, size, other.size);
    System.arraycopy(other.positions, 0, positions, size, other.size);
    System.arraycopy(other.stages, 0, stages, size, other.size);
    System.arraycopy(other.starts, 0, starts, size, other.size);
    System.arraycopy(other.lasts, 0, lasts, size, other.size);
    size += other.size;
  }

  int size() {
    return size;
  }

  int customer(int stay) {
    return customers[stay];
  }

  int block(int stay) {
    return blocks[stay];
  }

  int position(int stay) {
    return positions[stay];
  }

  int stage(int stay) {
    return stages[stay];
  }

  long start(int stay) {
    return starts[stay];
  }

  /// When the unit was last seen.
  long last(int stay) {
    return lasts[stay];
  }
}
