package io.klantreis.journey.run;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.Dictionary;
import io.klantreis.journey.index.IntColumn;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.index.TextColumn;
import io.klantreis.journey.index.TimeOrder;
import io.klantreis.journey.spi.QueryScope;
import java.util.Arrays;
import java.util.function.Consumer;

/// The events of all customers put together by the value of a property, in time order.
final class PropertyUnits {
  private static final int UNITS_A_PART = 256;

  private final int[] starts;
  private final int[] positions;
  private final int[] blocks;
  private final int[] customers;

  private PropertyUnits(int[] starts, int[] positions, int[] blocks, int[] customers) {
    this.starts = starts;
    this.positions = positions;
    this.blocks = blocks;
    this.customers = customers;
  }

  static PropertyUnits of(Population population, TextColumn column, QueryScope scope) {
    Gathered gathered = new Gathered(population, column, scope);
    int units = column.dictionary().size();
    int[] starts = new int[units + 2];
    for (int i = 0; i < gathered.size; i++) {
      starts[gathered.values[i] + 1]++;
    }
    for (int unit = 1; unit < starts.length; unit++) {
      starts[unit] += starts[unit - 1];
    }
    int[] order = new int[gathered.size];
    int[] next = starts.clone();
    for (int i = 0; i < gathered.size; i++) {
      order[next[gathered.values[i]]++] = i;
    }
    Pacer pacer = new Pacer(scope);
    for (int unit = 1; unit <= units; unit++) {
      pacer.pass(starts[unit + 1] - starts[unit]);
      gathered.sort(population.index(), order, starts[unit], starts[unit + 1]);
    }
    return new PropertyUnits(
        starts,
        pick(gathered.positions, order),
        pick(gathered.blocks, order),
        pick(gathered.customers, order));
  }

  int parts() {
    return (starts.length - 2 + UNITS_A_PART - 1) / UNITS_A_PART;
  }

  void visit(int part, QueryScope scope, UnitEvents events, Consumer<UnitEvents> visitor) {
    Pacer pacer = new Pacer(scope);
    int end = Math.min(starts.length - 1, 1 + (part + 1) * UNITS_A_PART);
    for (int unit = 1 + part * UNITS_A_PART; unit < end; unit++) {
      int size = starts[unit + 1] - starts[unit];
      if (size > 0) {
        pacer.pass(size);
        events.showAcross(unit, starts[unit], size, positions, blocks, customers);
        visitor.accept(events);
      }
    }
  }

  private static int[] pick(int[] values, int[] order) {
    int[] picked = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      picked[i] = values[order[i]];
    }
    return picked;
  }

  /// The events that have the property, block after block.
  private static final class Gathered {
    private int size;
    private int[] values = new int[1024];
    private int[] positions = new int[1024];
    private int[] blocks = new int[1024];
    private int[] customers = new int[1024];

    Gathered(Population population, TextColumn column, QueryScope scope) {
      for (int block = 0; block < population.index().blocks(); block++) {
        int part = block;
        IntColumn codes = column.block(block);
        population.visitCustomers(
            part,
            scope,
            (customer, base, selected, count) -> {
              for (int i = 0; i < count; i++) {
                int position = selected == null ? base + i : selected[i];
                add(codes.at(position), position, part, customer);
              }
            });
      }
    }

    private void add(int value, int position, int block, int customer) {
      if (value == Dictionary.ABSENT) {
        return;
      }
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
        positions = Arrays.copyOf(positions, size * 2);
        blocks = Arrays.copyOf(blocks, size * 2);
        customers = Arrays.copyOf(customers, size * 2);
      }
      values[size] = value;
      positions[size] = position;
      blocks[size] = block;
      customers[size++] = customer;
    }

    /// Sorts by time, equal times by row.
    private void sort(JourneyIndex index, int[] order, int from, int to) {
      long[] keys = new long[to - from];
      int[] part = Arrays.copyOfRange(order, from, to);
      for (int i = 0; i < part.length; i++) {
        keys[i] = block(index, part[i]).row(positions[part[i]]);
      }
      TimeOrder.sort(keys, part, 0, part.length);
      for (int i = 0; i < part.length; i++) {
        keys[i] = block(index, part[i]).times().at(positions[part[i]]);
      }
      TimeOrder.sort(keys, part, 0, part.length);
      System.arraycopy(part, 0, order, from, part.length);
    }

    private Block block(JourneyIndex index, int i) {
      return index.block(blocks[i]);
    }
  }
}
