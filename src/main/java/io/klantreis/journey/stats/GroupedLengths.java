package io.klantreis.journey.stats;

/// Lengths of ended stays in the groups of {@link LogScale}, so that those of a group are found
/// without looking at the others. Some may be counted here that a {@link StaySet} does not have.
public interface GroupedLengths {
  /// One more than the highest group with a length.
  int groups();

  /// How many lengths of a group ended in a way.
  int count(int group, int way);

  /// Adds how many lengths of each group ended in each way.
  ///
  /// @param counts by group, then by way
  default void addCounts(int[] counts, int ways) {
    for (int group = 0; group < groups(); group++) {
      for (int way = 0; way < ways; way++) {
        counts[group * ways + way] += count(group, way);
      }
    }
  }

  /// Writes the lengths of a group below {@link #groups}, coded as {@link StaySet#code}, but for
  /// those that are not of the set.
  ///
  /// @param from the place of the first
  /// @return the place behind the last
  int read(int group, long[] to, int from);

  /// The same of all that are counted here, which costs less.
  int readAll(int group, long[] to, int from);

  StayTotals totals();
}
