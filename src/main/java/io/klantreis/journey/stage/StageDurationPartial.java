package io.klantreis.journey.stage;

import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.StageDurationQuery.Measure;
import io.klantreis.journey.query.StageDurationQuery.Per;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Partial;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.UnitEvents;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.time.TimeAxis;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Collects stays. A stay begins with a unit's first touchpoint of a stage and ends with its first
/// of another one; coming back begins a new stay. Touchpoints outside the model neither begin nor
/// end one, but they do show that the unit is not idle. The range chooses stays by their beginning.
///
/// For {@link Measure#TO_CONVERT} each unit counts once a stage: from its first stay there that
/// begins in the range to its first touchpoint of any later stage, whatever it did in between.
final class StageDurationPartial implements Partial<StageDurationPartial> {
  private static final long NEVER = SojournWalk.NEVER;

  private final Terms terms;
  private final boolean converts;
  private final long idle;
  private final long asOf;
  private final StayGroups.Cursor groups;
  private final StayTally tally;
  private final @Nullable OldestStays open;
  private final @Nullable StayWalk walk;
  private final Population population;
  private final QueryScope scope;
  private final long[] waiting;
  private final int[] groupOf;
  private final boolean[] counted;
  private long eventsRead;
  private long units;

  /// @param axis the intervals that stays are told apart by, or null
  /// @param open takes who is there longest, or null
  StageDurationPartial(
      StageDurationQuery query,
      Population population,
      StayGroups groups,
      @Nullable TimeAxis axis,
      @Nullable OldestStays open,
      QueryScope scope) {
    this.terms = query.terms();
    this.converts = query.measure() == Measure.TO_CONVERT;
    this.idle = SojournWalk.idle(query);
    this.asOf = population.lastMillis();
    this.groups = groups.cursor();
    this.open = open;
    int stages = population.stages().model().stages().size();
    boolean inTotal = !converts && query.per() == Per.UNIT;
    boolean counts = query.format() == StageDurationQuery.Format.HEATMAP;
    this.tally = new StayTally(stages, groups.size(), axis, counts, inTotal, scope);
    this.population = population;
    this.scope = scope;
    this.walk = EntryCursor.suits(population) ? walk(groups, stages) : null;
    waiting = new long[stages];
    groupOf = new int[stages];
    counted = new boolean[stages];
  }

  private StayWalk walk(StayGroups groups, int stages) {
    EntryCursor cursor = new EntryCursor(population, groups);
    return converts
        ? new ConversionWalk(cursor, tally, asOf, stages)
        : new SojournWalk(cursor, tally, open, asOf, idle);
  }

  void part(int part) {
    if (walk == null) {
      population.visit(part, scope, this::unit);
    } else {
      walk.part(part);
    }
    tally.flush();
  }

  @Override
  public void unit(UnitEvents events) {
    eventsRead += events.size();
    tally.begin();
    if (converts) {
      conversions(events);
    } else {
      sojourns(events);
    }
    units += tally.end() ? 1 : 0;
  }

  private void sojourns(UnitEvents events) {
    int stage = -1;
    long start = 0;
    long last = 0;
    int group = StayGroups.NOT_COUNTED;
    int size = events.size();
    for (int i = 0; i < size; i++) {
      long time = events.time(i);
      if (stage >= 0 && time - last > idle) {
        tally.lose(stage, group, start, last + idle);
        stage = -1;
      }
      last = time;
      int here = events.stage(i);
      if (here < 0 || here == stage) {
        continue;
      }
      if (stage >= 0) {
        tally.move(stage, here, group, start, time);
      }
      stage = here;
      start = time;
      group = groupOfEntry(events, i);
    }
    if (stage >= 0) {
      boolean lost = asOf - last > idle;
      if (lost) {
        tally.lose(stage, group, start, last + idle);
      } else {
        tally.goOn(stage, group, start, asOf);
      }
      if (open != null && !lost && group >= 0) {
        open.add(stage, start, events.block(size - 1), events.position(size - 1));
      }
    }
  }

  private void conversions(UnitEvents events) {
    Arrays.fill(counted, false);
    int stage = -1;
    int size = events.size();
    for (int i = 0; i < size; i++) {
      int here = events.stage(i);
      if (here < 0 || here == stage) {
        continue;
      }
      long time = events.time(i);
      for (int earlier = 0; earlier < here; earlier++) {
        if (counted[earlier] && waiting[earlier] != NEVER) {
          tally.move(earlier, here, groupOf[earlier], waiting[earlier], time);
          waiting[earlier] = NEVER;
        }
      }
      if (!counted[here]) {
        int group = groupOfEntry(events, i);
        if (group >= 0) {
          counted[here] = true;
          waiting[here] = time;
          groupOf[here] = group;
        }
      }
      stage = here;
    }
    for (int s = 0; s < counted.length; s++) {
      if (counted[s] && waiting[s] != NEVER) {
        tally.goOn(s, groupOf[s], waiting[s], asOf);
      }
    }
  }

  /// The group of a stay that begins with an event, or {@link StayGroups#NOT_COUNTED}.
  private int groupOfEntry(UnitEvents events, int event) {
    long time = events.time(event);
    boolean isEntry =
        time >= terms.fromMillis() && time < terms.toMillis() && events.mayEnter(event);
    return isEntry ? groups.group(events, event) : StayGroups.NOT_COUNTED;
  }

  @Override
  public void merge(StageDurationPartial other) {
    eventsRead += other.eventsRead();
    units += other.units();
    tally.merge(other.tally);
    if (open != null && other.open != null) {
      open.addAll(other.open);
    }
  }

  StayTally tally() {
    return tally;
  }

  /// Who is there longest; null where nobody asked.
  @Nullable OldestStays open() {
    return open;
  }

  long eventsRead() {
    return eventsRead + (walk == null ? 0 : walk.eventsRead());
  }

  /// Units with a stay that counts.
  long units() {
    return units + (walk == null ? 0 : walk.units());
  }
}
