package io.klantreis.journey.stage;

import io.klantreis.journey.stats.LengthSum;
import io.klantreis.journey.stats.Lengths;
import io.klantreis.journey.stats.LogRank;
import io.klantreis.journey.stats.LogScale;
import io.klantreis.journey.stats.StaySet;
import io.klantreis.journey.stats.StayTotals;

/// A block's ended stays, with a bit for each that tells whether it began before a date, and one
/// that tells whether after; neither is set of those that do not count.
///
/// @param before,after in the places that {@link BlockStays} gave the stays
/// @param earlier how many are set of the latter in all words before each
/// @param left by stage, the codes of those that do not count, see {@link StaySet#code}
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record DatedStays(BlockStays kept, long[] before, long[] after, int[] earlier, Lengths[] left)
    implements TaggedStays {
  private static final int BEFORE = 0;
  private static final int AFTER = 1;

  /// @param afterAt a bit for each event from the date on
  static DatedStays of(CountedStays counted, long[] afterAt, Lengths[] left) {
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
    int[] earlier = new int[after.length];
    for (int word = 1; word < after.length; word++) {
      earlier[word] = earlier[word - 1] + Long.bitCount(after[word - 1]);
    }
    return new DatedStays(kept, before, after, earlier, left);
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
    int place = kept.begin(stage, 0);
    int rank = rank(place);
    for (int length = 0; length < kept.groups(); length++) {
      int first = place;
      if (kept.begin(stage, length + 1) == first) {
        continue;
      }
      int cell = length * Way.MOVES * groups;
      for (int way = 0; way < Way.MOVES; way++) {
        int begin = place;
        place += kept.count(stage, length, way);
        int some = -rank;
        rank = rank(place);
        some += rank;
        counts[cell + BEFORE] += place - begin - some;
        counts[cell + AFTER] += some;
        later.addCount(way, some);
        cell += groups;
      }
      addAfter(length, first, place, sum);
    }
    sum.addTo(later);
    totals[AFTER].addAll(later);
    totals[BEFORE].addAll(kept.totals(stage));
    totals[BEFORE].removeAll(later);
    if (left[stage].size() > 0) {
      leaveOut(stage, counts, totals);
    }
  }

  private void leaveOut(int stage, int[] counts, StayTotals[] totals) {
    long[] codes = new long[left[stage].size()];
    left[stage].copyTo(codes, 0);
    StayTotals out = new StayTotals(Way.MOVES);
    for (long code : codes) {
      int cell = LogScale.group(StaySet.length(code)) * Way.MOVES + StaySet.way(code);
      counts[cell * totals.length + BEFORE]--;
      out.add(StaySet.way(code), StaySet.length(code));
    }
    totals[BEFORE].removeAll(out);
  }

  /// Adds up those from the date on, first apart: what is handed on the processor keeps in memory.
  private void addAfter(int length, int first, int end, LengthSum sum) {
    long lengths = 0;
    long upperSquares = 0;
    long lowerSquares = 0;
    long products = 0;
    for (int place = first; place < end; place++) {
      // 0 of those before it, so that there is no branch
      long counted = kept.length(length, place) & -(after[place >>> 6] >>> place & 1);
      long upper = LengthSum.upper(counted);
      long lower = LengthSum.lower(counted);
      lengths += counted;
      upperSquares += upper * upper;
      lowerSquares += lower * lower;
      products += upper * lower;
    }
    sum.add(lengths, upperSquares, lowerSquares, products);
  }

  /// How many from the date on there are before a place.
  private int rank(int place) {
    int word = place >>> 6;
    return earlier[word] + Long.bitCount(after[word] & (1L << place) - 1);
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
