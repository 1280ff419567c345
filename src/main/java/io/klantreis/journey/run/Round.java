package io.klantreis.journey.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One run each of some customers of a block, from one entry on: columns that {@link Chains} writes
/// and others read. In the first round everybody begins at the earliest entry; in each later one
/// those who may get further begin at their next. One a thread.
final class Round {
  /// A position, and behind it a step: so many bits hold any position of a block.
  private static final int POSITION_BITS = 17;

  private static final int POSITION = (1 << POSITION_BITS) - 1;

  private final List<Standing> made = new ArrayList<>();

  int size;

  /// Where the run begins, and where that of the first round did.
  int[] entries = {};

  int[] earliest = {};

  long[] begun = {};

  /// What a breakdown tells apart; zeros without one.
  int[] groups = {};

  /// How each ended, as {@link #end} says.
  int[] ends = {};

  /// The furthest run of the customer in the rounds so far, the earliest of several.
  int[] best = {};

  int[] bestRound = {};
  int[] bestPlace = {};

  /// 1 for those that do not count: another round's run does, or the customer is counted elsewhere.
  byte[] isLeft = {};

  void reserve(int customers, int steps) {
    if (begun.length <= customers) {
      made.clear();
      entries = new int[customers + EventBits.SPARE];
      earliest = new int[customers + 1];
      begun = new long[customers + 1];
      groups = new int[customers + 1];
      ends = new int[customers + 1];
      best = new int[customers + 1];
      bestRound = new int[customers + 1];
      bestPlace = new int[customers + 1];
      isLeft = new byte[customers + 1];
    }
    if (made.isEmpty()) {
      Standing all = new Standing();
      all.of = new int[begun.length];
      Arrays.setAll(all.of, i -> i);
      all.at = entries;
      made.add(all);
    }
    while (made.size() < steps) {
      made.add(new Standing());
    }
    for (int k = 1; k < steps; k++) {
      made.get(k).reserve(customers);
    }
    size = 0;
  }

  /// Nobody has made more than the first step yet.
  void begin() {
    made.getFirst().size = size;
    Arrays.fill(ends, 0, size, 0);
    Arrays.fill(isLeft, 0, size, (byte) 0);
  }

  /// Takes somebody to another place, before they are followed.
  void move(int from, int to) {
    entries[to] = entries[from];
    earliest[to] = earliest[from];
    best[to] = best[from];
    bestRound[to] = bestRound[from];
    bestPlace[to] = bestPlace[from];
  }

  /// Those who made a step; of the first, all.
  Standing made(int step) {
    return made.get(step);
  }

  /// What is known of a run that made a step.
  ///
  /// @param mark where the next step's event is, and with `isLate` 1, that it came after the
  ///   window; with 0 there is none, or it was made too
  static int end(int step, int mark, int isLate) {
    return step << POSITION_BITS | mark & -isLate;
  }

  /// The last step made.
  int reached(int i) {
    return ends[i] >>> POSITION_BITS;
  }

  /// The event that came too late for the next step, 0 if there is none: no run's next event is at
  /// position 0.
  int tooLate(int i) {
    return ends[i] & POSITION;
  }
}
