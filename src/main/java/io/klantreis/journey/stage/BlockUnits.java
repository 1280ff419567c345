package io.klantreis.journey.stage;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.IntColumn;
import io.klantreis.journey.run.StageEntries;

/// A block's customers by the stages that they have kept stays in. Immutable.
final class BlockUnits {
  private final IntColumn codes;
  private final int[] stageOfCode;
  private final int[] all;
  private final int[] revisited;

  /// A bit for each event that begins one of several stays of its customer in the same stage.
  private final long[] several;

  private int customers;

  /// @param entries where stays begin, in the order of positions
  BlockUnits(Block block, StageEntries found, int[] entries, int[] stageOfCode, int stages) {
    this.codes = block.codes();
    this.stageOfCode = stageOfCode;
    this.all = new int[stages];
    this.revisited = new int[stages];
    this.several = new long[found.entries().length];
    int first = 0;
    long seen = 0;
    long again = 0;
    for (int i = 0; i < entries.length; i++) {
      long stage = stage(entries[i]);
      again |= seen & stage;
      seen |= stage;
      if (found.isLast(entries[i])) {
        customers++;
        count(all, seen);
        count(revisited, again);
        for (int j = first; again != 0 && j <= i; j++) {
          several[entries[j] >>> 6] |= (again & stage(entries[j])) == 0 ? 0 : 1L << entries[j];
        }
        first = i + 1;
        seen = 0;
        again = 0;
      }
    }
  }

  private long stage(int position) {
    return 1L << stageOfCode[codes.at(position)];
  }

  private static void count(int[] counts, long set) {
    for (long rest = set; rest != 0; rest &= rest - 1) {
      counts[Long.numberOfTrailingZeros(rest)]++;
    }
  }

  /// Customers with a stay.
  int customers() {
    return customers;
  }

  /// Customers with a stay in a stage.
  int all(int stage) {
    return all[stage];
  }

  /// Customers who came back to a stage.
  int revisited(int stage) {
    return revisited[stage];
  }

  /// Whether the customer of a kept stay has another one in the same stage.
  boolean isOneOfSeveral(int position) {
    return StageEntries.isSet(several, position);
  }

  long bytes() {
    return 8L * (several.length + all.length);
  }
}
