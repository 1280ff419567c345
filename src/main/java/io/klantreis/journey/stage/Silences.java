package io.klantreis.journey.stage;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.Times;
import io.klantreis.journey.run.StageEntries;

/// Where in a block nothing came for longer than an idle time. Who was lost enters a stage with the
/// first event of one that comes then, be it the same one. Immutable; the arrays are its own.
///
/// @param found a bit for each event that comes so long after its customer's one before
/// @param entries a bit for each event that begins a stay
record Silences(long[] found, long[] entries) {
  static Silences of(EntryCursor at, long idle) {
    long[] found = found(at.block(), idle);
    long[] entries = at.entries().clone();
    for (int word = 0; word < found.length; word++) {
      for (long rest = found[word]; rest != 0; rest &= rest - 1) {
        int entry = entry(at, word << 6 | Long.numberOfTrailingZeros(rest));
        if (at.stage(entry) >= 0) {
          entries[entry >>> 6] |= 1L << entry;
        }
      }
    }
    return new Silences(found, entries);
  }

  /// The customer's first event of a stage from a position on; the last where there is none.
  private static int entry(EntryCursor at, int from) {
    long[] firsts = at.block().firsts();
    int position = from;
    while (at.stage(position) < 0 && !StageEntries.isSet(firsts, position + 1)) {
      position++;
    }
    return position;
  }

  /// A bit for each event of a block that comes longer after its customer's one before than an idle
  /// time: a word at a time and without a branch an event.
  static long[] found(Block block, long idle) {
    Times times = block.times();
    long[] firsts = block.firsts();
    long[] found = new long[firsts.length];
    int size = times.size();
    long before = size == 0 ? 0 : times.at(0);
    for (int begin = 0; begin < size; begin += Long.SIZE) {
      int end = Math.min(size, begin + Long.SIZE);
      long word = 0;
      for (int position = begin; position < end; position++) {
        long time = times.at(position);
        word |= (idle - (time - before) >>> 63) << position;
        before = time;
      }
      found[begin >>> 6] = word & ~firsts[begin >>> 6];
    }
    return found;
  }
}
