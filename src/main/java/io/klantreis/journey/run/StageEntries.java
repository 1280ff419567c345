package io.klantreis.journey.run;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.IntColumn;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.index.Postings;

/// Where in a block stays begin: a customer's first event of a stage after one of another stage, or
/// after none. Two bits an event, kept with the block, spare a question the walk over all events.
/// Immutable; the arrays are its own and not to be written to.
public final class StageEntries implements JourneyIndex.Derived {
  private final long[] entries;
  private final long[] lasts;

  private StageEntries(long[] entries, long[] lasts) {
    this.entries = entries;
    this.lasts = lasts;
  }

  /// The entries of a block under some stages of codes; made when first asked for.
  ///
  /// @param stageOfCode a stage's position or a negative number for each code
  /// @param key the same as text, a character a code, so that blocks know what they were made for
  public static StageEntries of(Block block, int[] stageOfCode, String key) {
    String known = key.substring(0, Math.min(key.length(), block.postings().codes()));
    return block.derived(StageEntries.class, known, () -> make(block, stageOfCode));
  }

  /// The key of {@link #of}.
  public static String key(int[] stageOfCode) {
    StringBuilder key = new StringBuilder(stageOfCode.length);
    for (int stage : stageOfCode) {
      key.append((char) (stage + 1));
    }
    return key.toString();
  }

  private static StageEntries make(Block block, int[] stageOfCode) {
    int words = Postings.words(block.events());
    long[] entries = new long[words];
    long[] lasts = new long[words];
    int[] starts = block.starts();
    IntColumn codes = block.codes();
    for (int customer = 0; customer + 1 < starts.length; customer++) {
      int stage = -1;
      int last = -1;
      for (int p = starts[customer]; p < starts[customer + 1]; p++) {
        int here = stageOfCode[codes.at(p)];
        if (here >= 0 && here != stage) {
          entries[p >>> 6] |= 1L << p;
          stage = here;
          last = p;
        }
      }
      if (last >= 0) {
        lasts[last >>> 6] |= 1L << last;
      }
    }
    return new StageEntries(entries, lasts);
  }

  /// A bit for each event that begins a stay, in the order of positions.
  public long[] entries() {
    return entries;
  }

  /// Of these, each customer's last.
  public long[] lasts() {
    return lasts;
  }

  /// Whether the stay that begins with an event is its customer's last.
  public boolean isLast(int position) {
    return isSet(lasts, position);
  }

  /// Whether the bit of a position is set.
  public static boolean isSet(long[] words, int position) {
    return (words[position >>> 6] >>> position & 1) != 0;
  }

  /// The first set bit from a position on; there must be one.
  public static int next(long[] words, int position) {
    int word = position >>> 6;
    long rest = words[word] & -1L << position;
    while (rest == 0) {
      rest = words[++word];
    }
    return word << 6 | Long.numberOfTrailingZeros(rest);
  }

  /// The last set bit before a position, or -1.
  public static int before(long[] words, int position) {
    int word = position >>> 6;
    long rest = words[word] & (1L << position) - 1;
    while (rest == 0) {
      if (word == 0) {
        return -1;
      }
      rest = words[--word];
    }
    return word << 6 | 63 - Long.numberOfLeadingZeros(rest);
  }

  @Override
  public long bytes() {
    return 8L * (entries.length + lasts.length);
  }
}
