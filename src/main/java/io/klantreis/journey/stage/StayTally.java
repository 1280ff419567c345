package io.klantreis.journey.stage;

import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.time.TimeAxis;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Stays by stage and group, moves between stages, and how many units came back to a stage. Where
/// stays are counted in total, a unit's visits to a stage are put together at the unit's end; they
/// end as the last of them did. Confined to one thread.
final class StayTally implements StayMoves {
  private final @Nullable TimeAxis axis;
  private final boolean inTotal;
  private final QueryScope scope;
  private final @Nullable Stays[][] stays;
  private final long[][] moves;
  private final long[][] moveMillis;
  private final long[][] units;
  private final long[][] revisited;

  // Of the unit that is being walked.
  private final int[] visits;
  private final int[] groupOf;
  private final long[] starts;
  private final long[] totals;
  private final Way[] ways;
  private boolean any;

  StayTally(int stages, int groups, @Nullable TimeAxis axis, boolean inTotal, QueryScope scope) {
    this.axis = axis;
    this.inTotal = inTotal;
    this.scope = scope;
    stays = new Stays[stages][groups];
    moves = new long[stages][stages];
    moveMillis = new long[stages][stages];
    units = new long[stages][groups];
    revisited = new long[stages][groups];
    visits = new int[stages];
    groupOf = new int[stages];
    starts = new long[stages];
    totals = new long[stages];
    ways = new Way[stages];
    scope.grow(24L * stages * groups);
  }

  /// Begins a unit.
  void begin() {
    Arrays.fill(visits, 0);
    any = false;
  }

  /// Adds a stay that another stage ended.
  ///
  /// @param group where it counts; negative where it does not
  void move(int stage, int next, int group, long start, long end) {
    add(stage, group, start, end, Way.of(stage, next));
    if (group >= 0) {
      moves[stage][next]++;
      moveMillis[stage][next] += end - start;
    }
  }

  void add(int stage, int group, long start, long end, Way way) {
    if (group < 0) {
      return;
    }
    any = true;
    int before = visits[stage]++;
    if (before == 0) {
      groupOf[stage] = group;
      starts[stage] = start;
      totals[stage] = 0;
      units[stage][group]++;
    } else if (before == 1) {
      revisited[stage][groupOf[stage]]++;
    }
    if (inTotal) {
      totals[stage] += end - start;
      ways[stage] = way;
    } else {
      keep(stage, group, start, end - start, way);
    }
  }

  /// Ends a unit, and says whether it had a stay that counts.
  boolean end() {
    if (inTotal && any) {
      for (int stage = 0; stage < visits.length; stage++) {
        if (visits[stage] > 0) {
          keep(stage, groupOf[stage], starts[stage], totals[stage], ways[stage]);
        }
      }
    }
    return any;
  }

  private void keep(int stage, int group, long start, long length, Way way) {
    int interval = axis == null ? 0 : axis.indexOf(start);
    Stays kept = stays[stage][group];
    if (kept == null) {
      kept = new Stays(axis != null);
      stays[stage][group] = kept;
    }
    kept.add(length, way, interval, scope);
  }

  void merge(StayTally other) {
    for (int stage = 0; stage < stays.length; stage++) {
      for (int group = 0; group < stays[stage].length; group++) {
        mergeInto(stage, group, other.stays[stage][group]);
        units[stage][group] += other.units[stage][group];
        revisited[stage][group] += other.revisited[stage][group];
      }
      for (int next = 0; next < stays.length; next++) {
        moves[stage][next] += other.moves[stage][next];
        moveMillis[stage][next] += other.moveMillis[stage][next];
      }
    }
  }

  private void mergeInto(int stage, int group, @Nullable Stays theirs) {
    Stays ours = stays[stage][group];
    if (theirs == null) {
      return;
    }
    if (ours == null) {
      stays[stage][group] = theirs;
    } else {
      ours.addAll(theirs, scope);
    }
  }

  /// The stays of some groups together; these may not be added to any more.
  Stays stays(int stage, int[] groups) {
    Stays only = groups.length == 1 ? stays[stage][groups[0]] : null;
    if (only != null) {
      return only;
    }
    Stays all = new Stays(axis != null);
    for (int group : groups) {
      Stays some = stays[stage][group];
      if (some != null) {
        all.addAll(some, scope);
      }
    }
    return all;
  }

  /// Stays that began in a group, in all stages.
  long entered(int group) {
    long entered = 0;
    for (Stays[] ofStage : stays) {
      Stays some = ofStage[group];
      entered += some == null ? 0 : some.size();
    }
    return entered;
  }

  /// Units with a stay in a stage that began in one of some groups.
  long units(int stage, int[] groups) {
    return sum(units[stage], groups);
  }

  /// Of these, those that came back there.
  long revisited(int stage, int[] groups) {
    return sum(revisited[stage], groups);
  }

  private static long sum(long[] counts, int[] groups) {
    long sum = 0;
    for (int group : groups) {
      sum += counts[group];
    }
    return sum;
  }

  @Override
  public long moves(int stage, int next) {
    return moves[stage][next];
  }

  @Override
  public long moveMillis(int stage, int next) {
    return moveMillis[stage][next];
  }
}
