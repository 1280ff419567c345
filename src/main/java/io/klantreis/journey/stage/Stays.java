package io.klantreis.journey.stage;

import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stats.Lengths;
import io.klantreis.journey.stats.StaySet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stays in one stage by how they ended: how long each lasted, or has lasted. Grows; confined to
/// one thread.
///
/// In order, length and way are one number, so that one sort puts stays in the order that every
/// estimate wants: by length, and at equal lengths those that ended first.
final class Stays implements StayStore {
  private static final int WAY_BITS = 3;
  private static final int WAY_MASK = (1 << WAY_BITS) - 1;
  private static final Way[] WAYS = Way.values();
  private static final Lengths NONE = new Lengths();

  private final @Nullable Lengths[] lengths = new @Nullable Lengths[WAYS.length];
  private int size;
  private int charged;

  void add(long length, Way way, QueryScope scope) {
    Lengths some = lengths[way.ordinal()];
    if (some == null) {
      some = new Lengths();
      lengths[way.ordinal()] = some;
    }
    if (size == charged) {
      int more = Math.clamp(charged, 16, 4096);
      scope.grow(8L * more);
      charged += more;
    }
    some.add(length);
    size++;
  }

  @Override
  public void add(long length, Way way, int interval, QueryScope scope) {
    add(length, way, scope);
  }

  @Override
  public void addAll(StayStore other, QueryScope scope) {
    Stays stays = (Stays) other;
    for (int way = 0; way < WAYS.length; way++) {
      Lengths ours = lengths[way];
      Lengths theirs = stays.lengths[way];
      if (ours == null) {
        lengths[way] = theirs;
      } else if (theirs != null) {
        ours.addAll(theirs);
      }
    }
    size += stays.size;
    charged += stays.charged;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public long open() {
    return of(Way.OPEN).size();
  }

  /// How long those lasted that ended in a way; to be read only.
  Lengths of(Way way) {
    Lengths some = lengths[way.ordinal()];
    return some == null ? NONE : some;
  }

  /// All stays, by length.
  Sorted sorted() {
    long[] all = new long[size];
    int from = 0;
    for (Way way : WAYS) {
      int end = of(way).copyTo(all, from);
      for (int i = from; i < end; i++) {
        all[i] = all[i] << WAY_BITS | way.ordinal();
      }
      from = end;
    }
    Arrays.sort(all);
    return new Sorted(all);
  }

  /// The longest, ended or not; 0 where there is none.
  long longest() {
    long most = 0;
    for (Way way : WAYS) {
      most = Math.max(most, of(way).greatest());
    }
    return most;
  }

  /// Lengths of the stays that ended, in no order.
  long[] ended() {
    long[] ended = new long[size - of(Way.OPEN).size()];
    int from = 0;
    for (int way = 0; way < Way.OPEN.ordinal(); way++) {
      from = of(WAYS[way]).copyTo(ended, from);
    }
    return ended;
  }

  /// Lengths so far of those that last, in no order.
  long[] openLengths() {
    Lengths open = of(Way.OPEN);
    long[] all = new long[open.size()];
    open.copyTo(all, 0);
    return all;
  }

  /// The same as {@link #sorted()} of stays whose ways of ending are forward, skipped and back.
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

  /// The stays by their ways of ending, in no order. Shows these, which may grow no more.
  StaySet set() {
    List<Lengths> ended = new ArrayList<>();
    for (int way = 0; way < Way.OPEN.ordinal(); way++) {
      ended.add(of(WAYS[way]));
    }
    return StaySet.of(ended, of(Way.OPEN));
  }

  /// Gives back what it holds, when everything was asked.
  void release() {
    for (Lengths some : lengths) {
      if (some != null) {
        some.release();
      }
    }
    size = 0;
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
