package io.klantreis.plugin;

import java.time.Duration;

/// Keeps the heap near what is alive in it. The serial collector, which holds least while idle,
/// never looks at its old generation before that has grown to the most that is allowed: a quarter
/// of the machine, full of what questions left behind. So it is asked to: when nobody asks
/// anything, and else when garbage is several times what is alive.
///
/// Confined to its own thread.
final class HeapTrim {
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final long MEGABYTE = 1 << 20;
  private static final long STILL = 2 * MEGABYTE;
  private static final long WORTH_WHILE_IDLE = 64 * MEGABYTE;
  private static final long WORTH_WHILE_BUSY = 512 * MEGABYTE;

  private long alive;
  private long before;

  private HeapTrim() {}

  /// Begins to look, for as long as the process lives.
  static void start() {
    Thread.ofVirtual().name("klantreis-heap").start(new HeapTrim()::watch);
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(PAUSE);
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    long used = used();
    boolean idle = Math.abs(used - before) < STILL;
    if (isDue(used, alive, idle)) {
      System.gc();
      used = used();
      alive = used;
    }
    before = used;
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /// @param alive what was left the last time
  static boolean isDue(long used, long alive, boolean idle) {
    long garbage = used - alive;
    return idle
        ? garbage > Math.max(WORTH_WHILE_IDLE, alive / 4)
        : garbage > Math.max(WORTH_WHILE_BUSY, 3 * alive);
  }
}
