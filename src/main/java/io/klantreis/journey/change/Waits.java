package io.klantreis.journey.change;

import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.StayLengths;
import io.klantreis.journey.stats.KaplanMeier;
import io.klantreis.journey.stats.PaceChange;
import java.util.Arrays;

/// How long things took, or have been watched without their happening; recent ones and those of the
/// baseline. Confined to one thread.
final class Waits {
  private final long[][] values = new long[4][16];
  private final int[] sizes = new int[4];

  void add(boolean recent, boolean ended, long millis, QueryScope scope) {
    int list = (recent ? 0 : 2) + (ended ? 0 : 1);
    reserve(list, 1, scope);
    values[list][sizes[list]++] = millis;
  }

  void addAll(Waits other, QueryScope scope) {
    for (int list = 0; list < sizes.length; list++) {
      reserve(list, other.sizes[list], scope);
      System.arraycopy(other.values[list], 0, values[list], sizes[list], other.sizes[list]);
      sizes[list] += other.sizes[list];
    }
  }

  void addAll(boolean recent, StayLengths lengths, QueryScope scope) {
    for (long ended : lengths.ended()) {
      add(recent, /* ended= */ true, ended, scope);
    }
    for (long open : lengths.open()) {
      add(recent, /* ended= */ false, open, scope);
    }
  }

  private void reserve(int list, int more, QueryScope scope) {
    int wanted = sizes[list] + more;
    if (wanted > values[list].length) {
      int length = Math.max(wanted, 2 * values[list].length);
      scope.grow(8L * (length - values[list].length));
      values[list] = Arrays.copyOf(values[list], length);
    }
  }

  long size() {
    return (long) sizes[0] + sizes[1];
  }

  long baseSize() {
    return (long) sizes[2] + sizes[3];
  }

  private long[] list(int list) {
    return Arrays.copyOf(values[list], sizes[list]);
  }

  /// @param asShare whether a share is told, and not a time
  Tested tested(boolean asShare) {
    PaceChange pace = PaceChange.of(list(0), list(1), list(2), list(3));
    double share = Double.NaN;
    if (asShare) {
      KaplanMeier curve = KaplanMeier.of(list(2), list(3));
      share = 1 - curve.survival(curve.longest(), KaplanMeier.Band.PLAIN).value();
    }
    return new TestedPace(pace, size(), baseSize(), share);
  }
}
