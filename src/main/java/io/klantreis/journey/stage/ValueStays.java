package io.klantreis.journey.stage;

import io.klantreis.journey.stats.LengthSums;
import io.klantreis.journey.stats.LogRank;
import io.klantreis.journey.stats.StaySet;
import io.klantreis.journey.stats.StayTotals;

/// A block's ended stays, the group of each in a byte.
///
/// @param tags the groups of the stays, in the places that {@link BlockStays} gave them
/// @param groups of the question and one more
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record ValueStays(BlockStays kept, byte[] tags, int groups) implements TaggedStays {
  @Override
  public int lengthGroups() {
    return kept.groups();
  }

  @Override
  public void addTo(int stage, int[] counts, StayTotals[] totals) {
    LengthSums sums = new LengthSums(groups);
    int place = kept.begin(stage, 0);
    for (int length = 0; length < kept.groups(); length++) {
      int cell = length * Way.MOVES * groups;
      int end = kept.begin(stage, length + 1);
      int skipped = place + kept.count(stage, length, Way.FORWARD.ordinal());
      int back = skipped + kept.count(stage, length, Way.SKIPPED.ordinal());
      for (; place < end; place++) {
        int way = (skipped - place - 1 >>> 31) + (back - place - 1 >>> 31);
        int group = tags[place];
        counts[cell + way * groups + group]++;
        sums.add(group, way, kept.length(length, place));
      }
    }
    sums.addTo(totals, Way.MOVES);
  }

  @Override
  public int read(int stage, int group, int lengthGroup, long[] to, int from) {
    if (lengthGroup >= kept.groups()) {
      return from;
    }
    int size = from;
    int first = kept.begin(stage, lengthGroup);
    int end = kept.begin(stage, lengthGroup + 1);
    int skipped = first + kept.count(stage, lengthGroup, Way.FORWARD.ordinal());
    int back = skipped + kept.count(stage, lengthGroup, Way.SKIPPED.ordinal());
    // written before it is known whether it is of the group: no processor foresees that
    for (int place = first; place < end && size < to.length; place++) {
      int way = (skipped - place - 1 >>> 31) + (back - place - 1 >>> 31);
      to[size] = StaySet.code(kept.length(lengthGroup, place), way);
      size += tags[place] == group ? 1 : 0;
    }
    return size;
  }

  @Override
  public void readPair(int stage, int lengthGroup, int lengthsEnd, long[] to, int[] next) {
    int last = Math.min(lengthsEnd, kept.groups());
    for (int length = lengthGroup; length < last; length++) {
      int size = next[length - lengthGroup];
      int end = kept.begin(stage, length + 1);
      for (int place = kept.begin(stage, length); place < end; place++) {
        int side = tags[place];
        to[size] = LogRank.stay(kept.length(length, place), side);
        size += 1 - (side >> 1);
      }
      next[length - lengthGroup] = size;
    }
  }
}
