package io.klantreis.journey.stage;

import io.klantreis.journey.stats.LogRank;
import io.klantreis.journey.stats.StaySet;
import io.klantreis.journey.stats.StayTotals;

/// A block's ended stays, each with its group of the question.
sealed interface TaggedStays permits DatedStays, ValueStays {
  /// One more than the highest group of lengths.
  int lengthGroups();

  /// Adds the stays of a stage.
  ///
  /// @param counts by group of lengths, then by way of ending, then by the question's group
  /// @param totals by the question's group
  void addTo(int stage, int[] counts, StayTotals[] totals);

  /// Writes the codes of a group's stays of a stage and a group of lengths, see {@link
  /// StaySet#code}, and returns the place behind the last.
  int read(int stage, int group, int lengthGroup, long[] to, int from);

  /// Writes the lengths of the first two groups' stays as {@link LogRank#stay} says, of some groups
  /// of lengths.
  ///
  /// @param next where the next of each of these groups goes; moved on
  void readPair(int stage, int lengthGroup, int lengthsEnd, long[] to, int[] next);
}
