package io.klantreis.journey.stage;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.StageEntries;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stats.GroupedLengths;
import io.klantreis.journey.stats.Lengths;
import io.klantreis.journey.stats.PairedLengths;
import io.klantreis.journey.stats.StaySet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects stays by group as {@link StageDurationPartial} does, where the place at which a stay
/// begins tells its group, from what blocks keep ({@link BlockStays}): stays lie there by length,
/// and only the group of each is looked up. One a thread; two of them merge.
final class StaysByPlace implements StaysByGroup {
  /// For more groups most stays would be looked at in vain.
  private static final int MOST_GROUPS = 16;

  private final Population population;
  private final StayTags tags;
  private final QueryScope scope;
  private final int[] stageOfCode;
  private final String key;
  private final int stages;

  /// One more than the question has: the last is of stays that do not count.
  private final int groups;

  private final long from;
  private final long end;
  private final long last;

  /// The ended stays of each stage.
  private final TaggedLengths[] ended;

  // By stage, then by group.
  private final Lengths[] open;

  /// As {@link StayTags#countUnits} counts them.
  private final int[] units;

  private long allUnits;
  private long eventsRead;

  private StaysByPlace(Population population, StayGroups groups, QueryScope scope) {
    this.population = population;
    this.scope = scope;
    this.from = population.terms().fromMillis();
    this.last = population.lastMillis();
    this.end = population.endMillis();
    this.stageOfCode = CodeStages.of(population);
    this.key = StageEntries.key(stageOfCode);
    this.stages = population.stages().model().stages().size();
    this.groups = groups.size() + 1;
    this.tags = groups.tags(stageOfCode, key, stages);
    this.ended = new TaggedLengths[stages];
    Arrays.setAll(ended, stage -> new TaggedLengths(stage, this.groups));
    this.open = new Lengths[stages * this.groups];
    Arrays.setAll(open, cell -> new Lengths());
    this.units = new int[open.length * StayTags.VISITS];
  }

  /// Whether a question's stays are told apart so.
  static boolean suits(StageDurationQuery query, Population population, StayGroups groups) {
    boolean isOfWholeRange =
        switch (query.format()) {
          case TABLE, WIDE, ALERT, CURVE -> true;
          case FLOW, SERIES, HEATMAP -> false;
        };
    return isOfWholeRange
        && groups.size() <= MOST_GROUPS
        && groups.areTagged()
        && KeptIntervals.isKept(query, population);
  }

  /// Collects from all blocks.
  static StaysByPlace collect(
      Population population, StayGroups groups, Workers workers, QueryScope scope) {
    List<StaysByPlace> partials =
        workers.run(
            population.parts(scope),
            scope,
            () -> new StaysByPlace(population, groups, scope),
            StaysByPlace::part);
    StaysByPlace all = partials.getFirst();
    partials.subList(1, partials.size()).forEach(all::merge);
    return all;
  }

  private void part(int part) {
    Block block = population.index().block(part);
    if (block.events() == 0 || block.firstMillis() >= end || block.lastMillis() < from) {
      return;
    }
    BlockStays kept = BlockStays.of(block, stageOfCode, key, stages);
    CountedStays counted = new CountedStays(kept, from, end, last);
    eventsRead += block.events();
    tags.moveTo(part, counted);
    allUnits += tags.countUnits(units);
    counted.open(
        (stage, since, position) -> open[stage * groups + tags.group(position)].add(last - since));
    scope.grow(kept.size());
    TaggedStays tagged = tags.ended();
    for (TaggedLengths some : ended) {
      some.add(tagged);
    }
  }

  private void merge(StaysByPlace other) {
    eventsRead += other.eventsRead;
    allUnits += other.allUnits;
    for (int stage = 0; stage < stages; stage++) {
      ended[stage].addAll(other.ended[stage]);
    }
    for (int cell = 0; cell < open.length; cell++) {
      open[cell].addAll(other.open[cell]);
    }
    for (int cell = 0; cell < units.length; cell++) {
      units[cell] += other.units[cell];
    }
  }

  @Override
  public long entered(int group) {
    long entered = 0;
    for (int stage = 0; stage < stages; stage++) {
      entered += ended[stage].size(group) + open[stage * groups + group].size();
    }
    return entered;
  }

  @Override
  public StaySet stays(int stage, int[] some) {
    List<GroupedLengths> lengths = new ArrayList<>();
    Lengths going = open[stage * groups + some[0]];
    for (int i = 0; i < some.length; i++) {
      lengths.add(ended[stage].of(some[i]));
      if (i > 0) {
        going.addAll(open[stage * groups + some[i]]);
      }
    }
    return new StaySet(lengths, new Lengths(), new Lengths(), going, Way.MOVES);
  }

  @Override
  public PairedLengths pair(int stage) {
    return ended[stage].pair();
  }

  @Override
  public StayRows.Units units(int stage, int[] some) {
    long all = 0;
    long again = 0;
    for (int group : some) {
      int cell = (stage * groups + group) * StayTags.VISITS;
      all += units[cell + StayTags.FIRST];
      again += units[cell + StayTags.RETURN];
    }
    return new StayRows.Units(all, again);
  }

  @Override
  public @Nullable StayMoves moves() {
    return null;
  }

  @Override
  public @Nullable OldestStays oldest() {
    return null;
  }

  @Override
  public long eventsRead() {
    return eventsRead;
  }

  @Override
  public long units() {
    return allUnits;
  }

  @Override
  public void release() {
    for (Lengths some : open) {
      some.release();
    }
  }
}
