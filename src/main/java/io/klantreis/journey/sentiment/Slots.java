package io.klantreis.journey.sentiment;

import io.klantreis.journey.grouping.Grouping;
import io.klantreis.journey.index.IntColumn;
import io.klantreis.journey.index.JourneyIndex;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Puts each response in a slot: what counts alike, so that counting is one addition. A slot is the
/// response's kind, or where groups are not told by codes its group and its kind. Immutable.
final class Slots {
  /// No question may have more: each thread counts in so many places.
  private static final int MOST = 1 << 20;

  private final IntColumn kinds;
  private final @Nullable FeelingGroups groups;
  private final int width;
  private final int[] groupOfSlot;
  private final Mark[] markOfSlot;
  private final int[] firstOfGroup;

  /// Those of a question, or null where it asks for a grouping that they do not know.
  static @Nullable Slots of(
      JourneyIndex index, Grouping grouping, Feelings feelings, FeelingsByTime byTime) {
    int[] ofCodes = grouping.groupsOfCodes();
    if (ofCodes == null && !grouping.isLasting()) {
      return null;
    }
    long slots = (ofCodes == null ? (long) grouping.size() : 1) * byTime.kinds();
    if (slots > MOST) {
      return null;
    }
    FeelingGroups groups =
        ofCodes == null ? FeelingGroups.of(index, grouping, feelings, byTime) : null;
    return new Slots((int) slots, grouping.size(), ofCodes, groups, feelings, byTime);
  }

  private Slots(
      int slots,
      int size,
      int @Nullable [] ofCodes,
      @Nullable FeelingGroups groups,
      Feelings feelings,
      FeelingsByTime byTime) {
    this.kinds = byTime.kindColumn();
    this.groups = groups;
    this.width = byTime.kinds();
    this.groupOfSlot = new int[slots];
    this.markOfSlot = new Mark[slots];
    this.firstOfGroup = new int[size];
    Arrays.fill(firstOfGroup, Integer.MAX_VALUE);
    for (int slot = 0; slot < slots; slot++) {
      int kind = slot % width;
      int group = ofCodes == null ? slot / width : ofCodes[byTime.codeOfKind(kind)];
      groupOfSlot[slot] = group;
      markOfSlot[slot] = feelings.mark(byTime.markOfKind(kind));
      if (groups == null) {
        firstOfGroup[group] = Math.min(firstOfGroup[group], byTime.firstOfKind(kind));
      } else {
        firstOfGroup[group] = groups.firstOf(group);
      }
    }
  }

  int size() {
    return groupOfSlot.length;
  }

  int groups() {
    return firstOfGroup.length;
  }

  int slot(int rank) {
    int kind = kinds.at(rank);
    return groups == null ? kind : groups.column().at(rank) * width + kind;
  }

  int group(int slot) {
    return groupOfSlot[slot];
  }

  Mark mark(int slot) {
    return markOfSlot[slot];
  }

  /// The rank of the first response in a group.
  int firstOf(int group) {
    return firstOfGroup[group];
  }
}
