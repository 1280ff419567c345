package io.klantreis.journey.trend;

import io.klantreis.journey.funnel.Hops;
import io.klantreis.journey.funnel.Tally;
import io.klantreis.journey.run.Program;
import io.klantreis.journey.run.Run;

/// One interval of one group.
final class Cell {
  final Tally tally;
  long entries;
  long immature;

  Cell(Program program, Hops hops) {
    this.tally = new Tally(program, hops);
  }

  void count(Program program, Run run) {
    tally.count(program, run);
    entries++;
    immature += program.isMatured(run.entry()) ? 0 : 1;
  }

  void merge(Cell other) {
    tally.merge(other.tally);
    entries += other.entries;
    immature += other.immature;
  }

  /// NaN where there is no entry.
  double openShare() {
    return entries == 0 ? Double.NaN : (double) immature / entries;
  }
}
