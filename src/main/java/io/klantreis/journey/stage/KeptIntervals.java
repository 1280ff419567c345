package io.klantreis.journey.stage;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.StageEntries;
import io.klantreis.journey.time.TimeAxis;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the stays of whole stages by the interval in which they began, as {@link
/// StageDurationPartial} does, from what blocks keep ({@link BlockStays}): when each began is
/// looked up, and how long it lasted only where its group does not tell enough. One a thread; two
/// of them merge.
///
/// @param <C> what is kept of a stage's stays
final class KeptIntervals<C extends KeptIntervals.Cells<C>> {
  /// Of a question whose range takes less than one part in so many of the log most stays would be
  /// looked at in vain.
  private static final double MOST_OF = 1.0 / 2;

  private final Population population;
  private final TimeAxis axis;
  private final int[] stageOfCode;
  private final String key;
  private final int stages;
  private final long from;
  private final long end;
  private final long last;
  private final List<@Nullable C> cells;
  private long eventsRead;
  private long units;

  /// Kept so that the reading is not left out.
  private long touched;

  /// What is kept of the stays of one stage.
  interface Cells<C> {
    /// Takes a block's stays of the stage that ended.
    void addBlock(CountedStays stays, int stage);

    void addOpen(int interval, long length);

    void addAll(C other);
  }

  /// @param cells of each stage of the model; null where nobody asks
  KeptIntervals(Population population, TimeAxis axis, List<@Nullable C> cells) {
    this.population = population;
    this.axis = axis;
    this.cells = cells;
    this.from = population.terms().fromMillis();
    this.last = population.lastMillis();
    this.end = population.endMillis();
    this.stageOfCode = CodeStages.of(population);
    this.key = StageEntries.key(stageOfCode);
    this.stages = population.stages().model().stages().size();
  }

  /// Whether a question's stays are kept so, and enough of them count.
  static boolean suits(StageDurationQuery query, Population population) {
    return query.split() == null && isKept(query, population);
  }

  /// The same of questions that tell stays apart.
  static boolean isKept(StageDurationQuery query, Population population) {
    return PlainStays.isOfVisits(query, population)
        && query.idleMillis() == null
        && areKept(population, MOST_OF);
  }

  /// Whether blocks keep all stays of a population, and its range takes a share of the log.
  static boolean areKept(Population population, double share) {
    if (population.testsEntries()) {
      return false;
    }
    JourneyIndex index = population.index();
    Terms terms = population.terms();
    long to = Math.min(terms.toMillis() - 1, population.lastMillis());
    double within = 0;
    double all = 0;
    for (int part = 0; part < index.blocks(); part++) {
      Block block = index.block(part);
      if (block.events() > 0) {
        if (!BlockStays.suits(block, population.stages().model().stages().size())) {
          return false;
        }
        all += block.lastMillis() - block.firstMillis() + 1;
        within +=
            Math.max(
                0,
                Math.min(to, block.lastMillis())
                    - Math.max(terms.fromMillis(), block.firstMillis())
                    + 1);
      }
    }
    return within >= share * all;
  }

  void part(int part) {
    Block block = population.index().block(part);
    if (block.events() == 0 || block.firstMillis() >= end || block.lastMillis() < from) {
      return;
    }
    BlockStays kept = BlockStays.of(block, stageOfCode, key, stages);
    CountedStays counted = new CountedStays(kept, from, end, last);
    touched = block.times().touch();
    eventsRead += block.events();
    units += counted.units();
    for (int stage = 0; stage < stages; stage++) {
      C some = cells.get(stage);
      if (some != null) {
        some.addBlock(counted, stage);
      }
    }
    counted.open((stage, since, position) -> {
      C some = cells.get(stage);
      if (some != null) {
        some.addOpen(axis.indexOf(since), last - since);
      }
    });
  }

  void merge(KeptIntervals<C> other) {
    eventsRead += other.eventsRead;
    units += other.units;
    for (int stage = 0; stage < stages; stage++) {
      C ours = cells.get(stage);
      C theirs = other.cells.get(stage);
      if (ours != null && theirs != null) {
        ours.addAll(theirs);
      }
    }
  }

  /// What is kept of a stage's stays; null where nobody asked.
  @Nullable C cells(int stage) {
    return cells.get(stage);
  }

  long eventsRead() {
    return eventsRead;
  }

  long units() {
    return units;
  }
}
