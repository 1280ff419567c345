package io.klantreis.journey.stage;

/// Tells the group of the question of each stay of one block after another. Confined to one thread.
sealed interface StayTags permits DateTags, ValueTags {
  int VISITS = 4;
  int FIRST = 1;
  int RETURN = 2;

  /// Goes to a block.
  void moveTo(int part, CountedStays counted);

  /// The group of a stay of the block that begins with an event in the range.
  int group(int position);

  /// Counts the block's customers by stage, then by the group of their first stay there, then by
  /// {@link #VISITS}: under {@link #FIRST} all, under {@link #RETURN} those who came back.
  ///
  /// @return how many have a stay in a group
  int countUnits(int[] counts);

  /// The block's stays that ended and count.
  TaggedStays ended();
}
