package io.klantreis.journey.stage;

import io.klantreis.journey.stats.LengthSum;
import io.klantreis.journey.stats.LogRank;
import io.klantreis.journey.stats.StaySet;
import io.klantreis.journey.stats.StayTotals;

/// A block's ended stays, with a bit for each that tells whether it began before a date, and one
/// that tells whether after; neither is set of those that do not count.
///
/// @param before,after in the places that {@link BlockStays} gave the stays
/// @param left by stage, what those add up to that do not count
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record DatedStays(BlockStays kept, long[] before, long[] after, StayTotals[] left)
    implements TaggedStays {
  private static final int BEFORE = 0;
  private static final int AFTER = 1;

  /// @param afterAt a bit for each event from the date on
  static DatedStays of(CountedStays counted, long[] afterAt, StayTotals[] left) {
    BlockStays kept = counted.kept();
    int size = kept.size();
    long[] before = new long[(size >>> 6) + 1];
    long[] after = new long[before.length];
    for (int word = 0; word < after.length; word++) {
      int first = word << 6;
      int end = Math.min(first + 64, size);
      long bits = 0;
      for (int place = first; place < end; place++) {
        int position = kept.position(place);
        bits |= (afterAt[position >>> 6] >>> position & 1) << place;
      }
      after[word] = bits;
      before[word] = ~bits & (end - first == 64 ? -1L : (1L << end - first) - 1);
    }
    if (counted.leavesOut()) {
      for (int place = 0; place < size; place++) {
        if (!counted.ended(kept.position(place))) {
          before[place >>> 6] &= ~(1L << place);
          after[place >>> 6] &= ~(1L << place);
        }
      }
    }
    return new DatedStays(kept, before, after, left);
  }

  @Override
  public int lengthGroups() {
    return kept.groups();
  }

  @Override
  public void addTo(int stage, int[] counts, StayTotals[] totals) {
    int groups = totals.length;
    StayTotals later = new StayTotals(Way.MOVES);
    LengthSum sum = new LengthSum();
    for (int length = 0; length < kept.groups(); length++) {
      int first = kept.begin(stage, length);
      int end = kept.begin(stage, length + 1);
      int place = first;
      for (int way = 0; way < Way.MOVES && place < end; way++) {
        int next = place + kept.count(stage, length, way);
        int cell = (length * Way.MOVES + way) * groups;
        int some = count(after, place, next);
        counts[cell + BEFORE] += count(before, place, next);
        counts[cell + AFTER] += some;
        later.addCount(way, some);
        place = next;
      }
      for (place = first; place < end; place++) {
        sum.add(kept.length(length, place) & -(after[place >>> 6] >>> place & 1));
      }
    }
    sum.addTo(later);
    totals[AFTER].addAll(later);
    totals[BEFORE].addAll(kept.totals(stage));
    totals[BEFORE].removeAll(left[stage]);
    totals[BEFORE].removeAll(later);
  }

  /// How many bits are set in a range.
  private static int count(long[] bits, int from, int end) {
    int count = 0;
    for (int place = from; place < end; place = (place | 63) + 1) {
      long word = bits[place >>> 6] >>> place;
      int size = end - place;
      count += Long.bitCount(size < 64 ? word & (1L << size) - 1 : word);
    }
    return count;
  }

  @Override
  public int read(int stage, int group, int lengthGroup, long[] to, int from) {
    if (lengthGroup >= kept.groups()) {
      return from;
    }
    long[] wanted = group == BEFORE ? before : after;
    int size = from;
    int first = kept.begin(stage, lengthGroup);
    int end = kept.begin(stage, lengthGroup + 1);
    int skipped = first + kept.count(stage, lengthGroup, Way.FORWARD.ordinal());
    int back = skipped + kept.count(stage, lengthGroup, Way.SKIPPED.ordinal());
    // written before it is known whether it is wanted: no processor foresees that
    for (int place = first; place < end && size < to.length; place++) {
      int way = (skipped - place - 1 >>> 31) + (back - place - 1 >>> 31);
      to[size] = StaySet.code(kept.length(lengthGroup, place), way);
      size += (int) (wanted[place >>> 6] >>> place) & 1;
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
        int isAfter = (int) (after[place >>> 6] >>> place) & 1;
        int isBefore = (int) (before[place >>> 6] >>> place) & 1;
        to[size] = LogRank.stay(kept.length(length, place), isAfter);
        size += isAfter | isBefore;
      }
      next[length - lengthGroup] = size;
    }
  }
}
