package io.klantreis.journey.stage;

import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stats.Lengths;
import io.klantreis.journey.stats.StaySet;
import java.util.Arrays;

/// Stays in one stage: how long each lasted and how it ended, or how long it has lasted. Grows;
/// confined to one thread.
///
/// In order, length and way are one number, so that one sort puts stays in the order that every
/// estimate wants: by length, and at equal lengths those that ended first.
final class Stays implements StayStore {
  private static final int WAY_BITS = 3;
  private static final int WAY_MASK = (1 << WAY_BITS) - 1;
  private static final Way[] WAYS = Way.values();

  /// Codes of {@link StaySet}.
  private final Lengths ended = new Lengths();

  private final Lengths open = new Lengths();
  private int size;
  private int charged;

  @Override
  public void addEnded(long length, int way, int interval, QueryScope scope) {
    charge(scope);
    ended.add(StaySet.code(length, way));
  }

  @Override
  public void addOpen(long length, int interval, QueryScope scope) {
    charge(scope);
    open.add(length);
  }

  private void charge(QueryScope scope) {
    if (size++ == charged) {
      int more = Math.clamp(charged, 16, 4096);
      scope.grow(8L * more);
      charged += more;
    }
  }

  @Override
  public void addAll(StayStore other, QueryScope scope) {
    Stays stays = (Stays) other;
    ended.addAll(stays.ended);
    open.addAll(stays.open);
    size += stays.size;
    charged += stays.charged;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public long open() {
    return open.size();
  }

  /// Lengths of the stays that ended, in no order.
  long[] ended() {
    long[] all = new long[ended.size()];
    ended.copyTo(all, 0);
    for (int i = 0; i < all.length; i++) {
      all[i] = StaySet.length(all[i]);
    }
    return all;
  }

  /// Lengths so far of those that last, in no order.
  long[] openLengths() {
    long[] all = new long[open.size()];
    open.copyTo(all, 0);
    return all;
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
    return StaySet.of(ended, open, Way.ENDS);
  }

  /// Gives back what it holds, when everything was asked.
  void release() {
    ended.release();
    open.release();
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
