package io.klantreis.journey.sentiment;

import io.klantreis.journey.grouping.Grouping;
import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.IntColumn;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.run.UnitEvents;
import java.util.Arrays;

/// The group of each response where codes do not tell it (channel, persona and so on), by rank: a
/// byte a response mostly. Kept as long as the index, so only of groupings that stay the same as
/// long. Immutable.
final class FeelingGroups implements JourneyIndex.Derived {
  private record Key(Feelings feelings, Grouping.By by) {}

  private final IntColumn column;
  private final int[] firsts;

  static FeelingGroups of(
      JourneyIndex index, Grouping grouping, Feelings feelings, FeelingsByTime byTime) {
    return index.derived(
        FeelingGroups.class,
        new Key(feelings, grouping.by()),
        () -> new FeelingGroups(index, grouping, feelings, byTime));
  }

  private FeelingGroups(
      JourneyIndex index, Grouping grouping, Feelings feelings, FeelingsByTime byTime) {
    int[] ranks = ranks(index, feelings, byTime);
    int[] groups = new int[ranks.length];
    Grouping.Cursor cursor = grouping.cursor();
    int response = 0;
    for (int number = 0; number < index.blocks(); number++) {
      Block block = index.block(number);
      UnitEvents events = grouping.block(number);
      IntColumn positions = feelings.part(number).positions();
      int customer = 0;
      for (int i = 0; i < positions.size(); i++) {
        while (block.starts()[customer + 1] <= positions.at(i)) {
          customer++;
        }
        events.moveTo(block.firstCustomer() + customer);
        groups[ranks[response++]] = cursor.group(events, positions.at(i));
      }
    }
    this.column = IntColumn.of(groups, groups.length);
    this.firsts = new int[grouping.size()];
    Arrays.fill(firsts, Integer.MAX_VALUE);
    for (int rank = groups.length - 1; rank >= 0; rank--) {
      firsts[groups[rank]] = rank;
    }
  }

  /// The rank of each response, as they lie in the index.
  private static int[] ranks(JourneyIndex index, Feelings feelings, FeelingsByTime byTime) {
    int[] before = new int[index.blocks() + 1];
    for (int block = 0; block < index.blocks(); block++) {
      before[block + 1] = before[block] + feelings.part(block).positions().size();
    }
    int[] ranks = new int[byTime.size()];
    for (int rank = 0; rank < ranks.length; rank++) {
      int block = byTime.block(rank);
      IntColumn positions = feelings.part(block).positions();
      int place = Feelings.firstFrom(positions, byTime.position(rank, block), positions.size());
      ranks[before[block] + place] = rank;
    }
    return ranks;
  }

  IntColumn column() {
    return column;
  }

  /// The rank of the first response in a group.
  int firstOf(int group) {
    return firsts[group];
  }

  @Override
  public long bytes() {
    return column.bytes() + 4L * firsts.length;
  }
}
