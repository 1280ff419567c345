package io.klantreis.journey.stage;

import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.StageDurationQuery.Measure;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Partial;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.UnitEvents;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.time.TimeAxis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects stays. A stay begins with a unit's first touchpoint of a stage and ends with its first
/// of another one; coming back begins a new stay. Touchpoints outside the model neither begin nor
/// end one, but they do show that the unit is not idle. The range chooses stays by their beginning.
///
/// For {@link Measure#TO_CONVERT} each unit counts once a stage: from its first stay there that
/// begins in the range to its first touchpoint of any later stage, whatever it did in between.
final class StageDurationPartial implements Partial<StageDurationPartial> {
  private static final long NEVER = Long.MAX_VALUE;

  private final Terms terms;
  private final boolean converts;
  private final long idle;
  private final long asOf;
  private final @Nullable TimeAxis axis;
  private final QueryScope scope;
  private final List<Stays> stays = new ArrayList<>();
  private final long[][] moves;
  private final long[][] moveMillis;
  private final long[] waiting;
  private final boolean[] counted;
  private long eventsRead;
  private long units;

  /// @param axis the intervals that stays are told apart by, or null
  StageDurationPartial(
      StageDurationQuery query, Population population, @Nullable TimeAxis axis, QueryScope scope) {
    this.terms = query.terms();
    this.converts = query.measure() == Measure.TO_CONVERT;
    Long idleMillis = query.idleMillis();
    this.idle = idleMillis == null ? NEVER : idleMillis;
    this.asOf = population.lastMillis();
    this.axis = axis;
    this.scope = scope;
    int stages = population.stages().model().stages().size();
    for (int stage = 0; stage < stages; stage++) {
      stays.add(new Stays());
    }
    moves = new long[stages][stages];
    moveMillis = new long[stages][stages];
    waiting = new long[stages];
    counted = new boolean[stages];
  }

  @Override
  public void unit(UnitEvents events) {
    eventsRead += events.size();
    long before = entered();
    if (converts) {
      conversions(events);
    } else {
      sojourns(events);
    }
    units += entered() > before ? 1 : 0;
  }

  private void sojourns(UnitEvents events) {
    int stage = -1;
    long start = 0;
    long last = 0;
    boolean counts = false;
    for (int i = 0; i < events.size(); i++) {
      long time = events.time(i);
      if (stage >= 0 && time - last > idle) {
        end(stage, start, last + idle, Way.LOST, counts);
        stage = -1;
      }
      last = time;
      int here = events.stage(i);
      if (here < 0 || here == stage) {
        continue;
      }
      if (stage >= 0) {
        leave(stage, here, start, time, counts);
      }
      stage = here;
      start = time;
      counts = isEntry(events, i);
    }
    if (stage >= 0) {
      boolean lost = asOf - last > idle;
      end(stage, start, lost ? last + idle : asOf, lost ? Way.LOST : Way.OPEN, counts);
    }
  }

  private void conversions(UnitEvents events) {
    Arrays.fill(counted, false);
    int stage = -1;
    for (int i = 0; i < events.size(); i++) {
      int here = events.stage(i);
      if (here < 0 || here == stage) {
        continue;
      }
      long time = events.time(i);
      for (int earlier = 0; earlier < here; earlier++) {
        if (counted[earlier] && waiting[earlier] != NEVER) {
          leave(earlier, here, waiting[earlier], time, /* counts= */ true);
          waiting[earlier] = NEVER;
        }
      }
      if (!counted[here] && isEntry(events, i)) {
        counted[here] = true;
        waiting[here] = time;
      }
      stage = here;
    }
    for (int s = 0; s < counted.length; s++) {
      if (counted[s] && waiting[s] != NEVER) {
        end(s, waiting[s], asOf, Way.OPEN, /* counts= */ true);
      }
    }
  }

  private boolean isEntry(UnitEvents events, int event) {
    long time = events.time(event);
    return time >= terms.fromMillis() && time < terms.toMillis() && events.mayEnter(event);
  }

  private void leave(int stage, int next, long start, long end, boolean counts) {
    end(stage, start, end, next > stage ? Way.FORWARD : Way.BACK, counts);
    if (counts) {
      moves[stage][next]++;
      moveMillis[stage][next] += end - start;
    }
  }

  private void end(int stage, long start, long end, Way way, boolean counts) {
    if (counts) {
      int interval = axis == null ? 0 : axis.indexOf(start);
      stays.get(stage).add(end - start, way, interval, scope);
    }
  }

  @Override
  public void merge(StageDurationPartial other) {
    eventsRead += other.eventsRead;
    units += other.units;
    for (int stage = 0; stage < stays.size(); stage++) {
      stays.get(stage).addAll(other.stays.get(stage), scope);
      for (int next = 0; next < stays.size(); next++) {
        moves[stage][next] += other.moves[stage][next];
        moveMillis[stage][next] += other.moveMillis[stage][next];
      }
    }
  }

  /// How many stays in a stage ended with a touchpoint of another.
  long moves(int stage, int next) {
    return moves[stage][next];
  }

  /// How long these lasted together.
  long moveMillis(int stage, int next) {
    return moveMillis[stage][next];
  }

  Stays stays(int stage) {
    return stays.get(stage);
  }

  long eventsRead() {
    return eventsRead;
  }

  /// Units with a stay that counts.
  long units() {
    return units;
  }

  long entered() {
    long entered = 0;
    for (Stays some : stays) {
      entered += some.size();
    }
    return entered;
  }
}
