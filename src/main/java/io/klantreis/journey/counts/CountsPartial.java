package io.klantreis.journey.counts;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.grouping.Grouping;
import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.IntColumn;
import io.klantreis.journey.index.NumberColumn;
import io.klantreis.journey.index.Postings;
import io.klantreis.journey.index.TextColumn;
import io.klantreis.journey.index.Timeline;
import io.klantreis.journey.index.Times;
import io.klantreis.journey.query.CountsQuery.Of;
import io.klantreis.journey.run.Partial;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.UnitEvents;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.time.TimeAxis;
import org.jspecify.annotations.Nullable;

/// Counts by group and interval. For the time since the last event, the cells hold the latest time
/// instead, also of events before the range (in its first interval).
final class CountsPartial implements Partial<CountsPartial> {
  private final Of of;
  private final Population population;
  private final long from;

  /// Behind the last moment that counts: the range may reach beyond the question's.
  private final long end;

  private final Grouping.Cursor groups;
  private final int @Nullable [] groupOfCode;
  private final @Nullable TextColumn column;
  private final int codes;
  private final @Nullable NumberColumn amounts;
  private final boolean tellsSilent;
  private final CountCells cells;
  private final boolean[] seen;
  private int unit;
  private long eventsRead;
  private long units;

  /// @param amounts what is added up, for value and cost
  /// @param axis the intervals that are told apart, or null
  /// @param tellsSilent whether it matters which groups have an event outside the range only
  CountsPartial(
      Of of,
      Population population,
      Grouping grouping,
      @Nullable NumberColumn amounts,
      @Nullable TimeAxis axis,
      boolean tellsSilent,
      QueryScope scope) {
    this.of = of;
    this.population = population;
    this.from = population.terms().fromMillis();
    this.end = population.endMillis();
    this.groups = grouping.cursor();
    this.groupOfCode = grouping.groupsOfCodes();
    this.column = groupOfCode == null ? grouping.column() : null;
    this.codes = grouping.codes();
    this.amounts = amounts;
    this.tellsSilent = tellsSilent;
    this.cells = new CountCells(of, population.terms(), grouping.size(), axis, scope);
    this.seen = new boolean[grouping.size()];
  }

  @Override
  public void unit(UnitEvents events) {
    eventsRead += events.size();
    units++;
    unit++;
    int newest = of == Of.NEW_CUSTOMERS ? 1 : events.size();
    for (int i = 0; i < newest; i++) {
      if (events.mayEnter(i)) {
        event(events, i);
      }
    }
  }

  /// Adds all units of a block, looking only at events in the range, and at few others.
  ///
  /// Only of a population that {@link Population#isPlain} and tests no entries.
  void block(int part) {
    Block block = population.index().block(part);
    units += customers(block, population.lastMillis());
    if (tellsSilent) {
      seeAll(block, column == null ? block.codes() : column.block(part), population.lastMillis());
    }
    if (block.lastMillis() < from || block.firstMillis() >= end) {
      return;
    }
    boolean inside = block.firstMillis() >= from && block.lastMillis() < end;
    boolean known = block.postings().known();
    if (amounts != null && known && groupOfCode != null) {
      amounts(population.block(part), block, amounts.block(part));
    } else if (!inside && known && 2 * inRange(block.timeline()) < block.events()) {
      few(block, population.block(part));
    } else if (amounts == null && (groupOfCode != null || column != null)) {
      IntColumn told = column == null ? block.codes() : column.block(part);
      if (of == Of.EVENTS) {
        events(block, told);
      } else {
        plain(block, told);
      }
    } else {
      all(block, population.block(part), inside);
    }
  }

  /// Sees the groups that have an event in a block.
  private void seeAll(Block block, IntColumn told, long last) {
    boolean allExist = block.lastMillis() <= last;
    if (groupOfCode != null && block.postings().known()) {
      for (int code = 0; code < block.postings().codes(); code++) {
        boolean exists =
            allExist
                ? block.postings().count(code) > 0
                : block.timeline().slice(code, Long.MIN_VALUE, last).size() > 0;
        seen[groupOfCode[code]] |= exists;
      }
      return;
    }
    for (int p = 0; p < block.events(); p++) {
      if (allExist || block.times().at(p) <= last) {
        int value = told.at(p);
        seen[groupOfCode == null ? value : groupOfCode[value]] = true;
      }
    }
  }

  /// How many customers have an event up to a time.
  private static int customers(Block block, long last) {
    if (block.lastMillis() <= last) {
      return block.customers();
    }
    int customers = 0;
    for (int customer = 0; customer < block.customers(); customer++) {
      customers += block.times().at(block.starts()[customer]) <= last ? 1 : 0;
    }
    return customers;
  }

  /// Adds up the amounts there are; which groups have an event is told by their codes.
  private void amounts(UnitEvents events, Block block, NumberColumn.Part part) {
    for (int code = 0; code < codes; code++) {
      if (block.timeline().slice(code, from, end - 1).size() > 0) {
        cells.see(requireNonNull(groupOfCode)[code]);
      }
    }
    for (int position : part.positions()) {
      long time = block.times().at(position);
      if (time >= from && time < end) {
        inRange(events, position, group(events, position), time);
      }
    }
    eventsRead += part.positions().length;
  }

  /// Counts all events in the range.
  private void events(Block block, IntColumn told) {
    Times times = block.times();
    int[] groupOf = column == null ? groupOfCode : null;
    int events = block.events();
    for (int p = 0; p < events; p++) {
      long time = times.at(p);
      if (time >= from && time < end) {
        int value = told.at(p);
        cells.count(groupOf == null ? value : groupOf[value], time);
      }
    }
    eventsRead += events;
  }

  /// Counts all events in the range, or their customers.
  ///
  /// @param told tells each event's group, by code or itself
  private void plain(Block block, IntColumn told) {
    Times times = block.times();
    int[] starts = block.starts();
    int[] groupOf = column == null ? groupOfCode : null;
    for (int customer = 0; customer + 1 < starts.length; customer++) {
      unit++;
      for (int p = starts[customer]; p < starts[customer + 1]; p++) {
        long time = times.at(p);
        if (time < from || time >= end) {
          continue;
        }
        int value = told.at(p);
        cells.count(groupOf == null ? value : groupOf[value], time, unit);
      }
    }
    eventsRead += block.events();
  }

  private long inRange(Timeline timeline) {
    long events = 0;
    for (int code = 0; code < codes; code++) {
      events += timeline.slice(code, from, end - 1).size();
    }
    return events;
  }

  private void all(Block block, UnitEvents events, boolean inside) {
    Times times = block.times();
    int[] starts = block.starts();
    for (int customer = 0; customer < block.customers(); customer++) {
      unit++;
      events.moveTo(block.firstCustomer() + customer);
      for (int p = starts[customer]; p < starts[customer + 1]; p++) {
        if (inside || times.at(p) >= from && times.at(p) < end) {
          inRange(events, p, group(events, p), times.at(p));
        }
      }
    }
    eventsRead += times.size();
  }

  private void few(Block block, UnitEvents events) {
    long[] words = new long[Postings.words(block.events())];
    block.timeline().mark(words, from, end - 1);
    int[] starts = block.starts();
    int customer = -1;
    for (int word = 0; word < words.length; word++) {
      for (long rest = words[word]; rest != 0; rest &= rest - 1) {
        int p = word << 6 | Long.numberOfTrailingZeros(rest);
        if (customer < 0 || starts[customer + 1] <= p) {
          do {
            customer++;
          } while (starts[customer + 1] <= p);
          unit++;
          events.moveTo(block.firstCustomer() + customer);
        }
        inRange(events, p, group(events, p), block.times().at(p));
        eventsRead++;
      }
    }
  }

  private int group(UnitEvents events, int event) {
    return groupOfCode == null ? groups.group(events, event) : groupOfCode[events.code(event)];
  }

  private void event(UnitEvents events, int event) {
    int group = group(events, event);
    seen[group] = true;
    long time = events.time(event);
    if (of == Of.SECONDS_SINCE_LAST_EVENT) {
      cells.latest(group, time);
    } else if (time >= from && time < end) {
      inRange(events, event, group, time);
    }
  }

  private void inRange(UnitEvents events, int event, int group, long time) {
    cells.see(group);
    switch (of) {
      case EVENTS, NEW_CUSTOMERS, CUSTOMERS -> cells.count(group, time, unit);
      case VALUE, COST -> {
        if (amounts != null) {
          cells.amount(group, time, events.number(amounts, event));
        }
      }
      case SECONDS_SINCE_LAST_EVENT -> throw new AssertionError(of);
    }
  }

  @Override
  public void merge(CountsPartial other) {
    eventsRead += other.eventsRead;
    units += other.units;
    for (int group = 0; group < seen.length; group++) {
      seen[group] |= other.seen[group];
    }
    cells.merge(other.cells);
  }

  /// What was counted.
  CountCells cells() {
    return cells;
  }

  /// Whether the group has an event in scope at all.
  boolean isSeen(int group) {
    return seen[group];
  }

  long eventsRead() {
    return eventsRead;
  }

  long units() {
    return units;
  }
}
