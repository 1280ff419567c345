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
  private int[] touched = new int[64];
  private int touchedSize;
  private final @Nullable Moments[] repeats;

  // of the chain at hand, by group
  private final double[] sums;
  private final int[] times;
  private int[] groups = new int[8];

  /// @param longest no slice has more responses
  SliceCount(FeelingsByTime byTime, Slots slots, int longest) {
    this.slots = slots;
    this.befores = byTime.befores();
    this.repeating = new int[longest + 1];
    this.followed = new byte[longest];
    this.responses = new int[slots.size()];
    this.repeated = new int[slots.size()];
    this.repeats = new Moments[slots.groups()];
    this.sums = new double[slots.groups()];
    this.times = new int[slots.groups()];
  }

  /// Counts ranks `begin` to `end` into an interval's cells.
  void slice(int begin, int end, Cells cells, int interval) {
    int size = 0;
    for (int rank = begin; rank < end; rank++) {
      int slot = slots.slot(rank);
      if (responses[slot]++ == 0) {
        touch(slot);
      }
      // noted without a branch, which nobody could foresee
      repeating[size] = rank;
      size += befores[rank] >= begin ? 1 : 0;
    }
    for (int i = size - 1; i >= 0; i--) {
      int rank = repeating[i];
      if (followed[rank - begin] == 0) {
        last(rank, begin);
      }
      followed[befores[rank] - begin] = 1;
    }
    Arrays.fill(followed, 0, end - begin, (byte) 0);
    fold(cells, interval);
  }

  private void touch(int slot) {
    if (touchedSize == touched.length) {
      touched = Arrays.copyOf(touched, 2 * touchedSize);
    }
    touched[touchedSize++] = slot;
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

  private void sortTouched() {
    if (touchedSize < slots.size() >>> 3) {
      Arrays.sort(touched, 0, touchedSize);
      return;
    }
    int size = 0;
    for (int slot = 0; slot < responses.length; slot++) {
      if (responses[slot] != 0) {
        touched[size++] = slot;
      }
    }
  }

  /// Writes what was counted into the cells, in order of slot, and begins anew.
  private void fold(Cells cells, int interval) {
    sortTouched();
    for (int i = 0; i < touchedSize; i++) {
      int slot = touched[i];
      Tally tally = cells.open(slots.group(slot), interval);
      tally.add(slots.mark(slot), responses[slot], responses[slot] - repeated[slot]);
      responses[slot] = 0;
      repeated[slot] = 0;
    }
    touchedSize = 0;
    for (int group = 0; group < repeats.length; group++) {
      Moments moments = repeats[group];
      if (moments != null) {
        cells.open(group, interval).units().add(moments);
        repeats[group] = null;
      }
    }
  }
}
