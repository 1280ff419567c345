package io.klantreis.journey.stage;

import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stats.StaySet;
import io.klantreis.journey.time.TimeAxis;
import org.jspecify.annotations.Nullable;

/// Stays by stage and group, moves between stages, and how many units came back to a stage. Where
/// stays are counted in total, a unit's visits to a stage are put together at the unit's end; they
/// end as the last of them did. Confined to one thread.
final class StayTally implements StayMoves {
  private static final int LOST = Way.LOST.ordinal();
  private static final int OPEN = Way.OPEN.ordinal();

  /// So many stays that ended wait before they are put where they belong, all in one go.
  private static final int WAITING_BITS = 9;

  private final int stages;
  private final int groups;
  private final @Nullable TimeAxis axis;
  private final boolean counts;
  private final boolean inTotal;
  private final QueryScope scope;

  /// By stage, then by group.
  private final @Nullable StayStore[] stays;

  private final UnitCounts units;

  /// By stage, then by the next.
  private final long[] moves;

  private final long[] moveMillis;
  private final byte[] wayOf;

  // Of the unit that is being walked, by stage.
  private final long[] starts;
  private final long[] totals;
  private final int[] ways;

  // Where stays are told apart by stage alone: the codes of those that wait, stage by stage, and
  // how
  // many of each.
  private final boolean waits;
  private final long[] codes;
  private final int[] waiting;

  /// @param stages at most 64
  /// @param axis the intervals that stays are told apart by, or null
  /// @param counts whether it is enough to count them by length
  StayTally(
      int stages,
      int groups,
      @Nullable TimeAxis axis,
      boolean counts,
      boolean inTotal,
      QueryScope scope) {
    this.stages = stages;
    this.groups = groups;
    this.axis = axis;
    this.counts = counts;
    this.inTotal = inTotal;
    this.scope = scope;
    scope.grow(24L * stages * groups);
    stays = new StayStore[Math.multiplyExact(stages, groups)];
    units = new UnitCounts(stages, groups);
    moves = new long[stages * stages];
    moveMillis = new long[stages * stages];
    wayOf = Way.table(stages);
    starts = new long[stages];
    totals = new long[stages];
    ways = new int[stages];
    waits = axis == null && groups == 1;
    codes = new long[waits ? stages << WAITING_BITS : 0];
    waiting = new int[stages];
  }

  /// Begins a unit.
  void begin() {
    units.begin();
  }

  /// Adds a stay that another stage ended.
  ///
  /// @param group where it counts; negative where it does not
  void move(int stage, int next, int group, long start, long end) {
    if (group >= 0) {
      int cell = stage * stages + next;
      moves[cell]++;
      moveMillis[cell] += end - start;
      add(stage, group, start, end - start, wayOf[cell]);
    }
  }

  /// Adds a stay that an idle time ended.
  void lose(int stage, int group, long start, long end) {
    if (group >= 0) {
      add(stage, group, start, end - start, LOST);
    }
  }

  /// Adds a stay that goes on.
  void goOn(int stage, int group, long start, long asOf) {
    if (group >= 0) {
      add(stage, group, start, asOf - start, OPEN);
    }
  }

  private void add(int stage, int group, long start, long length, int way) {
    int isFirst = units.note(stage, group);
    if (!inTotal) {
      keep(stage, group, start, length, way);
      return;
    }
    totals[stage] = (totals[stage] & isFirst - 1L) + length;
    ways[stage] = way;
    if (axis != null && isFirst != 0) {
      starts[stage] = start;
    }
  }

  /// Ends a unit, and says whether it had a stay that counts.
  boolean end() {
    if (inTotal) {
      for (long rest = units.seen(); rest != 0; rest &= rest - 1) {
        int stage = Long.numberOfTrailingZeros(rest);
        keep(stage, units.groupOf(stage), starts[stage], totals[stage], ways[stage]);
      }
    }
    return units.end();
  }

  private void keep(int stage, int group, long start, long length, int way) {
    int cell = stage * groups + group;
    if (waits && way != OPEN) {
      int place = waiting[cell]++;
      codes[(cell << WAITING_BITS) + place] = StaySet.code(length, way);
      if (waiting[cell] == 1 << WAITING_BITS) {
        flush(cell);
      }
      return;
    }
    StayStore kept = store(cell);
    int interval = axis == null ? 0 : axis.indexOf(start);
    if (way == OPEN) {
      kept.addOpen(length, interval, scope);
    } else {
      kept.addEnded(length, way, interval, scope);
    }
  }

  /// Puts the stays that wait where they belong. To be called before anything is asked.
  void flush() {
    for (int cell = 0; waits && cell < waiting.length; cell++) {
      flush(cell);
    }
  }

  private void flush(int cell) {
    if (waiting[cell] > 0) {
      int from = cell << WAITING_BITS;
      ((Stays) store(cell)).addEnded(codes, from, from + waiting[cell], scope);
      waiting[cell] = 0;
    }
  }

  private StayStore store(int cell) {
    StayStore kept = stays[cell];
    if (kept == null) {
      kept = store();
      stays[cell] = kept;
    }
    return kept;
  }

  private StayStore store() {
    if (axis == null) {
      return new Stays(/* byLength= */ waits);
    }
    return counts ? new LengthCounts(axis.size(), scope) : new IntervalStays();
  }

  void merge(StayTally other) {
    for (int cell = 0; cell < stays.length; cell++) {
      StayStore ours = stays[cell];
      StayStore theirs = other.stays[cell];
      if (ours == null) {
        stays[cell] = theirs;
      } else if (theirs != null) {
        ours.addAll(theirs, scope);
      }
    }
    units.merge(other.units);
    for (int cell = 0; cell < moves.length; cell++) {
      moves[cell] += other.moves[cell];
      moveMillis[cell] += other.moveMillis[cell];
    }
  }

  /// The stays of some groups together, which may not be added to any more. Only where they are not
  /// told apart by interval.
  Stays stays(int stage, int[] some) {
    return (Stays) store(stage, some);
  }

  /// The same of whatever is kept. Groups that were put together stay so.
  StayStore store(int stage, int[] some) {
    int first = stage * groups + some[0];
    StayStore all = stays[first];
    if (all == null) {
      all = store();
      stays[first] = all;
    }
    for (int i = 1; i < some.length; i++) {
      int cell = stage * groups + some[i];
      StayStore more = stays[cell];
      if (more != null) {
        all.addAll(more, scope);
        stays[cell] = null;
      }
    }
    return all;
  }

  /// Stays that began in a group, in all stages.
  long entered(int group) {
    long entered = 0;
    for (int cell = group; cell < stays.length; cell += groups) {
      StayStore some = stays[cell];
      entered += some == null ? 0 : some.size();
    }
    return entered;
  }

  /// Gives back what it holds, when everything was asked.
  void release() {
    for (StayStore some : stays) {
      if (some instanceof Stays held) {
        held.release();
      }
    }
  }

  /// Units with a stay in a stage that began in one of some groups.
  long units(int stage, int[] some) {
    return units.units(stage, some);
  }

  /// Of these, those that came back there.
  long revisited(int stage, int[] some) {
    return units.revisited(stage, some);
  }

  @Override
  public long moves(int stage, int next) {
    return moves[stage * stages + next];
  }

  @Override
  public long moveMillis(int stage, int next) {
    return moveMillis[stage * stages + next];
  }
}
