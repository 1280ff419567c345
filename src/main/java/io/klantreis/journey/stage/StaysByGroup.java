package io.klantreis.journey.stage;

import io.klantreis.journey.stats.PairedLengths;
import io.klantreis.journey.stats.StaySet;
import org.jspecify.annotations.Nullable;

/// The stays of a question by stage and by its group, however they were collected.
sealed interface StaysByGroup permits PlainStays, StaysByPlace, WalkedStays {
  /// Stays that began in a group, in all stages.
  long entered(int group);

  /// The stays of some groups together, which may not be added to any more. Groups that were put
  /// together stay so.
  StaySet stays(int stage, int[] some);

  /// The ended stays of the first two groups at once; null where they are not at hand so.
  default @Nullable PairedLengths pair(int stage) {
    return null;
  }

  /// How many units had a stay in a stage, in the group of their first one there, and how many of
  /// these came back to it.
  StayRows.Units units(int stage, int[] some);

  /// Where the stays led; null where nobody may ask.
  @Nullable StayMoves moves();

  /// Who stands longest; null where nobody asked.
  @Nullable OldestStays oldest();

  long eventsRead();

  /// Units with a stay that counts.
  long units();

  /// Gives back what it holds, when everything was asked.
  void release();
}
