package io.klantreis.journey.trend;

import io.klantreis.journey.run.Program;
import io.klantreis.journey.run.Run;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Keeps a unit's runs back until all its intervals are known, for a tainted run in one of them may
/// take the incomplete runs of the others along. One a thread.
final class Holding {
  private static final int ALL = -1;

  interface Sink {
    void add(Run run, int group, boolean counts, boolean rates);
  }

  private record Held(Run run, int group, boolean counts, boolean rates) {}

  private final Program program;
  private final List<Held> held = new ArrayList<>();
  private final Set<Integer> removedFromCounts = new HashSet<>();
  private final Set<Integer> removedFromRates = new HashSet<>();

  Holding(Program program) {
    this.program = program;
  }

  void hold(Run run, int group, boolean counts, boolean rates) {
    held.add(new Held(run.copy(), group, counts, rates));
  }

  /// @param group of whose runs, or a negative number for all
  void removed(int group, boolean rates) {
    int of = Math.max(ALL, group);
    removedFromCounts.add(of);
    if (rates) {
      removedFromRates.add(of);
    }
  }

  /// Hands over what is left of the unit's runs.
  void release(Sink sink) {
    for (Held one : held) {
      boolean complete = one.run.took(program.lastRequired());
      boolean counts = one.counts && (complete || !hits(removedFromCounts, one.group));
      boolean rates = one.rates && (complete || !hits(removedFromRates, one.group));
      if (counts || rates) {
        sink.add(one.run, one.group, counts, rates);
      }
    }
    held.clear();
    removedFromCounts.clear();
    removedFromRates.clear();
  }

  private static boolean hits(Set<Integer> removed, int group) {
    return removed.contains(ALL) || removed.contains(group);
  }
}
