package io.klantreis.journey.stage;

import io.klantreis.journey.index.Times;
import io.klantreis.journey.query.StageDurationQuery;
import org.jspecify.annotations.Nullable;

/// Collects stays as {@link StageDurationPartial} does, but looks only at the events that begin a
/// stay and at those after a silence. What is known of a customer is at hand, as a call an event
/// would not have it. Confined to one thread.
final class SojournWalk extends StayWalk {
  static final long NEVER = Long.MAX_VALUE;

  private final @Nullable OldestStays open;
  private final long asOf;
  private final long idle;

  // Of the customer that ends.
  private int stage;
  private long start;
  private int group;

  /// @param open takes who is there longest, or null
  /// @param idle after so long without an event a stay is lost, or {@link #NEVER}
  SojournWalk(EntryCursor at, StayTally tally, @Nullable OldestStays open, long asOf, long idle) {
    super(at, tally);
    this.open = open;
    this.asOf = asOf;
    this.idle = idle;
  }

  /// After how long a question takes a stay for lost, or {@link #NEVER}.
  static long idle(StageDurationQuery query) {
    Long idle = query.idleMillis();
    return idle == null ? NEVER : idle;
  }

  @Override
  void block() {
    if (idle == NEVER) {
      visits(at.entries());
    } else {
      visits(Silences.of(at, idle));
    }
  }

  /// Walks where no stay ends by itself.
  private void visits(long[] entries) {
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
          end(customer, stayStage, stayStart, stayGroup);
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
    end(customer, stayStage, stayStart, stayGroup);
  }

  /// Walks where a silence ends a stay.
  private void visits(Silences silences) {
    Times times = at.times();
    long[] entries = silences.entries();
    int customer = -1;
    int customersEnd = 0;
    int stayStage = -1;
    long stayStart = 0;
    int stayGroup = StayGroups.NOT_COUNTED;
    for (int word = 0; word < entries.length; word++) {
      long lost = silences.found()[word];
      for (long rest = entries[word] | lost; rest != 0; rest &= rest - 1) {
        int position = word << 6 | Long.numberOfTrailingZeros(rest);
        long time = times.at(position);
        if (position >= customersEnd) {
          end(customer, stayStage, stayStart, stayGroup);
          customer = at.customerOf(position, customer);
          customersEnd = at.starts()[customer + 1];
          tally.begin();
          stayStage = -1;
        }
        if (time > asOf) {
          continue;
        }
        int here = at.stage(position);
        if (stayStage >= 0) {
          if ((lost >>> position & 1) != 0) {
            tally.lose(stayStage, stayGroup, stayStart, times.at(position - 1) + idle);
          } else {
            tally.move(stayStage, here, stayGroup, stayStart, time);
          }
        }
        stayStage = here;
        stayStart = time;
        stayGroup = here < 0 ? stayGroup : at.group(position, time, customer);
      }
    }
    end(customer, stayStage, stayStart, stayGroup);
  }

  private void end(int customer, int lastStage, long lastStart, int lastGroup) {
    stage = lastStage;
    start = lastStart;
    group = lastGroup;
    end(customer);
  }

  @Override
  void finish(int customer) {
    if (stage < 0) {
      return;
    }
    if (idle != NEVER) {
      long last = at.times().at(at.lastPosition(customer, asOf));
      if (asOf - last > idle) {
        tally.lose(stage, group, start, last + idle);
        return;
      }
    }
    tally.goOn(stage, group, start, asOf);
    if (open != null && group >= 0 && open.wants(stage, start)) {
      open.add(stage, start, at.part(), at.lastPosition(customer, asOf));
    }
  }
}
