package io.klantreis.journey.stage;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.IntColumn;
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

  private static final int VISITS = 4;
  private static final int FIRST = 1;
  private static final int RETURN = 2;

  private final Population population;
  private final StayGroups.ByPlace byPlace;
  private final QueryScope scope;
  private final int[] stageOfCode;
  private final String key;
  private final int stages;

  /// One more than the question has: the last is of stays that do not count.
  private final int groups;

  /// A bit for each stage: shifts by what a processor must look up first cost more.
  private final long[] bits;

  private final long from;
  private final long end;
  private final long last;

  /// The ended stays of each stage.
  private final TaggedLengths[] ended;

  // By stage, then by group.
  private final Lengths[] open;

  /// Once more by what a stay is to its customer: their first in the stage, the first that came
  /// back to it, or any other.
  private final int[] units;

  /// Of the block at hand, the group of the stay that begins with each event.
  private byte[] groupAt = {};

  private long allUnits;
  private long eventsRead;

  private StaysByPlace(Population population, StayGroups groups, QueryScope scope) {
    this.population = population;
    this.byPlace = requireNonNull(groups.byPlace());
    this.scope = scope;
    this.from = population.terms().fromMillis();
    this.last = population.lastMillis();
    this.end = population.endMillis();
    this.stageOfCode = CodeStages.of(population);
    this.key = StageEntries.key(stageOfCode);
    this.stages = population.stages().model().stages().size();
    this.groups = groups.size() + 1;
    this.bits = new long[stages];
    Arrays.setAll(bits, stage -> 1L << stage);
    this.ended = new TaggedLengths[stages];
    Arrays.setAll(ended, stage -> new TaggedLengths(stage, this.groups));
    this.open = new Lengths[stages * this.groups];
    Arrays.setAll(open, cell -> new Lengths());
    this.units = new int[open.length * VISITS];
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
        && groups.byPlace() != null
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
    byPlace.moveTo(part);
    byPlace.prepare();
    BlockStays kept = BlockStays.of(block, stageOfCode, key, stages);
    CountedStays counted = new CountedStays(kept, from, end, last);
    eventsRead += block.events();
    groupAt = groupAt.length < block.events() ? new byte[block.events()] : groupAt;
    findGroups(kept.found().entries(), counted.outside());
    countUnits(block, kept.found());
    counted.open(
        (stage, since, position) -> open[stage * groups + groupAt[position]].add(last - since));
    counted.leftOut(position -> groupAt[position] = (byte) (groups - 1));
    scope.grow(kept.size());
    TaggedStays tagged = TaggedStays.of(kept, groupAt);
    for (TaggedLengths some : ended) {
      some.add(tagged);
    }
  }

  /// Finds the group of each stay.
  private void findGroups(long[] entries, long @Nullable [] outside) {
    byte[] found = groupAt;
    for (int word = 0; word < entries.length; word++) {
      long out = outside == null ? 0 : outside[word];
      for (long rest = entries[word]; rest != 0; rest &= rest - 1) {
        int position = word << 6 | Long.numberOfTrailingZeros(rest);
        int told = byPlace.group(position) | (int) anyOf(out & rest & -rest);
        found[position] = (byte) (told + (groups & told >> 31));
      }
    }
  }

  /// Counts customers by the group of their first stay in each stage. No branch hangs on what a
  /// customer did, for no processor foresees it.
  private void countUnits(Block block, StageEntries found) {
    long[] entries = found.entries();
    long[] lasts = found.lasts();
    IntColumn codes = block.codes();
    byte[] groupOf = groupAt;
    int[] counts = units;
    int[] firstGroup = new int[stages];
    int none = groups - 1;
    long seen = 0;
    long again = 0;
    long visitors = 0;
    for (int word = 0; word < entries.length; word++) {
      long ends = lasts[word];
      for (long rest = entries[word]; rest != 0; rest &= rest - 1) {
        int position = word << 6 | Long.numberOfTrailingZeros(rest);
        int group = groupOf[position];
        int stage = stageOfCode[codes.at(position)];
        long stageBit = bits[stage] & group - none >> 31;
        int isFirst = (int) anyOf(stageBit & ~seen);
        int isReturn = (int) anyOf(stageBit & seen & ~again);
        int first = firstGroup[stage];
        first ^= (first ^ group) & isFirst;
        firstGroup[stage] = first;
        counts[(stage * (none + 1) + first) * VISITS + (FIRST & isFirst | RETURN & isReturn)]++;
        long isLast = anyOf(ends & rest & -rest);
        again = (again | stageBit & seen) & ~isLast;
        seen |= stageBit;
        visitors += 1 & anyOf(seen) & isLast;
        seen &= ~isLast;
      }
    }
    allUnits += visitors;
  }

  /// All bits where there is one, else none; the highest may only be there alone.
  private static long anyOf(long bits) {
    return ~(bits - 1 >> 63);
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
      int cell = (stage * groups + group) * VISITS;
      all += units[cell + FIRST];
      again += units[cell + RETURN];
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
