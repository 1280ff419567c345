package io.klantreis.journey.sentiment;

import io.klantreis.journey.grouping.Grouping;
import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.IntColumn;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.UnitEvents;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stats.Moments;
import io.klantreis.journey.time.TimeAxis;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts responses as they lie in the index, customer after customer, by cell and mark: for few
/// and long intervals. Exact as {@link SliceCount} is; the means of customers who said several
/// things in a cell are put together block after block. Confined to one thread.
final class CustomerCount {
  /// Each thread counts in so many places at most.
  private static final long MOST = 1 << 20;

  private final Population population;
  private final Terms terms;
  private final @Nullable TimeAxis axis;
  private final Feelings feelings;
  private final int intervals;
  private final int groups;
  private final int marks;
  private final Grouping.Cursor cursor;
  private final int[] responses;
  private final int[] repeated;
  private final boolean[] seen;
  private long looked;
  private long said;
  private long customers;

  // of the customer at hand
  private final double[] sums;
  private final int[] times;
  private int[] cellsSaid = new int[8];
  private int[] marksSaid = new int[8];
  private int size;

  /// Whether there are few enough cells and marks.
  static boolean fits(Grouping grouping, Feelings feelings, @Nullable TimeAxis axis) {
    long cells = (long) grouping.size() * (axis == null ? 1 : axis.size());
    return cells * Math.max(1, feelings.marks()) <= MOST;
  }

  static Cells collect(
      Population population,
      Grouping grouping,
      Feelings feelings,
      @Nullable TimeAxis axis,
      Workers workers,
      QueryScope scope) {
    int intervals = axis == null ? 1 : axis.size();
    @Nullable Moments[][] repeats = new Moments[population.parts(scope)][];
    List<CustomerCount> counts =
        workers.run(
            population.parts(scope),
            scope,
            () -> {
              scope.grow(8L * grouping.size() * intervals * (feelings.marks() + 2));
              return new CustomerCount(population, grouping, feelings, axis);
            },
            (count, block) -> repeats[block] = count.block(block));
    Cells cells = new Cells(grouping.size(), intervals, scope);
    CustomerCount all = counts.getFirst();
    counts.subList(1, counts.size()).forEach(all::merge);
    all.write(cells);
    for (@Nullable Moments[] ofBlock : repeats) {
      for (int cell = 0; cell < ofBlock.length; cell++) {
        Moments moments = ofBlock[cell];
        if (moments != null) {
          cells.open(cell / intervals, cell % intervals).units().add(moments);
        }
      }
    }
    return cells;
  }

  private CustomerCount(
      Population population, Grouping grouping, Feelings feelings, @Nullable TimeAxis axis) {
    this.population = population;
    this.terms = population.terms();
    this.axis = axis;
    this.feelings = feelings;
    this.intervals = axis == null ? 1 : axis.size();
    this.groups = grouping.size();
    this.marks = feelings.marks();
    this.cursor = grouping.cursor();
    this.responses = new int[groups * intervals * marks];
    this.repeated = new int[groups * intervals * marks];
    this.seen = new boolean[groups];
    this.sums = new double[groups * intervals];
    this.times = new int[groups * intervals];
  }

  /// The means, by cell, of the block's customers who said several things in it.
  private @Nullable Moments[] block(int number) {
    @Nullable Moments[] repeats = new Moments[groups * intervals];
    Block block = population.index().block(number);
    UnitEvents events = population.block(number);
    Feelings.Part part = feelings.part(number);
    IntColumn positions = part.positions();
    int[] starts = block.starts();
    int customer = 0;
    for (int i = 0; i < positions.size(); i++) {
      int position = positions.at(i);
      if (starts[customer + 1] <= position) {
        endCustomer(repeats);
        while (starts[customer + 1] <= position) {
          customer++;
        }
        events.moveTo(block.firstCustomer() + customer);
      }
      response(events, position, block.times().at(position), part.marks().at(i));
    }
    endCustomer(repeats);
    looked += positions.size();
    return repeats;
  }

  private void response(UnitEvents events, int position, long time, int mark) {
    if (time > population.lastMillis()) {
      return;
    }
    int group = cursor.group(events, position);
    seen[group] = true;
    if (time < terms.fromMillis() || time >= terms.toMillis()) {
      return;
    }
    if (size == cellsSaid.length) {
      cellsSaid = Arrays.copyOf(cellsSaid, 2 * size);
      marksSaid = Arrays.copyOf(marksSaid, 2 * size);
    }
    cellsSaid[size] = group * intervals + (axis == null ? 0 : axis.indexOf(time));
    marksSaid[size++] = mark;
  }

  private void endCustomer(@Nullable Moments[] repeats) {
    if (size == 0) {
      return;
    }
    customers++;
    said += size;
    for (int i = 0; i < size; i++) {
      responses[cellsSaid[i] * marks + marksSaid[i]]++;
    }
    if (size == 2 ? cellsSaid[0] == cellsSaid[1] : size > 2) {
      several(repeats);
    }
    size = 0;
  }

  private void several(@Nullable Moments[] repeats) {
    for (int i = 0; i < size; i++) {
      times[cellsSaid[i]]++;
      sums[cellsSaid[i]] += feelings.mark(marksSaid[i]).score();
    }
    for (int i = 0; i < size; i++) {
      if (times[cellsSaid[i]] > 1) {
        repeated[cellsSaid[i] * marks + marksSaid[i]]++;
      }
    }
    for (int i = 0; i < size; i++) {
      int cell = cellsSaid[i];
      if (times[cell] > 1) {
        Moments moments = repeats[cell];
        if (moments == null) {
          moments = new Moments();
          repeats[cell] = moments;
        }
        moments.add(sums[cell] / times[cell]);
      }
      times[cell] = 0;
      sums[cell] = 0;
    }
  }

  private void merge(CustomerCount other) {
    for (int i = 0; i < responses.length; i++) {
      responses[i] += other.responses[i];
      repeated[i] += other.repeated[i];
    }
    for (int group = 0; group < groups; group++) {
      seen[group] |= other.seen[group];
    }
    looked += other.looked;
    said += other.said;
    customers += other.customers;
  }

  private void write(Cells cells) {
    cells.count(looked, customers, said);
    for (int group = 0; group < groups; group++) {
      if (seen[group]) {
        cells.see(group);
      }
    }
    for (int i = 0; i < responses.length; i++) {
      if (responses[i] > 0) {
        int cell = i / marks;
        cells
            .open(cell / intervals, cell % intervals)
            .add(feelings.mark(i % marks), responses[i], responses[i] - repeated[i]);
      }
    }
  }
}
