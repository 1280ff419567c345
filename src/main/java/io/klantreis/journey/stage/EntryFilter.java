package io.klantreis.journey.stage;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.StageEntries;
import io.klantreis.journey.run.UnitEvents;

/// Which stays may count where the scope's filters look at the event that a stay begins with.
final class EntryFilter {
  private EntryFilter() {}

  /// A bit for each event of a block that begins a stay in a range and fits the filters.
  static long[] fitting(Population population, int part, StageEntries found, long from, long end) {
    Block block = population.index().block(part);
    UnitEvents events = population.block(part);
    int[] starts = block.starts();
    long[] fitting = new long[found.entries().length];
    int customer = -1;
    for (int word = 0; word < fitting.length; word++) {
      for (long rest = found.entries()[word]; rest != 0; rest &= rest - 1) {
        int position = word << 6 | Long.numberOfTrailingZeros(rest);
        customer = EntryCursor.customerOf(starts, position, customer);
        long time = block.times().at(position);
        events.moveTo(block.firstCustomer() + customer);
        if (time >= from && time < end && events.mayEnter(position)) {
          fitting[word] |= 1L << position;
        }
      }
    }
    return fitting;
  }
}
