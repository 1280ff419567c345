package io.klantreis.journey.run;

import java.util.Arrays;

/// The customers of a block who made a step, in order: columns that {@link Chains} writes and
/// others read. One a thread.
final class Standing {
  /// Where the earliest entry is, and the step's event.
  int[] entries = {};

  int[] at = {};

  /// When those were. Of the first step both are the entry's, and neither is written.
  long[] begun = {};

  long[] times = {};

  /// The time since the step before.
  long[] waits = {};

  /// What a breakdown tells apart; zeros without one.
  int[] groups = {};

  /// The places among those who made the step before.
  int[] before = {};

  /// 1 for those who are counted elsewhere.
  byte[] isLeft = {};

  int size;

  void reserve(int customers) {
    if (before.length <= customers) {
      entries = new int[customers + EventBits.SPARE];
      at = new int[customers + 1];
      begun = new long[customers + 1];
      times = new long[customers + 1];
      waits = new long[customers + 1];
      groups = new int[customers + 1];
      before = new int[customers + 1];
      isLeft = new byte[customers + 1];
    }
    Arrays.fill(isLeft, 0, customers, (byte) 0);
  }

  void takeGroups(Standing earlier) {
    for (int i = 0; i < size; i++) {
      groups[i] = earlier.groups[before[i]];
    }
  }

  void tellLeft(Standing earlier) {
    for (int i = 0; i < size; i++) {
      earlier.isLeft[before[i]] |= isLeft[i];
    }
  }
}
