package io.klantreis.journey.map;

import io.klantreis.journey.index.Dictionary;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.index.NumberColumn;
import io.klantreis.journey.index.TextColumn;
import io.klantreis.journey.query.JourneyMapQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Partial;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.UnitEvents;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stats.Sums;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Collects what each stage held in the range: units, their points of contact, reasons, questions,
/// amounts, and whether they went on to a later stage within the window.
final class MapPartial implements Partial<MapPartial> {
  private static final long NEVER = Long.MAX_VALUE;

  /// What a unit did in a stage with respect to going on.
  private static final byte NOT_HERE = 0;

  private static final byte STILL_OPEN = 1;
  private static final byte STAYED = 2;
  private static final byte WENT_ON = 3;

  final long[] customers;
  final long[] matured;
  final long[] converted;
  final long[] open;
  final long[] questions;
  final long[] complaints;
  final Sums values;
  final Sums costs;
  final UnitCounts touchpoints;
  final UnitCounts reasons;
  long eventsRead;
  long units;

  private final Population population;
  private final QueryScope scope;
  private final @Nullable MapWalk walk;
  private final Terms terms;
  private final long windowMillis;
  private final int stages;
  private final int[] touchpointOfCode;
  private final TextColumn reason;
  private final TextColumn kind;
  private final int questionCode;
  private final int complaintCode;
  private final NumberColumn value;
  private final NumberColumn cost;
  private final boolean[] here;
  private final byte[] outcome;
  private final long[] next;

  /// @param touchpointOfCode the number of each code's touchpoint; owned by the question
  /// @param touchpointCount how many there are
  MapPartial(
      JourneyMapQuery query,
      Population population,
      int[] touchpointOfCode,
      int touchpointCount,
      QueryScope scope) {
    JourneyIndex index = population.index();
    this.terms = query.terms();
    this.windowMillis = query.windowMillis();
    this.stages = population.stages().model().stages().size();
    this.touchpointOfCode = touchpointOfCode;
    this.reason = index.text("reason");
    this.kind = index.text("kind");
    this.questionCode = kind.dictionary().code("question");
    this.complaintCode = kind.dictionary().code("complaint");
    this.value = index.number("value");
    this.cost = index.number("cost");
    customers = new long[stages];
    matured = new long[stages];
    converted = new long[stages];
    open = new long[stages];
    questions = new long[stages];
    complaints = new long[stages];
    values = new Sums(stages);
    costs = new Sums(stages);
    touchpoints = new UnitCounts(stages, touchpointCount, scope);
    reasons = new UnitCounts(stages, reason.dictionary().size() + 1, scope);
    this.population = population;
    this.scope = scope;
    this.walk =
        MapWalk.suits(population)
            ? new MapWalk(query, population, touchpointOfCode, reason, kind, this)
            : null;
    here = new boolean[stages];
    outcome = new byte[stages];
    next = new long[stages];
  }

  /// All units of a part.
  void part(int part) {
    if (walk == null) {
      population.visit(part, scope, this::unit);
    } else {
      walk.part(part);
    }
  }

  @Override
  public void unit(UnitEvents events) {
    eventsRead += events.size();
    Arrays.fill(here, false);
    Arrays.fill(outcome, NOT_HERE);
    Arrays.fill(next, NEVER);
    begin();
    boolean any = false;
    // From the last event back, so that what comes later is known; events of one moment together,
    // for at equal times a later stage comes later, whatever the order of the rows.
    for (int last = events.size() - 1; last >= 0; ) {
      long time = events.time(last);
      int first = last;
      while (first > 0 && events.time(first - 1) == time) {
        first--;
      }
      for (int i = first; i <= last; i++) {
        int stage = events.stage(i);
        if (stage >= 0) {
          next[stage] = time;
        }
      }
      if (time >= terms.fromMillis() && time < terms.toMillis()) {
        for (int i = first; i <= last; i++) {
          int stage = events.stage(i);
          if (stage >= 0 && events.mayEnter(i)) {
            any = true;
            event(events, i, stage, time);
          }
        }
      }
      last = first - 1;
    }
    end(any);
  }

  private void event(UnitEvents events, int event, int stage, long time) {
    here[stage] = true;
    touchpoints.add(stage, touchpointOfCode[events.code(event)]);
    said(stage, events.text(reason, event), events.text(kind, event));
    amounts(stage, events.number(value, event), events.number(cost, event));
    byte now = STILL_OPEN;
    if (time <= terms.asOfMillis() - windowMillis) {
      now = later(stage) - time <= windowMillis ? WENT_ON : STAYED;
    }
    if (now > outcome[stage]) {
      outcome[stage] = now;
    }
  }

  /// Notes why and what a unit said in a stage.
  void said(int stage, int why, int what) {
    if (why != Dictionary.ABSENT) {
      reasons.add(stage, why);
    }
    if (what != Dictionary.ABSENT) {
      questions[stage] += what == questionCode ? 1 : 0;
      complaints[stage] += what == complaintCode ? 1 : 0;
    }
  }

  /// Begins a unit of which the walk tells.
  void begin() {
    touchpoints.begin();
    reasons.begin();
  }

  NumberColumn value() {
    return value;
  }

  NumberColumn cost() {
    return cost;
  }

  /// Adds up what an event brought and cost; NaN where it says nothing.
  void amounts(int stage, double worth, double paid) {
    values.add(stage, worth);
    costs.add(stage, paid);
  }

  /// When the unit comes to any later stage.
  private long later(int stage) {
    long soonest = NEVER;
    for (int other = stage + 1; other < stages; other++) {
      soonest = Math.min(soonest, next[other]);
    }
    return soonest;
  }

  private void end(boolean any) {
    units += any ? 1 : 0;
    for (int stage = 0; any && stage < stages; stage++) {
      customers[stage] += here[stage] ? 1 : 0;
      matured[stage] += outcome[stage] >= STAYED ? 1 : 0;
      converted[stage] += outcome[stage] == WENT_ON ? 1 : 0;
      open[stage] += outcome[stage] == STILL_OPEN ? 1 : 0;
    }
  }

  @Override
  public void merge(MapPartial other) {
    eventsRead += other.eventsRead;
    units += other.units;
    for (int stage = 0; stage < stages; stage++) {
      customers[stage] += other.customers[stage];
      matured[stage] += other.matured[stage];
      converted[stage] += other.converted[stage];
      open[stage] += other.open[stage];
      questions[stage] += other.questions[stage];
      complaints[stage] += other.complaints[stage];
    }
    values.addAll(other.values);
    costs.addAll(other.costs);
    touchpoints.merge(other.touchpoints);
    reasons.merge(other.reasons);
  }
}
