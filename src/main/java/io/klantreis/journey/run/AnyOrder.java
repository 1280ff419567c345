package io.klantreis.journey.run;

import java.util.Arrays;

/// Follows a run whose steps may come in any order: row k is reached when k different steps have
/// been made, each by an event of its own.
///
/// Which event makes which step is left open as long as possible (augmenting paths in the graph of
/// events and the steps they fit), so that an event that fits two steps never takes the one that
/// another needs.
final class AnyOrder {
  private final Program program;
  private final StepEvents relevant = new StepEvents();
  private long[] masks = new long[16];
  private final long[] maskOfTaken;
  private final int[] takenBy;
  private int taken;

  AnyOrder(Program program) {
    this.program = program;
    this.maskOfTaken = new long[program.steps()];
    this.takenBy = new int[program.steps()];
  }

  void clear() {
    relevant.clear();
  }

  /// Adds an event that fits some of the steps, in time order.
  void add(long time, int event, long mask) {
    if (relevant.size() == masks.length) {
      masks = Arrays.copyOf(masks, masks.length * 2);
    }
    masks[relevant.size()] = mask;
    relevant.add(time, event);
  }

  /// The events that may begin a run.
  StepEvents entries() {
    return relevant;
  }

  /// Follows the run that begins with the entry at a place; `used` events are out.
  void follow(int entryPlace, Run run, Matcher matcher) {
    long entry = relevant.time(entryPlace);
    int entryEvent = relevant.event(entryPlace);
    taken = 0;
    Arrays.fill(takenBy, -1);
    run.begin(entry, entryEvent);
    tryTake(program.anchored() ? 1L : masks[entryPlace]);
    boolean increasing = program.query().strictlyIncreasing();
    long first = increasing ? entry + 1 : entry - program.query().graceMillis();
    long last = program.lastOf(entry);
    for (int place = relevant.first(first);
        place < relevant.size() && taken < program.steps();
        place++) {
      long time = relevant.time(place);
      if (time > last) {
        break;
      }
      int event = relevant.event(place);
      boolean free = event != entryEvent && !matcher.isUsed(event);
      boolean later = !increasing || time > run.time(taken - 1);
      long mask = program.anchored() ? masks[place] & ~1L : masks[place];
      if (free && later && tryTake(mask)) {
        run.take(taken - 1, time, event);
      }
    }
  }

  private boolean tryTake(long mask) {
    if (!assign(taken, mask, 0)) {
      return false;
    }
    taken++;
    return true;
  }

  /// Finds a step for a taken event, moving others to steps that they fit as well.
  private boolean assign(int who, long mask, long visited) {
    maskOfTaken[who] = mask;
    long seen = visited;
    for (long rest = mask & ~seen; rest != 0; rest = mask & ~seen) {
      int step = Long.numberOfTrailingZeros(rest);
      seen |= 1L << step;
      int holder = takenBy[step];
      if (holder < 0 || moves(holder, seen)) {
        takenBy[step] = who;
        return true;
      }
    }
    return false;
  }

  private boolean moves(int holder, long visited) {
    return assign(holder, maskOfTaken[holder], visited);
  }
}
