package io.klantreis.journey.stage;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.index.Times;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.StageEntries;
import java.util.Arrays;

/// What silences make of a block's kept stays, as {@link SojournWalk} tells it. A silence changes
/// only the stay in which it lies: that one is lost, and where its customer comes back to the same
/// stage, another begins, which ends as the kept one did unless the next silence comes first. So
/// only these are looked at. Confined to one thread.
final class BrokenStays {
  private static final int NOWHERE = -1;

  /// Of a range that takes less than this share of the log most kept stays would be left out.
  private static final double NEARLY_ALL = 7.0 / 8;

  /// With silences in more than one of so many stays a walk over all of them is faster.
  private static final int FEW = 3;

  private final CountedStays counted;
  private final BlockStays kept;
  private final Block block;
  private final Times times;
  private final long idle;
  private final long last;
  private final StayCells cells;
  private final CountedStays.Sink open;

  /// A bit for each event whose kept stay has a silence.
  private final long[] broken;

  /// A bit for each event that begins a stay that is not kept.
  private final long[] resumed;

  /// Kept so that the reading is not left out.
  private long touched;

  // The kept stay that is being looked at, and where in it the customer was last heard of again.
  private int stay = NOWHERE;
  private int since = NOWHERE;
  private boolean isOneOfSeveral;

  /// @param counted of all kept stays
  /// @param idle after so long without an event a stay is lost
  /// @param last after it no event exists
  /// @param cells take what becomes of broken stays
  /// @param open takes those of it that nothing is known to have ended
  BrokenStays(CountedStays counted, long idle, long last, StayCells cells, CountedStays.Sink open) {
    this.counted = counted;
    this.kept = counted.kept();
    this.block = kept.block();
    this.times = block.times();
    this.idle = idle;
    this.last = last;
    this.cells = cells;
    this.open = open;
    this.broken = new long[block.firsts().length];
    this.resumed = new long[broken.length];
  }

  /// Whether to look for a question's stays so. How many silences there are is told from a block in
  /// the middle of the log.
  static boolean suits(StageDurationQuery query, Population population) {
    JourneyIndex index = population.index();
    if (index.blocks() == 0 || !KeptIntervals.areKept(population, NEARLY_ALL)) {
      return false;
    }
    Block some = index.block(index.blocks() / 2);
    int[] stageOfCode = CodeStages.of(population);
    StageEntries found = StageEntries.of(some, stageOfCode, StageEntries.key(stageOfCode));
    long[] silences = Silences.found(some, SojournWalk.idle(query));
    return FEW * count(silences) <= count(found.entries());
  }

  private static int count(long[] words) {
    return Arrays.stream(words).mapToInt(Long::bitCount).sum();
  }

  /// Adds what becomes of broken stays, and returns the others.
  CountedStays collect() {
    touched = block.codes().touch();
    long[] silences = Silences.found(block, idle);
    for (int word = 0; word < silences.length; word++) {
      for (long rest = silences[word]; rest != 0; rest &= rest - 1) {
        silence(word << 6 | Long.numberOfTrailingZeros(rest));
      }
    }
    end();
    return counted.without(broken, resumed);
  }

  /// @param position of the event that ends a silence
  private void silence(int position) {
    int around = stayBefore(position);
    if (around == NOWHERE || times.at(position) > last) {
      return;
    }
    if (around != stay) {
      end();
      stay = around;
      since = around;
      isOneOfSeveral = kept.units().isOneOfSeveral(stay) || counted.reachesOut(stay);
      broken[around >>> 6] |= 1L << around;
    }
    if (since != NOWHERE && since < position && counted.begins(since)) {
      cells.addLost(kept.stage(stay), times.at(position - 1) + idle - times.at(since));
    }
    since = resumed(position);
  }

  /// Where the customer's stay begins that an event comes in or ends.
  private int stayBefore(int position) {
    long[] entries = kept.found().entries();
    long[] firsts = block.firsts();
    int word = position >>> 6;
    long rest = (entries[word] | firsts[word]) & (1L << position) - 1;
    while (rest == 0) {
      word--;
      rest = entries[word] | firsts[word];
    }
    long latest = Long.highestOneBit(rest);
    return (entries[word] & latest) == 0 ? NOWHERE : word << 6 | Long.numberOfTrailingZeros(latest);
  }

  /// Where the broken stay goes on.
  ///
  /// @param from the customer's event after a silence
  private int resumed(int from) {
    int position = from;
    while (kept.stage(position) < 0) {
      position++;
      if (StageEntries.isSet(block.firsts(), position)) {
        return NOWHERE;
      }
    }
    if (StageEntries.isSet(kept.found().entries(), position) || times.at(position) > last) {
      return NOWHERE;
    }
    resumed[position >>> 6] |= 1L << position;
    if (!isOneOfSeveral && counted.begins(position)) {
      cells.revisit(kept.stage(stay));
      isOneOfSeveral = true;
    }
    return position;
  }

  /// Ends what goes on of the broken stay as that one ended.
  private void end() {
    if (since == NOWHERE || !counted.begins(since)) {
      return;
    }
    int stage = kept.stage(stay);
    boolean isLast = kept.found().isLast(stay);
    int next = isLast ? NOWHERE : kept.next(stay);
    if (isLast || times.at(next) > last) {
      open.open(stage, times.at(since), since);
    } else {
      cells.add(stage, kept.stage(next), times.at(next) - times.at(since));
    }
  }
}
