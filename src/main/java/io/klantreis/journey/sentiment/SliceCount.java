package io.klantreis.journey.sentiment;

import io.klantreis.journey.stats.Moments;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Counts the responses of slices by slot, and finds the customers who said several things in one.
/// These stand in chains, each response pointing to the one before; a chain is looked at from its
/// last. Confined to one thread.
///
/// Who said one thing in a group counts with that thing, so the slots' counts say it all, exactly
/// and in any order. Only the means of those who said several are numbers of their own.
final class SliceCount {
  private final Slots slots;
  private final int[] befores;
  private final int[] repeating;
  private final byte[] followed;

  private final int[] responses;
  private final int[] repeated;
  private final int[] occupied;
  private final int first;
  private long customers;
  private final @Nullable Moments[] repeats;

  // of the chain at hand, by group
  private final double[] sums;
  private final int[] times;
  private int[] groups = new int[8];

  /// @param first the rank at which the first slice begins
  /// @param longest no slice has more responses
  SliceCount(FeelingsByTime byTime, Slots slots, int first, int longest) {
    this.slots = slots;
    this.befores = byTime.befores();
    this.first = first;
    this.repeating = new int[longest + 1];
    this.followed = new byte[longest];
    this.responses = new int[slots.size()];
    this.repeated = new int[slots.size()];
    this.occupied = new int[Math.max(longest, slots.size())];
    this.repeats = new Moments[slots.groups()];
    this.sums = new double[slots.groups()];
    this.times = new int[slots.groups()];
  }

  /// Counts ranks `begin` to `end` into an interval's cells.
  void slice(int begin, int end, Cells cells, int interval) {
    int size = count(begin, end);
    for (int i = size - 1; i >= 0; i--) {
      int rank = repeating[i];
      if (followed[rank - begin] == 0) {
        last(rank, begin);
      }
      followed[befores[rank] - begin] = 1;
    }
    Arrays.fill(followed, 0, end - begin, (byte) 0);
    fold(cells, interval, occupied(begin, end));
  }

  /// Counts the responses by slot without a branch, which nobody could foresee, and says how many
  /// are by somebody who said something in the slice before.
  private int count(int begin, int end) {
    int size = 0;
    int saying = 0;
    for (int rank = begin; rank < end; rank++) {
      responses[slots.slot(rank)]++;
      int before = befores[rank];
      repeating[size] = rank;
      size += before >= begin ? 1 : 0;
      saying += before < first ? 1 : 0;
    }
    customers += saying;
    return size;
  }

  /// How many customers said their first thing of all slices in one of those counted here.
  long customers() {
    return customers;
  }

  /// Lists the slots of a slice's responses in order, and says how many.
  private int occupied(int begin, int end) {
    int size = 0;
    if (slots.size() >>> 3 <= end - begin) {
      for (int slot = 0; slot < responses.length; slot++) {
        if (responses[slot] != 0) {
          occupied[size++] = slot;
        }
      }
      return size;
    }
    for (int rank = begin; rank < end; rank++) {
      occupied[rank - begin] = slots.slot(rank);
    }
    Arrays.sort(occupied, 0, end - begin);
    for (int i = 0; i < end - begin; i++) {
      if (size == 0 || occupied[i] != occupied[size - 1]) {
        occupied[size++] = occupied[i];
      }
    }
    return size;
  }

  /// The last thing that a customer said in the slice, of several: mostly of two.
  private void last(int rank, int begin) {
    int before = befores[rank];
    if (befores[before] >= begin) {
      chain(rank, begin);
      return;
    }
    int slot = slots.slot(rank);
    int other = slots.slot(before);
    int group = slots.group(slot);
    if (slots.group(other) == group) {
      repeated[slot]++;
      repeated[other]++;
      repeats(group).add((slots.mark(slot).score() + slots.mark(other).score()) / 2);
    }
  }

  private Moments repeats(int group) {
    Moments moments = repeats[group];
    if (moments == null) {
      moments = new Moments();
      repeats[group] = moments;
    }
    return moments;
  }

  /// What one customer said in the slice, from the last to the first.
  private void chain(int last, int begin) {
    int size = 0;
    boolean several = false;
    for (int rank = last; rank >= begin; rank = befores[rank]) {
      int slot = slots.slot(rank);
      int group = slots.group(slot);
      if (times[group]++ == 0) {
        if (size == groups.length) {
          groups = Arrays.copyOf(groups, 2 * size);
        }
        groups[size++] = group;
      } else {
        several = true;
      }
      sums[group] += slots.mark(slot).score();
    }
    if (several) {
      repeat(last, begin);
    }
    for (int i = 0; i < size; i++) {
      int group = groups[i];
      if (times[group] > 1) {
        repeats(group).add(sums[group] / times[group]);
      }
      times[group] = 0;
      sums[group] = 0;
    }
  }

  /// Notes the responses that do not stand alone in their group.
  private void repeat(int last, int begin) {
    for (int rank = last; rank >= begin; rank = befores[rank]) {
      int slot = slots.slot(rank);
      if (times[slots.group(slot)] > 1) {
        repeated[slot]++;
      }
    }
  }

  /// Writes what was counted into the cells, in order of slot, and begins anew.
  private void fold(Cells cells, int interval, int size) {
    for (int i = 0; i < size; i++) {
      int slot = occupied[i];
      Tally tally = cells.open(slots.group(slot), interval);
      tally.add(slots.mark(slot), responses[slot], responses[slot] - repeated[slot]);
      responses[slot] = 0;
      repeated[slot] = 0;
    }
    for (int group = 0; group < repeats.length; group++) {
      Moments moments = repeats[group];
      if (moments != null) {
        cells.open(group, interval).units().add(moments);
        repeats[group] = null;
      }
    }
  }
}
