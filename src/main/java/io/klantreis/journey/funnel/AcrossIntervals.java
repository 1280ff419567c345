package io.klantreis.journey.funnel;

import io.klantreis.journey.query.FunnelQuery.Attribution;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Chooser;
import io.klantreis.journey.run.EventValues;
import io.klantreis.journey.run.Program;
import io.klantreis.journey.run.Restriction;
import io.klantreis.journey.run.Run;
import io.klantreis.journey.run.RunSink;
import io.klantreis.journey.run.Spans;
import io.klantreis.journey.run.UnitEvents;
import java.util.BitSet;

/// What the breakdown of a trend in PostHog's way knows of a unit across all intervals: its one
/// first or last value, or the values that it has where it makes the step. One a thread; moved from
/// unit to unit.
final class AcrossIntervals implements RunSink {
  private final Program program;
  private final EventValues values;
  private final Breakdown breakdown;
  private final Chooser chooser;
  private final BitSet counted = new BitSet();
  private final BitSet matured = new BitSet();
  private int value;

  AcrossIntervals(Program program, EventValues values, Breakdown breakdown) {
    this.program = program;
    this.values = values;
    this.breakdown = breakdown;
    this.chooser = new Chooser(program, this);
  }

  /// The first or last value that the unit's events of the steps have in the range.
  int valueOfUnit(UnitEvents events) {
    boolean last = breakdown.attribution() == Attribution.LAST;
    Terms terms = program.query().terms();
    int found = 0;
    for (int event = 0; event < events.size(); event++) {
      long time = events.time(event);
      boolean inRange = time >= terms.fromMillis() && time < terms.toMillis();
      int next = inRange && program.fitsSome(events, event) ? values.value(events, event) : 0;
      if (next != 0) {
        found = next;
        if (!last) {
          return found;
        }
      }
    }
    return found;
  }

  /// Finds the values with which the unit makes the step in a run of some interval.
  void look(UnitEvents events, Spans intervals) {
    counted.clear();
    matured.clear();
    BitSet seen = new BitSet();
    for (int event = 0; event < events.size(); event++) {
      seen.set(values.value(events, event));
    }
    for (value = seen.nextSetBit(0); value >= 0; value = seen.nextSetBit(value + 1)) {
      if (chooser.load(events, new Restriction(values, value, breakdown.step() - 1))) {
        chooser.choose(events, intervals);
      }
    }
  }

  @Override
  public void run(UnitEvents events, Run run, boolean isCounted, boolean isMatured) {
    if (run.took(breakdown.step() - 1)) {
      counted.set(value, counted.get(value) || isCounted);
      matured.set(value, matured.get(value) || isMatured);
    }
  }

  /// Whether some run that counts, or some matured one, makes the step with the value.
  boolean has(int asked, boolean ofMatured) {
    return ofMatured ? matured.get(asked) : counted.get(asked);
  }
}
