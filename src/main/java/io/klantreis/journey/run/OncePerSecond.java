package io.klantreis.journey.run;

import java.util.Arrays;

/// Tells repeats within a second: events of one touchpoint that fit the same steps (Amplitude).
/// Events come in time order.
final class OncePerSecond {
  private static final long SECOND = 1_000;

  private long second;
  private int[] touchpoints = new int[8];
  private long[] masks = new long[8];
  private int size;

  void clear() {
    size = 0;
  }

  /// Says whether such an event was there in the same second; else keeps this one.
  boolean repeats(long time, int touchpoint, long mask) {
    long now = Math.floorDiv(time, SECOND);
    if (now != second) {
      size = 0;
      second = now;
    }
    for (int i = 0; i < size; i++) {
      if (touchpoints[i] == touchpoint && masks[i] == mask) {
        return true;
      }
    }
    if (size == masks.length) {
      touchpoints = Arrays.copyOf(touchpoints, size * 2);
      masks = Arrays.copyOf(masks, size * 2);
    }
    touchpoints[size] = touchpoint;
    masks[size++] = mask;
    return false;
  }
}
