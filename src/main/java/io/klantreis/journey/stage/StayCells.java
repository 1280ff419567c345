package io.klantreis.journey.stage;

import io.klantreis.journey.stats.GroupedLengths;
import io.klantreis.journey.stats.Lengths;
import io.klantreis.journey.stats.StaySet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Stays by stage and the stage that ended them: some one by one, some as whole blocks have them;
/// and how many customers had them. One a thread; two of them merge.
final class StayCells implements StayMoves {
  private final int stages;

  /// Lengths by stage and the next stage; where both are the same, of stays still open.
  private final Lengths[] lengths;

  /// Of customers who are not to be counted as their block has them.
  private final Lengths[] fewer;

  private final List<BlockStays> whole = new ArrayList<>();

  /// Customers by the stages that they had stays in, eight stages at a time.
  private final int[][] seen;

  /// The same of stages that they came back to.
  private final int[][] revisited;

  private long units;
  private long stagesSeen;
  private long stagesRevisited;

  StayCells(int stages) {
    this.stages = stages;
    this.lengths = new Lengths[stages * stages];
    this.fewer = new Lengths[stages * stages];
    Arrays.setAll(lengths, i -> new Lengths());
    Arrays.setAll(fewer, i -> new Lengths());
    this.seen = new int[(stages + 7) / 8][256];
    this.revisited = new int[(stages + 7) / 8][256];
  }

  /// Adds a stay in a stage that ended with a touchpoint of the next, or goes on where both are the
  /// same.
  void add(int stage, int next, long length) {
    lengths[stage * stages + next].add(length);
  }

  /// Takes away a stay that a whole block has.
  void remove(int stage, int next, long length) {
    fewer[stage * stages + next].add(length);
  }

  /// Adds all stays of a block but those still open.
  void addWhole(BlockStays block) {
    whole.add(block);
    units += block.customers();
  }

  /// Notes that the customer has a stay in a stage.
  void visit(int stage) {
    long bit = 1L << stage;
    stagesRevisited |= stagesSeen & bit;
    stagesSeen |= bit;
  }

  /// Counts the customer whose stays were noted.
  ///
  /// @param by 1 to count the customer, -1 to count them no more
  void endCustomer(int by) {
    if (stagesSeen == 0) {
      return;
    }
    units += by;
    for (int group = 0; group < seen.length; group++) {
      seen[group][(int) (stagesSeen >>> 8 * group) & 0xff] += by;
      revisited[group][(int) (stagesRevisited >>> 8 * group) & 0xff] += by;
    }
    stagesSeen = 0;
    stagesRevisited = 0;
  }

  void merge(StayCells other) {
    for (int cell = 0; cell < lengths.length; cell++) {
      lengths[cell].addAll(other.lengths[cell]);
      fewer[cell].addAll(other.fewer[cell]);
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
    for (int cell = 0; cell < lengths.length; cell++) {
      lengths[cell].release();
      fewer[cell].release();
    }
  }

  /// The stays of a stage; ended ones went forward, skipped a stage or went back.
  StaySet stays(int stage) {
    List<GroupedLengths> grouped = new ArrayList<>();
    for (BlockStays some : whole) {
      grouped.add(some.ended(stage));
    }
    Lengths open = lengths[stage * stages + stage];
    return new StaySet(grouped, byWay(lengths, stage), byWay(fewer, stage), open);
  }

  private List<Lengths> byWay(Lengths[] cells, int stage) {
    List<Lengths> ended = List.of(new Lengths(), new Lengths(), new Lengths());
    for (int next = 0; next < stages; next++) {
      if (next != stage) {
        ended.get(Way.of(stage, next).ordinal()).share(cells[stage * stages + next]);
      }
    }
    return ended;
  }

  @Override
  public long moves(int stage, int next) {
    int cell = stage * stages + next;
    long moves = (long) lengths[cell].size() - fewer[cell].size();
    for (BlockStays some : whole) {
      moves += some.moves(stage, next);
    }
    return stage == next ? 0 : moves;
  }

  @Override
  public long moveMillis(int stage, int next) {
    int cell = stage * stages + next;
    long sum = lengths[cell].sum() - fewer[cell].sum();
    for (BlockStays some : whole) {
      sum += some.moveMillis(stage, next);
    }
    return stage == next ? 0 : sum;
  }

  /// How many customers had a stay in a stage, and how many of these came back there.
  StayRows.Units units(int stage) {
    long all = count(seen, stage);
    long again = count(revisited, stage);
    for (BlockStays some : whole) {
      all += some.units(stage);
      again += some.revisited(stage);
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

  /// How many lengths are held here one by one.
  long kept() {
    long sum = 0;
    for (int cell = 0; cell < lengths.length; cell++) {
      sum += lengths[cell].size() + fewer[cell].size();
    }
    return sum;
  }

  /// Customers with a stay.
  long units() {
    return units;
  }
}
