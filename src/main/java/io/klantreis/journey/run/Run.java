package io.klantreis.journey.run;

import java.util.Arrays;

/// One way through the steps: which events made which. A flyweight; steps count from 0 here.
public final class Run {
  /// Stands for an end that a mode of the preset made, not an exclusion.
  public static final int INTERRUPTED = -1;

  private final long[] times;
  private final int[] events;
  private long taken;
  private int furthest;
  private long entry;
  private boolean tainted;
  private boolean cut;
  private long taintedAt;
  private int endedBy;
  private int endEvent;

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
  ///
  /// @param by the exclusion, from 0
  void taint(long time, int by, int event) {
    tainted = true;
    end(time, by, event);
  }

  /// Ends the run before an event at that time: it can go no further.
  ///
  /// @param by the exclusion, from 0, or {@link #INTERRUPTED}
  void cut(long time, int by, int event) {
    cut = true;
    end(time, by, event);
  }

  private void end(long time, int by, int event) {
    taintedAt = time;
    endedBy = by;
    endEvent = event;
  }

  /// When the event was that spoilt or ended the run.
  public long taintedAt() {
    return taintedAt;
  }

  /// The exclusion, from 0, that spoilt or ended the run, or {@link #INTERRUPTED}.
  public int endedBy() {
    return endedBy;
  }

  /// The event that did, as the unit's events are counted.
  public int endEvent() {
    return endEvent;
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
    endedBy = other.endedBy;
    endEvent = other.endEvent;
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

  /// Whether an excluded event spoilt the run.
  public boolean tainted() {
    return tainted;
  }

  /// Whether an event ended the run that is none of its steps.
  public boolean isCut() {
    return cut;
  }

  @Override
  public String toString() {
    return "run at " + entry + " with " + Long.toBinaryString(taken) + " " + Arrays.toString(times);
  }
}
