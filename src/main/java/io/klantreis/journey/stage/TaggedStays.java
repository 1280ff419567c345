package io.klantreis.journey.stage;

import io.klantreis.journey.stats.LogRank;
import io.klantreis.journey.stats.StaySet;

/// A block's ended stays, each with its group of the question.
///
/// @param groups of the stays, in the places that {@link BlockStays} gave them
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record TaggedStays(BlockStays kept, byte[] groups) {
  /// @param groupAt the group of the stay that begins with each event
  static TaggedStays of(BlockStays kept, byte[] groupAt) {
    byte[] groups = new byte[kept.size()];
    for (int place = 0; place < groups.length; place++) {
      groups[place] = groupAt[kept.position(place)];
    }
    return new TaggedStays(kept, groups);
  }

  /// Writes the codes of a group's stays of a stage and a group of lengths, see {@link
  /// StaySet#code}, and returns the place behind the last.
  int read(int stage, int group, int lengthGroup, long[] to, int from) {
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
      size += groups[place] == group ? 1 : 0;
    }
    return size;
  }

  /// Writes the lengths of the first two groups' stays as {@link LogRank#stay} says, of some groups
  /// of lengths, and returns the place behind the last.
  int readPair(int stage, int lengthGroup, int lengthsEnd, long[] to, int from) {
    int size = from;
    int last = Math.min(lengthsEnd, kept.groups());
    for (int length = lengthGroup; length < last; length++) {
      int end = kept.begin(stage, length + 1);
      for (int place = kept.begin(stage, length); place < end; place++) {
        int side = groups[place];
        to[size] = LogRank.stay(kept.length(length, place), side);
        size += 1 - (side >> 1);
      }
    }
    return size;
  }
}
