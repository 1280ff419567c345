package io.klantreis.journey.stage;

import io.klantreis.journey.index.JourneyIndex;
import java.util.Arrays;

/// Where in a block customers first came to each stage, by stage, those apart who came back to it:
/// two bytes each. With them customers are counted by something of their first stay without a walk
/// over all their stays. Kept with the block. Immutable.
final class FirstStays implements JourneyIndex.Derived {
  /// Of those who came back; before them come those who did not.
  static final int AGAIN = 1;

  private static final int KINDS = 2;

  private final char[] positions;

  /// By stage, then by whether they came back; and the end.
  private final int[] begins;

  private FirstStays(BlockStays kept, int stages) {
    int[] visits = new int[kept.block().events()];
    int size = 0;
    this.begins = new int[KINDS * stages + 1];
    int[] kindAt = new int[visits.length];
    int[] firsts = new int[stages];
    Arrays.fill(firsts, -1);
    long[] entries = kept.found().entries();
    for (int word = 0; word < entries.length; word++) {
      for (long rest = entries[word]; rest != 0; rest &= rest - 1) {
        int position = word << 6 | Long.numberOfTrailingZeros(rest);
        int stage = kept.stage(position);
        if (firsts[stage] < 0) {
          firsts[stage] = size;
          kindAt[size] = KINDS * stage;
          visits[size++] = position;
        } else {
          kindAt[firsts[stage]] = KINDS * stage + AGAIN;
        }
        if (kept.found().isLast(position)) {
          Arrays.fill(firsts, -1);
        }
      }
    }
    for (int i = 0; i < size; i++) {
      begins[kindAt[i] + 1]++;
    }
    for (int kind = 1; kind < begins.length; kind++) {
      begins[kind] += begins[kind - 1];
    }
    this.positions = new char[size];
    int[] next = begins.clone();
    for (int i = 0; i < size; i++) {
      positions[next[kindAt[i]]++] = (char) visits[i];
    }
  }

  /// Those of a block; made when first asked for.
  ///
  /// @param key what {@link BlockStays} were made for
  static FirstStays of(BlockStays kept, String key, int stages) {
    return kept.block()
        .derived(
            FirstStays.class,
            BlockStays.key(kept.block(), key, stages),
            () -> new FirstStays(kept, stages));
  }

  /// How many came to a stage, and back or not.
  int count(int stage, int again) {
    int kind = KINDS * stage + again;
    return begins[kind + 1] - begins[kind];
  }

  /// How many of these first came with one of some events.
  ///
  /// @param events a bit for each
  int count(int stage, int again, long[] events) {
    int kind = KINDS * stage + again;
    int end = begins[kind + 1];
    int count = 0;
    for (int place = begins[kind]; place < end; place++) {
      int position = positions[place];
      count += (int) (events[position >>> 6] >>> position) & 1;
    }
    return count;
  }

  @Override
  public long bytes() {
    return 2L * positions.length + 4L * begins.length;
  }
}
