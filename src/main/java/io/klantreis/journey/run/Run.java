package io.klantreis.journey.run;

import java.util.Arrays;

/// One way through the steps: which events made which. A flyweight; steps count from 0 here.
public final class Run {
  private final long[] times;
  private final int[] events;
  private long taken;
  private int furthest;
  private long entry;
  private boolean tainted;
  private boolean cut;
  private long taintedAt;

  Run(int steps) {
    this.times = new long[steps];
    this.events = new int[steps];
  }

  void begin(long time, int event) {
    taken = 0;
    furthest = 0;
    tainted = false;
    cut = false;
    entry = time;
    take(0, time, event);
  }

  void take(int step, long time, int event) {
    times[step] = time;
    events[step] = event;
    taken |= 1L << step;
    furthest = Math.max(furthest, step);
  }

  /// Gives up the steps from this one on.
  void drop(int step) {
    taken &= (1L << step) - 1;
    furthest = 63 - Long.numberOfLeadingZeros(taken);
  }

  /// Marks the run as spoilt by an excluded event at that time.
  void taint(long time) {
    tainted = true;
    taintedAt = time;
  }

  /// Ends the run before an excluded event at that time: it can go no further.
  void cut(long time) {
    cut = true;
    taintedAt = time;
  }

  /// When the excluded event was that spoilt or ended the run.
  long taintedAt() {
    return taintedAt;
  }

  boolean holds(int event) {
    for (long rest = taken; rest != 0; rest &= rest - 1) {
      if (events[Long.numberOfTrailingZeros(rest)] == event) {
        return true;
      }
    }
    return false;
  }

  /// A run that stays as it is.
  public Run copy() {
    Run copy = new Run(times.length);
    copy.copyFrom(this);
    return copy;
  }

  void copyFrom(Run other) {
    System.arraycopy(other.times, 0, times, 0, times.length);
    System.arraycopy(other.events, 0, events, 0, events.length);
    taken = other.taken;
    furthest = other.furthest;
    entry = other.entry;
    tainted = other.tainted;
    cut = other.cut;
    taintedAt = other.taintedAt;
  }

  /// When the run began.
  public long entry() {
    return entry;
  }

  /// The last step taken, in the steps' order.
  public int furthest() {
    return furthest;
  }

  public boolean took(int step) {
    return (taken >>> step & 1) != 0;
  }

  /// The time of the event that made a step taken.
  public long time(int step) {
    return times[step];
  }

  /// The event that made a step taken, as the unit's events are counted.
  public int event(int step) {
    return events[step];
  }

  boolean tainted() {
    return tainted;
  }

  /// Whether an excluded event ended the run.
  public boolean isCut() {
    return cut;
  }

  @Override
  public String toString() {
    return "run at " + entry + " with " + Long.toBinaryString(taken) + " " + Arrays.toString(times);
  }
}
