package io.klantreis.journey.stats;

/// Lengths of ended stays that were put in the groups of {@link LogScale} before, so that those of
/// a group are found without looking at the others. Some may be counted here that a {@link StaySet}
/// does not have.
public interface GroupedLengths {
  /// One more than the highest group with a length.
  int groups();

  /// The place of the first length of a group; of {@link #groups}, the place behind the last.
  int begin(int group);

  /// How many lengths of a group ended in a way.
  int count(int group, int way);

  /// A length, coded as {@link StaySet#code}, or {@link StaySet#NONE} for one that is not of the
  /// set.
  long coded(int place);

  StayTotals totals();
}
