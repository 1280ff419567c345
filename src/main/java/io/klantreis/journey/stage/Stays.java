package io.klantreis.journey.stage;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stats.GroupedStays;
import io.klantreis.journey.stats.Lengths;
import io.klantreis.journey.stats.StaySet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stays in one stage: how long each lasted and how it ended, or how long it has lasted. Grows;
/// confined to one thread.
///
/// In order, length and way are one number, so that one sort puts stays in the order that every
/// estimate wants: by length, and at equal lengths those that ended first.
final class Stays implements StayStore {
  private static final int WAY_BITS = 3;
  private static final int WAY_MASK = (1 << WAY_BITS) - 1;
  private static final Way[] WAYS = Way.values();

  /// Codes of {@link StaySet} in no groups.
  private final Lengths ended = new Lengths();

  /// Where those that end are put in groups as they come; null where they are not.
  private final @Nullable GroupedStays grouped;

  /// Of other threads.
  private final List<GroupedStays> others = new ArrayList<>();

  private final Lengths open = new Lengths();
  private int ungrouped;
  private long charged;

  /// @param byLength whether to count stays that end by length as they come: only where there are
  ///   few such stores, for each is written to in many places
  Stays(boolean byLength) {
    this.grouped = byLength ? new GroupedStays(Way.ENDS) : null;
  }

  @Override
  public void addEnded(long length, int way, int interval, QueryScope scope) {
    ended.add(StaySet.code(length, way));
    ungrouped++;
    charge(scope);
  }

  /// Adds some that ended, which are counted by length.
  ///
  /// @param coded as {@link StaySet#code} makes it
  void addEnded(long[] coded, int from, int end, QueryScope scope) {
    requireNonNull(grouped).add(coded, from, end);
    charge(scope);
  }

  @Override
  public void addOpen(long length, int interval, QueryScope scope) {
    open.add(length);
    ungrouped++;
    charge(scope);
  }

  /// Charges the memory of what was added, and a little in advance.
  private void charge(QueryScope scope) {
    long held = 8L * ungrouped + (grouped == null ? 0 : grouped.bytes());
    if (held > charged) {
      long more = held - charged + Math.clamp(charged, 128, 32_768);
      scope.grow(more);
      charged += more;
    }
  }

  @Override
  public void addAll(StayStore other, QueryScope scope) {
    Stays stays = (Stays) other;
    ended.addAll(stays.ended);
    open.addAll(stays.open);
    if (stays.grouped != null) {
      others.add(stays.grouped);
    }
    others.addAll(stays.others);
  }

  private List<GroupedStays> inGroups() {
    List<GroupedStays> all = new ArrayList<>(others);
    if (grouped != null) {
      all.add(grouped);
    }
    return all;
  }

  private int endedCount() {
    int count = ended.size() + (grouped == null ? 0 : grouped.size());
    for (GroupedStays some : others) {
      count += some.size();
    }
    return count;
  }

  @Override
  public long size() {
    return (long) endedCount() + open.size();
  }

  @Override
  public long open() {
    return open.size();
  }

  /// All stays of a set, by length.
  static Sorted sorted(StaySet stays) {
    long[] ended = stays.ended();
    long[] open = stays.openLengths();
    long[] all = Arrays.copyOf(ended, ended.length + open.length);
    for (int i = 0; i < ended.length; i++) {
      all[i] = StaySet.length(ended[i]) << WAY_BITS | StaySet.way(ended[i]);
    }
    for (int i = 0; i < open.length; i++) {
      all[ended.length + i] = open[i] << WAY_BITS | Way.OPEN.ordinal();
    }
    Arrays.sort(all);
    return new Sorted(all);
  }

  /// The stays in no order. Shows these, which may grow no more.
  StaySet set() {
    return new StaySet(List.copyOf(inGroups()), ended, new Lengths(), open, Way.ENDS);
  }

  /// Gives back what it holds, when everything was asked.
  void release() {
    ended.release();
    open.release();
    inGroups().forEach(GroupedStays::release);
  }

  /// Stays by length; at equal lengths those that ended before those that last.
  static final class Sorted {
    private final long[] coded;

    private Sorted(long[] coded) {
      this.coded = coded;
    }

    int size() {
      return coded.length;
    }

    /// Length and way of each, see {@link Incidence}; to be read only.
    long[] coded() {
      return coded;
    }

    long length(int stay) {
      return coded[stay] >> WAY_BITS;
    }

    Way way(int stay) {
      return WAYS[(int) (coded[stay] & WAY_MASK)];
    }

    /// How many stays ended in each way.
    long[] counts() {
      long[] counts = new long[WAYS.length];
      for (long stay : coded) {
        counts[(int) (stay & WAY_MASK)]++;
      }
      return counts;
    }

    /// Lengths of the stays that ended, by length.
    long[] ended() {
      return lengths(/* open= */ false);
    }

    /// Lengths so far of the stays that last, by length.
    long[] open() {
      return lengths(/* open= */ true);
    }

    private long[] lengths(boolean open) {
      long[] lengths = new long[coded.length];
      int count = 0;
      for (int i = 0; i < coded.length; i++) {
        if (way(i) == Way.OPEN == open) {
          lengths[count++] = length(i);
        }
      }
      return Arrays.copyOf(lengths, count);
    }

    /// How many stays lasted longer, or have so far.
    long longerThan(long length) {
      int low = 0;
      int high = coded.length;
      while (low < high) {
        int middle = low + high >>> 1;
        if (length(middle) <= length) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return coded.length - low;
    }
  }
}
