package io.klantreis.journey.stage;

import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.time.TimeAxis;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Stays by stage and group, moves between stages, and how many units came back to a stage. Where
/// stays are counted in total, a unit's visits to a stage are put together at the unit's end; they
/// end as the last of them did. Confined to one thread.
final class StayTally implements StayMoves {
  private static final int LOST = Way.LOST.ordinal();
  private static final int OPEN = Way.OPEN.ordinal();

  private final int stages;
  private final int groups;
  private final @Nullable TimeAxis axis;
  private final boolean counts;
  private final boolean inTotal;
  private final QueryScope scope;

  /// By stage, then by group.
  private final @Nullable StayStore[] stays;

  private final long[] units;
  private final long[] revisited;

  /// By stage, then by the next.
  private final long[] moves;

  private final long[] moveMillis;
  private final byte[] wayOf;

  // Of the unit that is being walked: a bit a stage, and what is known of its stages.
  private long seen;
  private long again;
  private final int[] groupOf;
  private final long[] starts;
  private final long[] totals;
  private final int[] ways;

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
    units = new long[stays.length];
    revisited = new long[stays.length];
    moves = new long[stages * stages];
    moveMillis = new long[stages * stages];
    wayOf = Way.table(stages);
    groupOf = new int[stages];
    starts = new long[stages];
    totals = new long[stages];
    ways = new int[stages];
  }

  /// Begins a unit.
  void begin() {
    seen = 0;
    again = 0;
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
    note(stage, group, start);
    if (inTotal) {
      totals[stage] += length;
      ways[stage] = way;
    } else {
      keep(stage, group, start, length, way);
    }
  }

  /// Counts the unit where this is its first stay in a stage or its first return; without a branch,
  /// for no processor foresees which.
  private void note(int stage, int group, long start) {
    int isFirst = (int) (~seen >>> stage) & 1;
    int isReturn = (int) ((seen & ~again) >>> stage) & 1;
    units[stage * groups + group] += isFirst;
    revisited[stage * groups + groupOf[stage]] += isReturn;
    groupOf[stage] = isFirst == 0 ? groupOf[stage] : group;
    if (inTotal && isFirst != 0) {
      starts[stage] = start;
      totals[stage] = 0;
    }
    again |= seen & 1L << stage;
    seen |= 1L << stage;
  }

  /// Ends a unit, and says whether it had a stay that counts.
  boolean end() {
    for (long rest = inTotal ? seen : 0; rest != 0; rest &= rest - 1) {
      int stage = Long.numberOfTrailingZeros(rest);
      keep(stage, groupOf[stage], starts[stage], totals[stage], ways[stage]);
    }
    return seen != 0;
  }

  private void keep(int stage, int group, long start, long length, int way) {
    StayStore kept = stays[stage * groups + group];
    if (kept == null) {
      kept = store();
      stays[stage * groups + group] = kept;
    }
    int interval = axis == null ? 0 : axis.indexOf(start);
    if (way == OPEN) {
      kept.addOpen(length, interval, scope);
    } else {
      kept.addEnded(length, way, interval, scope);
    }
  }

  private StayStore store() {
    if (axis == null) {
      return new Stays();
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
      units[cell] += other.units[cell];
      revisited[cell] += other.revisited[cell];
    }
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
    return sum(units, stage, some);
  }

  /// Of these, those that came back there.
  long revisited(int stage, int[] some) {
    return sum(revisited, stage, some);
  }

  private long sum(long[] counted, int stage, int[] some) {
    return Arrays.stream(some).mapToLong(group -> counted[stage * groups + group]).sum();
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
