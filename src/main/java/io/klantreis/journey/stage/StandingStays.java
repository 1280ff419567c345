package io.klantreis.journey.stage;

import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Warning;
import io.klantreis.journey.stats.StaySet;
import java.util.List;

/// The stays of a question and who of them stands longest.
///
/// @param stages positions of the stages that are asked about
/// @param sets their stays, in the same order
/// @param giver gives back what these hold
record StandingStays(
    List<Integer> stages,
    List<StaySet> sets,
    OldestStays oldest,
    Facts facts,
    List<Warning> warnings,
    Runnable giver) {
  StandingStays {
    stages = List.copyOf(stages);
    sets = List.copyOf(sets);
    warnings = List.copyOf(warnings);
  }

  StaySet set(int stage) {
    return sets.get(stages.indexOf(stage));
  }

  void release() {
    giver.run();
  }
}
