package io.klantreis.journey.change;

import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.StayLengths;
import io.klantreis.journey.stats.IncidenceChange;
import io.klantreis.journey.stats.KaplanMeier;
import io.klantreis.journey.stats.PaceChange;
import java.util.Arrays;

/// How long things took, or have been watched without their happening; recent ones and those of the
/// baseline. Confined to one thread.
final class Waits {
  private static final int WATCHED = 4;

  private final long[][] values = new long[WATCHED + 1][16];
  private final int[] sizes = new int[values.length];

  void add(boolean recent, boolean ended, long millis, QueryScope scope) {
    add((recent ? 0 : 2) + (ended ? 0 : 1), millis, scope);
  }

  /// To what age a recent one is watched, whether it happens or not.
  void watch(long millis, QueryScope scope) {
    add(WATCHED, millis, scope);
  }

  private void add(int list, long millis, QueryScope scope) {
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

  /// The difference told as a time.
  Tested asTime() {
    return new TestedPace(PaceChange.of(list(0), list(1), list(2), list(3)), size(), baseSize());
  }

  /// The difference told as a share, of those of which it is known to what age they are watched.
  Tested asShare() {
    KaplanMeier curve = KaplanMeier.of(list(2), list(3));
    return new TestedIncidence(
        IncidenceChange.of(list(0), list(WATCHED), list(2), list(3)),
        size(),
        baseSize(),
        1 - curve.survival(curve.longest(), KaplanMeier.Band.PLAIN).value());
  }
}
