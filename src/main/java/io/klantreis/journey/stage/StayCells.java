package io.klantreis.journey.stage;

import io.klantreis.journey.index.Times;
import io.klantreis.journey.run.StageEntries;
import io.klantreis.journey.stats.GroupedLengths;
import io.klantreis.journey.stats.Lengths;
import io.klantreis.journey.stats.StaySet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Stays by stage, and how many went from which to which: some one by one, some as whole blocks
/// have them; and how many customers had them. One a thread; two of them merge.
final class StayCells implements StayMoves {
  /// Once as it is collected, once in its group.
  private static final int BYTES_A_STAY = 16;

  /// Once as it is collected, once in order, and a stretch before it.
  private static final int BYTES_AN_OPEN_STAY = 64;

  private final int stages;
  private final int endings;

  /// Codes of ended stays by stage.
  private final Lengths[] ended;

  /// Of customers who are not to be counted as their block has them.
  private final Lengths[] fewer;

  private final Lengths[] open;
  private final byte[] ways;

  /// By stage, then by the next.
  private final long[] moves;

  private final long[] moveMillis;
  private final List<CountedStays> whole = new ArrayList<>();

  /// Customers by the stages that they had stays in, eight stages at a time.
  private final int[][] seen;

  /// The same of stages that they came back to.
  private final int[][] revisited;

  private long units;
  private long stagesSeen;
  private long stagesRevisited;

  /// @param endings how many ways of ending there are, the first of {@link Way}
  StayCells(int stages, int endings) {
    this.stages = stages;
    this.endings = endings;
    this.ended = new Lengths[stages];
    this.fewer = new Lengths[stages];
    this.open = new Lengths[stages];
    for (Lengths[] some : List.of(ended, fewer, open)) {
      Arrays.setAll(some, i -> new Lengths());
    }
    this.ways = Way.table(stages);
    this.moves = new long[stages * stages];
    this.moveMillis = new long[stages * stages];
    this.seen = new int[(stages + 7) / 8][256];
    this.revisited = new int[(stages + 7) / 8][256];
  }

  /// Adds a stay in a stage that ended with a touchpoint of the next.
  void add(int stage, int next, long length) {
    int cell = stage * stages + next;
    ended[stage].add(StaySet.code(length, ways[cell]));
    moves[cell]++;
    moveMillis[cell] += length;
  }

  /// Adds a stay that an idle time ended.
  void addLost(int stage, long length) {
    ended[stage].add(StaySet.code(length, Way.LOST.ordinal()));
  }

  /// Adds a stay that goes on.
  void addOpen(int stage, long length) {
    open[stage].add(length);
  }

  private void remove(int stage, int next, long length) {
    int cell = stage * stages + next;
    fewer[stage].add(StaySet.code(length, ways[cell]));
    moves[cell]--;
    moveMillis[cell] -= length;
  }

  /// Adds a block's stays that ended, and its customers.
  void addWhole(CountedStays block) {
    BlockStays kept = block.kept();
    whole.add(block);
    units += kept.units().customers();
    Times times = kept.block().times();
    block.leftOut(position -> {
      int next = kept.next(position);
      remove(kept.stage(position), kept.stage(next), times.at(next) - times.at(position));
    });
    block.reachOut(first -> countAgain(block, first));
  }

  /// Counts a customer by the stays that begin in the range, and no more by all that are kept.
  ///
  /// @param first where the first of these begins
  private void countAgain(CountedStays block, int first) {
    BlockStays kept = block.kept();
    long[] entries = kept.found().entries();
    long[] begun = block.begun();
    int customersEnd = StageEntries.next(kept.block().firsts(), first + 1);
    int last = StageEntries.before(begun, customersEnd);
    long keptSeen = 0;
    long keptAgain = 0;
    for (int position = first; ; position = StageEntries.next(begun, position + 1)) {
      int stage = kept.stage(position);
      if (StageEntries.isSet(entries, position)) {
        keptAgain |= keptSeen & 1L << stage;
        keptSeen |= 1L << stage;
      }
      if (block.begins(position)) {
        visit(stage);
      }
      if (position == last) {
        break;
      }
    }
    count(keptSeen, keptAgain, -1);
    endCustomer();
  }

  /// Notes that the customer has a stay in a stage.
  void visit(int stage) {
    long bit = 1L << stage;
    stagesRevisited |= stagesSeen & bit;
    stagesSeen |= bit;
  }

  /// Counts a customer as one that came back to a stage; as one that was there, it is counted.
  void revisit(int stage) {
    revisited[stage / 8][1 << stage % 8]++;
  }

  /// Counts the customer whose stays were noted.
  void endCustomer() {
    count(stagesSeen, stagesRevisited, 1);
    stagesSeen = 0;
    stagesRevisited = 0;
  }

  /// @param by 1 to count the customer, -1 to count them no more
  private void count(long stages, long again, int by) {
    if (stages == 0) {
      return;
    }
    units += by;
    for (int group = 0; group < seen.length; group++) {
      seen[group][(int) (stages >>> 8 * group) & 0xff] += by;
      revisited[group][(int) (again >>> 8 * group) & 0xff] += by;
    }
  }

  void merge(StayCells other) {
    for (int stage = 0; stage < stages; stage++) {
      ended[stage].addAll(other.ended[stage]);
      fewer[stage].addAll(other.fewer[stage]);
      open[stage].addAll(other.open[stage]);
    }
    for (int cell = 0; cell < moves.length; cell++) {
      moves[cell] += other.moves[cell];
      moveMillis[cell] += other.moveMillis[cell];
    }
    whole.addAll(other.whole);
    for (int group = 0; group < seen.length; group++) {
      for (int set = 0; set < 256; set++) {
        seen[group][set] += other.seen[group][set];
        revisited[group][set] += other.revisited[group][set];
      }
    }
    units += other.units;
  }

  /// Gives back what it holds.
  void release() {
    for (int stage = 0; stage < stages; stage++) {
      ended[stage].release();
      fewer[stage].release();
      open[stage].release();
    }
  }

  /// The stays of a stage.
  StaySet stays(int stage) {
    List<GroupedLengths> grouped = whole.stream().map(block -> block.lengths(stage)).toList();
    return new StaySet(grouped, ended[stage], fewer[stage], open[stage], endings);
  }

  @Override
  public long moves(int stage, int next) {
    long all = moves[stage * stages + next];
    for (CountedStays some : whole) {
      all += some.kept().moves(stage, next);
    }
    return all;
  }

  @Override
  public long moveMillis(int stage, int next) {
    long sum = moveMillis[stage * stages + next];
    for (CountedStays some : whole) {
      sum += some.kept().moveMillis(stage, next);
    }
    return sum;
  }

  /// How many customers had a stay in a stage, and how many of these came back there.
  StayRows.Units units(int stage) {
    long all = count(seen, stage);
    long again = count(revisited, stage);
    for (CountedStays some : whole) {
      all += some.kept().units().all(stage);
      again += some.kept().units().revisited(stage);
    }
    return new StayRows.Units(all, again);
  }

  private static long count(int[][] sets, int stage) {
    int[] group = sets[stage / 8];
    long count = 0;
    for (int set = 0; set < 256; set++) {
      count += (set >>> stage % 8 & 1) == 0 ? 0 : group[set];
    }
    return count;
  }

  /// Bytes of what is held here one by one, and of what it takes to tell of it.
  long bytes() {
    long bytes = 0;
    for (int stage = 0; stage < stages; stage++) {
      bytes += (long) BYTES_A_STAY * (ended[stage].size() + fewer[stage].size());
      bytes += (long) BYTES_AN_OPEN_STAY * open[stage].size();
    }
    return bytes;
  }

  /// Stays in all stages.
  long entered() {
    long entered = 0;
    for (int stage = 0; stage < stages; stage++) {
      entered += stays(stage).size();
    }
    return entered;
  }

  /// Customers with a stay.
  long units() {
    return units;
  }
}
