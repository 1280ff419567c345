package io.klantreis.journey.stage;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.IntColumn;
import io.klantreis.journey.index.Times;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.StageDurationQuery.Measure;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.StageEntries;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stats.StaySet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Collects stays as {@link StageDurationPartial} does, for the questions most often asked: whole
/// customers, stages that codes tell. Of a block that lies in the range but for a little, stays are
/// taken as they were put in groups before (see {@link CountedStays}); so they always are where
/// there is an idle time, but for those that it changes ({@link BrokenStays}). Of other blocks only
/// the events that begin a stay are visited, and of a short range only those within it. One a
/// thread; two of them merge.
final class PlainStays implements StaysByGroup {
  private static final long NEVER = SojournWalk.NEVER;
  private static final int MOST_STAGES = 32;

  /// From a block of which the range takes less than one part in so many, its events are picked by
  /// their time.
  private static final int SHORT = 4;

  /// A block of whose events the range leaves out no more than one in so many is taken whole.
  private static final int NEARLY_ALL = 8;

  private final Population population;
  private final QueryScope scope;
  private final int[] stageOfCode;
  private final String key;
  private final int stages;
  private final long from;
  private final long end;
  private final long last;
  private final long idle;
  private final StayCells cells;
  private final @Nullable OldestStays oldest;
  private int part;
  private long charged;
  private long eventsRead;

  /// @param oldest takes who stands longest, or null where nobody asks
  private PlainStays(
      StageDurationQuery query,
      Population population,
      @Nullable OldestStays oldest,
      QueryScope scope) {
    this.population = population;
    this.oldest = oldest;
    this.scope = scope;
    this.from = population.terms().fromMillis();
    this.last = population.lastMillis();
    this.end = population.endMillis();
    this.stageOfCode = CodeStages.of(population);
    this.key = StageEntries.key(stageOfCode);
    this.stages = population.stages().model().stages().size();
    this.idle = SojournWalk.idle(query);
    this.cells = new StayCells(stages, idle == NEVER ? Way.MOVES : Way.ENDS);
  }

  /// Whether a question is of the kind that this can answer.
  static boolean suits(StageDurationQuery query, Population population) {
    return query.split() == null
        && isOfVisits(query, population)
        && (query.idleMillis() == null || BrokenStays.suits(query, population));
  }

  /// The same of questions that tell stays apart, and of any idle time.
  static boolean isOfVisits(StageDurationQuery query, Population population) {
    return population.stages().model().stages().size() <= MOST_STAGES
        && CodeStages.tell(population)
        && query.measure() == Measure.SOJOURN
        && query.per() == StageDurationQuery.Per.VISIT
        && population.isPlain();
  }

  private void part(int number) {
    part = number;
    Block block = population.index().block(part);
    if (block.events() == 0 || block.firstMillis() >= end || block.lastMillis() < from) {
      return;
    }
    StageEntries entries = StageEntries.of(block, stageOfCode, key);
    long span = block.lastMillis() - block.firstMillis();
    long within = Math.min(end - 1, block.lastMillis()) - Math.max(from, block.firstMillis());
    boolean isShort = within < span / SHORT;
    if (population.testsEntries()) {
      entered(block, entries, EntryFilter.fitting(population, part, entries, from, end));
    } else if (idle != NEVER || !isShort && BlockStays.suits(block, stages) && isNearlyAll(block)) {
      whole(block);
    } else if (isShort && block.postings().known()) {
      long[] inRange = new long[entries.entries().length];
      block.timeline().mark(inRange, from, end - 1);
      entered(block, entries, inRange);
    } else {
      all(block, entries);
    }
    long bytes = cells.bytes();
    scope.grow(bytes - charged);
    charged = bytes;
  }

  private boolean isNearlyAll(Block block) {
    int outside = 0;
    if (block.firstMillis() < from) {
      outside += block.timeline().count(block.firstMillis(), from - 1);
    }
    if (block.lastMillis() >= end) {
      outside += block.timeline().count(end, block.lastMillis());
    }
    return outside <= block.events() / NEARLY_ALL;
  }

  /// Collects from all blocks.
  ///
  /// @param oldest makes what takes who stands longest, or null where nobody asks
  static PlainStays collect(
      StageDurationQuery query,
      Population population,
      @Nullable Supplier<OldestStays> oldest,
      Workers workers,
      QueryScope scope) {
    List<PlainStays> partials =
        workers.run(
            population.parts(scope),
            scope,
            () -> new PlainStays(query, population, oldest == null ? null : oldest.get(), scope),
            PlainStays::part);
    PlainStays all = partials.getFirst();
    partials.subList(1, partials.size()).forEach(all::merge);
    return all;
  }

  private void merge(PlainStays other) {
    cells.merge(other.cells);
    eventsRead += other.eventsRead;
    if (oldest != null && other.oldest != null) {
      oldest.addAll(other.oldest);
    }
  }

  @Override
  public long entered(int group) {
    return cells.entered();
  }

  @Override
  public StaySet stays(int stage, int[] some) {
    return cells.stays(stage);
  }

  @Override
  public StayRows.Units units(int stage, int[] some) {
    return cells.units(stage);
  }

  @Override
  public StayMoves moves() {
    return cells;
  }

  @Override
  public @Nullable OldestStays oldest() {
    return oldest;
  }

  @Override
  public long eventsRead() {
    return eventsRead;
  }

  @Override
  public long units() {
    return cells.units();
  }

  @Override
  public void release() {
    cells.release();
  }

  private void whole(Block block) {
    BlockStays kept = BlockStays.of(block, stageOfCode, key, stages);
    CountedStays counted = new CountedStays(kept, from, end, last);
    CountedStays.Sink goesOn = (stage, since, position) -> addOpen(block, stage, since, position);
    if (idle != NEVER) {
      counted = new BrokenStays(counted, idle, last, cells, goesOn).collect();
    }
    cells.addWhole(counted);
    counted.open(goesOn);
    eventsRead += block.events();
  }

  /// @param next where the customer's next stay begins, negative where there is none
  private void addIfCounts(Block block, int position, int next) {
    long start = block.times().at(position);
    if (start < from || start >= end) {
      return;
    }
    int stage = stageOfCode[block.codes().at(position)];
    boolean ends = next >= 0 && block.times().at(next) <= last;
    cells.visit(stage);
    if (ends) {
      int nextStage = stageOfCode[block.codes().at(next)];
      cells.add(stage, nextStage, block.times().at(next) - start);
    } else {
      addOpen(block, stage, start, position);
    }
  }

  /// Adds a stay that began at a position and goes on, unless nothing has come for too long.
  private void addOpen(Block block, int stage, long start, int position) {
    if (idle != NEVER) {
      long heard = block.times().at(lastEvent(block, position));
      if (last - heard > idle) {
        cells.addLost(stage, heard + idle - start);
        return;
      }
    }
    cells.addOpen(stage, last - start);
    if (oldest != null && oldest.wants(stage, start)) {
      oldest.add(stage, start, part, lastEvent(block, position));
    }
  }

  /// The latest event that exists of the customer of an event.
  private int lastEvent(Block block, int position) {
    int customersEnd = StageEntries.next(block.firsts(), position + 1);
    return block.lastMillis() <= last
        ? customersEnd - 1
        : block.times().firstAfter(last, position, customersEnd) - 1;
  }

  private void all(Block block, StageEntries found) {
    long[] entries = found.entries();
    long[] lasts = found.lasts();
    Times times = block.times();
    IntColumn codes = block.codes();
    int stage = 0;
    long start = 0;
    int previous = 0;
    boolean counts = false;
    for (int word = 0; word < entries.length; word++) {
      long ends = lasts[word];
      for (long rest = entries[word]; rest != 0; rest &= rest - 1) {
        int position = word << 6 | Long.numberOfTrailingZeros(rest);
        long time = times.at(position);
        int here = stageOfCode[codes.at(position)];
        if (counts && time > last) {
          addOpen(block, stage, start, previous);
        } else if (counts) {
          cells.add(stage, here, time - start);
        }
        stage = here;
        start = time;
        previous = position;
        counts = time >= from && time < end;
        if (counts) {
          cells.visit(here);
        }
        if ((ends & rest & -rest) != 0) {
          if (counts) {
            addOpen(block, stage, start, position);
          }
          counts = false;
          cells.endCustomer();
        }
      }
    }
    eventsRead += block.events();
  }

  /// Adds the stays that begin in the range at some positions.
  private void entered(Block block, StageEntries found, long[] positions) {
    long[] entries = found.entries();
    long[] lasts = found.lasts();
    int customersLast = -1;
    for (int word = 0; word < entries.length; word++) {
      for (long rest = entries[word] & positions[word]; rest != 0; rest &= rest - 1) {
        int position = word << 6 | Long.numberOfTrailingZeros(rest);
        if (position > customersLast) {
          cells.endCustomer();
          customersLast = StageEntries.next(lasts, position);
        }
        boolean isLast = position == customersLast;
        addIfCounts(block, position, isLast ? -1 : StageEntries.next(entries, position + 1));
        eventsRead++;
      }
    }
    cells.endCustomer();
  }
}
