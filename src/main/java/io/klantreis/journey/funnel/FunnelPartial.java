package io.klantreis.journey.funnel;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.query.FunnelQuery.Attribution;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.query.FunnelQuery.Preset;
import io.klantreis.journey.query.FunnelQuery.Runs;
import io.klantreis.journey.run.Chooser;
import io.klantreis.journey.run.EventValues;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.PostingsChooser;
import io.klantreis.journey.run.Program;
import io.klantreis.journey.run.Restriction;
import io.klantreis.journey.run.Run;
import io.klantreis.journey.run.RunSink;
import io.klantreis.journey.run.UnitEvents;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// The runs of some of the units, tallied a group each. Partials of different units merge in any
/// order.
final class FunnelPartial implements RunSink {
  private final Program program;
  private final Chooser chooser;
  private final @Nullable PostingsChooser postings;
  private final @Nullable EventValues values;
  private final @Nullable Breakdown breakdown;
  private final boolean ratesOfMatured;
  private final @Nullable Tally[] groups;
  private final boolean asksAValueEach;
  private int forcedGroup = -1;
  private int reachedStep;
  private boolean wantsCounted = true;
  private boolean wantsRated = true;
  private long rated;
  private long units;
  private long runs;
  private long openRuns;
  private long immatureRuns;
  private long eventsElsewhere;

  /// @param values what the breakdown tells apart; null without one
  FunnelPartial(Program program, @Nullable EventValues values, Population population) {
    this.program = program;
    this.values = values;
    this.breakdown = program.query().breakdown();
    this.ratesOfMatured = program.query().runs() == Runs.MATURED;
    this.groups = new @Nullable Tally[values == null ? 1 : values.size() + 2];
    this.asksAValueEach =
        breakdown != null
            && (breakdown.attribution() == Attribution.ALL
                || breakdown.attribution() == Attribution.STEP
                    && program.query().preset() == Preset.POSTHOG);
    this.chooser = new Chooser(program, this);
    this.postings =
        !asksAValueEach && PostingsChooser.suits(program, population)
            ? new PostingsChooser(program, this, population.index().codes().size())
            : null;
  }

  private void unit(UnitEvents events) {
    long before = runs;
    forcedGroup = -1;
    if (values == null || !asksAValueEach) {
      chooser.unit(events);
    } else {
      eachValue(events, values);
    }
    if (runs > before) {
      units++;
    }
  }

  /// Adds all units of a part, reading only the events of the steps' codes where that is enough.
  void part(Population population, int part) {
    if (postings == null || population.index().block(part).postings().near() == null) {
      population.visit(part, this::unit);
      return;
    }
    long before = runs;
    forcedGroup = -1;
    postings.block(population, part);
    units += runs - before; // one run a unit
  }

  /// Asks the funnel once for each value that the unit's events have: of all its events, or (in
  /// PostHog's way) of those that make the step.
  private void eachValue(UnitEvents events, EventValues told) {
    BitSet seen = new BitSet();
    for (int event = 0; event < events.size(); event++) {
      seen.set(told.value(events, event));
    }
    boolean ofStep = requireNonNull(breakdown).attribution() == Attribution.STEP;
    int step = ofStep ? breakdown.step() - 1 : -1;
    reachedStep = ofStep ? step : 0;
    long countedBefore = runs;
    long ratedBefore = rated;
    for (int value = seen.nextSetBit(0); value >= 0; value = seen.nextSetBit(value + 1)) {
      forcedGroup = value;
      chooser.unit(events, new Restriction(told, value, step));
    }
    if (ofStep) {
      reachedStep = -1;
      forcedGroup = told.size() + 1;
      wantsCounted = runs == countedBefore;
      wantsRated = rated == ratedBefore;
      chooser.unit(events);
      wantsCounted = true;
      wantsRated = true;
    }
    reachedStep = 0;
  }

  @Override
  public void run(UnitEvents events, Run run, boolean counted, boolean matured) {
    if (reachedStep > run.furthest() || reachedStep >= 0 && !run.took(reachedStep)) {
      return;
    }
    boolean counts = counted && wantsCounted;
    boolean rates = (ratesOfMatured ? matured : counted) && wantsRated;
    if (!counts && !rates) {
      return;
    }
    Tally tally = tally(forcedGroup >= 0 ? forcedGroup : groupOf(events, run));
    if (counts) {
      tally.count(program, run);
      runs++;
      immatureRuns += program.isMatured(run.entry()) ? 0 : 1;
      boolean incomplete = program.nextRequired(run.furthest() + 1) < program.steps();
      openRuns += incomplete && program.isOpen(run) ? 1 : 0;
    }
    if (rates) {
      rated++;
      tally.rate(program, run);
    }
  }

  private Tally tally(int group) {
    Tally tally = groups[group];
    if (tally == null) {
      tally = new Tally(program.steps());
      groups[group] = tally;
    }
    return tally;
  }

  /// The group of a run: a value, 0 for none, and one above all values for "did not reach".
  private int groupOf(UnitEvents events, Run run) {
    if (values == null || breakdown == null) {
      return 0;
    }
    if (breakdown.attribution() == Attribution.STEP) {
      int step = breakdown.step() - 1;
      return run.took(step) ? values.value(events, run.event(step)) : values.size() + 1;
    }
    boolean last = breakdown.attribution() == Attribution.LAST;
    for (int i = 0; i <= run.furthest(); i++) {
      int k = last ? run.furthest() - i : i;
      int value = run.took(k) ? values.value(events, run.event(k)) : 0;
      if (value != 0) {
        return value;
      }
    }
    return 0;
  }

  void merge(FunnelPartial other) {
    for (int group = 0; group < groups.length; group++) {
      Tally more = other.groups[group];
      if (more != null) {
        tally(group).merge(more);
      }
    }
    units += other.units;
    runs += other.runs;
    openRuns += other.openRuns;
    immatureRuns += other.immatureRuns;
    eventsElsewhere += other.events();
  }

  @Nullable Tally group(int group) {
    return groups[group];
  }

  int groups() {
    return groups.length;
  }

  long units() {
    return units;
  }

  long runs() {
    return runs;
  }

  long openRuns() {
    return openRuns;
  }

  long immatureRuns() {
    return immatureRuns;
  }

  /// How many events were looked at.
  long events() {
    return chooser.seen() + (postings == null ? 0 : postings.seen()) + eventsElsewhere;
  }
}
