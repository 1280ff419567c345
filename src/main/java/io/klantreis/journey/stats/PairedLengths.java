package io.klantreis.journey.stats;

/// Lengths of the ended stays of two sets at once, in the groups of {@link LogScale}.
public interface PairedLengths {
  /// One more than the highest group with a length.
  int groups();

  /// How many lengths a group has.
  int count(int group);

  /// Writes the lengths of a group below {@link #groups} as {@link LogRank#stay} says, in no order.
  ///
  /// @param to has room for all and one more
  void read(int group, long[] to);
}
