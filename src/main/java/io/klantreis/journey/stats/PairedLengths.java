package io.klantreis.journey.stats;

/// Lengths of the ended stays of two sets at once, in the groups of {@link LogScale}.
public interface PairedLengths {
  /// One more than the highest group with a length.
  int groups();

  /// How many lengths a group has.
  int count(int group);

  /// Writes the lengths of some groups as {@link LogRank#stay} says, each group's together in no
  /// order. The place behind them may be written to in vain.
  ///
  /// @param end behind the last group, and no higher than {@link #groups}
  /// @param next where the next length of each of these groups goes; moved on
  void read(int group, int end, long[] to, int[] next);
}
