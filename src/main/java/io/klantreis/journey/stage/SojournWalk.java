package io.klantreis.journey.stage;

import io.klantreis.journey.index.Times;
import org.jspecify.annotations.Nullable;

/// Collects stays as {@link StageDurationPartial} does, but looks only at the events that begin a
/// stay and at those after a silence. Confined to one thread.
final class SojournWalk extends StayWalk {
  static final long NEVER = Long.MAX_VALUE;
  private static final long[] NO_SILENCE = {};

  private final @Nullable OldestStays open;
  private final long asOf;
  private final long idle;
  private long[] silences = NO_SILENCE;

  // Of the customer that is walked.
  private int stage;
  private long start;
  private int group;
  private boolean ended;

  /// @param open takes who is there longest, or null
  /// @param idle after so long without an event a stay is lost, or {@link #NEVER}
  SojournWalk(EntryCursor at, StayTally tally, @Nullable OldestStays open, long asOf, long idle) {
    super(at, tally);
    this.open = open;
    this.asOf = asOf;
    this.idle = idle;
  }

  @Override
  void block() {
    if (idle == NEVER) {
      visits();
    } else {
      silences = silences();
      customers(silences);
    }
  }

  @Override
  void begin() {
    stage = -1;
    ended = false;
  }

  @Override
  void event(int position, int customer, int customersEnd) {
    if (!ended) {
      sojourn(position, customer, customersEnd);
    }
  }

  /// Walks where no stay ends by itself: with what is known of a customer at hand, as a call an
  /// event would not have it.
  private void visits() {
    long[] entries = at.entries();
    Times times = at.times();
    int customer = -1;
    int customersEnd = 0;
    int stayStage = -1;
    long stayStart = 0;
    int stayGroup = StayGroups.NOT_COUNTED;
    for (int word = 0; word < entries.length; word++) {
      for (long rest = entries[word]; rest != 0; rest &= rest - 1) {
        int position = word << 6 | Long.numberOfTrailingZeros(rest);
        long time = times.at(position);
        boolean isNext = position >= customersEnd;
        if (isNext) {
          endVisits(customer, stayStage, stayStart, stayGroup);
          customer = at.customerOf(position, customer);
          customersEnd = at.starts()[customer + 1];
          tally.begin();
          stayStage = -1;
        }
        if (time > asOf) {
          continue;
        }
        int here = at.stage(position);
        if (!isNext) {
          tally.move(stayStage, here, stayGroup, stayStart, time);
        }
        stayStage = here;
        stayStart = time;
        stayGroup = at.group(position, time, customer);
      }
    }
    endVisits(customer, stayStage, stayStart, stayGroup);
  }

  private void endVisits(int customer, int lastStage, long lastStart, int lastGroup) {
    stage = lastStage;
    start = lastStart;
    group = lastGroup;
    end(customer);
  }

  private void sojourn(int position, int customer, int customersEnd) {
    Times times = at.times();
    if (times.at(position) > asOf) {
      ended = true;
      return;
    }
    if (stage >= 0 && isSilence(position)) {
      tally.lose(stage, group, start, times.at(position - 1) + idle);
      stage = -1;
    }
    int event = position;
    int here = at.stage(event);
    // who was lost may come back with events of no stage, and only then enter the same one again
    while (here < 0 && stage < 0 && event + 1 < customersEnd && !isMarked(event + 1)) {
      here = at.stage(++event);
    }
    long time = times.at(event);
    if (here < 0 || here == stage || time > asOf) {
      return;
    }
    if (stage >= 0) {
      tally.move(stage, here, group, start, time);
    }
    stage = here;
    start = time;
    group = at.group(event, time, customer);
  }

  private boolean isMarked(int position) {
    return (at.entries()[position >>> 6] >>> position & 1) != 0 || isSilence(position);
  }

  private boolean isSilence(int position) {
    return (silences[position >>> 6] >>> position & 1) != 0;
  }

  /// A bit for each event that comes longer after its customer's one before than the idle time.
  private long[] silences() {
    Times times = at.times();
    long[] words = new long[at.entries().length];
    long[] firsts = at.block().firsts();
    long before = times.size() == 0 ? 0 : times.at(0);
    for (int position = 1; position < times.size(); position++) {
      long time = times.at(position);
      if (time - before > idle && (firsts[position >>> 6] >>> position & 1) == 0) {
        words[position >>> 6] |= 1L << position;
      }
      before = time;
    }
    return words;
  }

  @Override
  void finish(int customer) {
    if (stage >= 0) {
      boolean lost = false;
      if (idle != NEVER) {
        long last = at.times().at(at.lastPosition(customer, asOf));
        lost = asOf - last > idle;
        if (lost) {
          tally.lose(stage, group, start, last + idle);
        }
      }
      if (!lost) {
        tally.goOn(stage, group, start, asOf);
        if (open != null && group >= 0 && open.wants(stage, start)) {
          open.add(stage, start, at.part(), at.lastPosition(customer, asOf));
        }
      }
    }
  }
}
