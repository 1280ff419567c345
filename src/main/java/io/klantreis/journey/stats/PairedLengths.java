package io.klantreis.journey.stats;

/// Lengths of the ended stays of two sets at once, in the groups of {@link LogScale}.
public interface PairedLengths {
  /// One more than the highest group with a length.
  int groups();

  /// How many lengths a group has.
  int count(int group);

  /// Writes the lengths of some groups as {@link LogRank#stay} says, in no order.
  ///
  /// @param end behind the last group, and no higher than {@link #groups}
  /// @param to has room for all and one more
  void read(int group, int end, long[] to);
}
