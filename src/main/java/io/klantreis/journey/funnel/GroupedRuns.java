package io.klantreis.journey.funnel;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.funnel.FunnelResult.Kind;
import io.klantreis.journey.query.FunnelQuery.Attribution;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.query.FunnelQuery.Preset;
import io.klantreis.journey.query.FunnelQuery.Runs;
import io.klantreis.journey.run.Chooser;
import io.klantreis.journey.run.EventValues;
import io.klantreis.journey.run.Pacer;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.PostingsChooser;
import io.klantreis.journey.run.Program;
import io.klantreis.journey.run.Restriction;
import io.klantreis.journey.run.Run;
import io.klantreis.journey.run.RunSink;
import io.klantreis.journey.run.Spans;
import io.klantreis.journey.run.UnitEvents;
import io.klantreis.journey.run.Witness;
import io.klantreis.journey.spi.QueryScope;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// The runs that count, each with the group in which it counts: what every answer about a funnel's
/// runs is made of. One a thread.
///
/// Groups are numbered: 0 is "no value" (and everybody where there is no breakdown), 1 and on are
/// the breakdown's values, and the last is "did not reach".
public final class GroupedRuns implements RunSink {
  /// Takes the runs that count. Unit and run are flyweights, valid only inside the call.
  @FunctionalInterface
  public interface Sink {
    /// @param counts whether the run is one of the counts
    /// @param rates whether it is one of those that the rates are of
    void run(UnitEvents events, Run run, int group, boolean counts, boolean rates);

    /// Says that the unit (or, where each value is asked by itself, the unit with that value) is
    /// left out of an interval because its first complete run is tainted.
    ///
    /// @param group that of the value, or a negative number
    /// @param rates whether it is left out of the rates too
    default void removed(int group, boolean rates) {}
  }

  /// About how many events are looked at for a run that counts.
  private static final int EVENTS_A_RUN = 8;

  private final Sink sink;
  private final Chooser chooser;
  private final @Nullable PostingsChooser postings;
  private final Program program;
  private final @Nullable Spans spans;
  private final @Nullable EventValues values;
  private final @Nullable Breakdown breakdown;
  private final boolean ratesOfMatured;
  private final boolean asksAValueEach;
  private final boolean onceAUnit;
  private final @Nullable AcrossIntervals across;
  private Pacer pacer = new Pacer(QueryScope.unbounded());
  private int unitGroup;
  private int forcedGroup = -1;
  private int reachedStep;
  private boolean wantsCounted = true;
  private boolean wantsRated = true;
  private long counted;
  private long rated;
  private long units;

  /// @param values what the breakdown tells apart; null without one
  public GroupedRuns(
      Program program, @Nullable EventValues values, Population population, Sink sink) {
    this(program, values, population, sink, null);
  }

  /// @param spans the intervals of a trend, each asked by itself; null for one question over all
  public GroupedRuns(
      Program program,
      @Nullable EventValues values,
      Population population,
      Sink sink,
      @Nullable Spans spans) {
    this.sink = sink;
    this.program = program;
    this.spans = spans;
    this.values = values;
    this.breakdown = program.query().breakdown();
    this.ratesOfMatured = program.query().runs() == Runs.MATURED;
    this.asksAValueEach =
        breakdown != null
            && (breakdown.attribution() == Attribution.ALL
                || breakdown.attribution() == Attribution.STEP
                    && program.query().rules().everyValueOfStep());
    // In PostHog's trends a unit has one value, whatever the interval.
    this.onceAUnit =
        spans != null
            && breakdown != null
            && (breakdown.attribution() == Attribution.FIRST
                || breakdown.attribution() == Attribution.LAST)
            && program.query().preset() == Preset.POSTHOG;
    this.across =
        spans != null && values != null && breakdown != null && (onceAUnit || asksAValueEach)
            ? new AcrossIntervals(program, values, breakdown)
            : null;
    this.chooser = new Chooser(program, this);
    this.postings =
        !asksAValueEach && !onceAUnit && PostingsChooser.suits(program, population)
            ? new PostingsChooser(program, this, population.index().codes().size(), spans)
            : null;
  }

  /// Lets somebody see how the choice comes about, unit by unit.
  public void watch(Witness by) {
    chooser.watch(by);
  }

  /// What a group stands for.
  public static Kind kindOf(@Nullable EventValues values, int group) {
    if (values == null) {
      return Kind.ALL;
    }
    if (group == 0) {
      return Kind.NONE;
    }
    return group == groups(values) - 1 ? Kind.DID_NOT_REACH : Kind.VALUE;
  }

  /// A group's name as it is sent.
  public static String nameOf(@Nullable EventValues values, int group) {
    Kind kind = kindOf(values, group);
    return values != null && kind == Kind.VALUE ? values.text(group) : kind.text();
  }

  /// How many groups a breakdown may have.
  public static int groups(@Nullable EventValues values) {
    return values == null ? 1 : values.size() + 2;
  }

  /// Hands over the runs of all units of a part, reading only the events of the steps' codes where
  /// that is enough.
  ///
  /// @param scope is asked every few thousand events
  public void part(Population population, int part, QueryScope scope) {
    pacer = new Pacer(scope);
    if (postings == null || !population.index().block(part).postings().known()) {
      population.visit(part, scope, this::unit);
      return;
    }
    long before = counted;
    forcedGroup = -1;
    postings.block(population, part);
    units += counted - before; // one run a unit and interval
  }

  /// Hands over the runs of one unit.
  public void unit(UnitEvents events) {
    long before = counted;
    forcedGroup = -1;
    if (spans != null) {
      eachSpan(events, spans);
    } else if (values == null || !asksAValueEach) {
      chooser.unit(events);
    } else {
      eachValue(events, values, Long.MIN_VALUE, Long.MAX_VALUE);
    }
    if (counted > before) {
      units++;
    }
  }

  private void eachSpan(UnitEvents events, Spans intervals) {
    if (asksAValueEach && values != null) {
      eachSpanAndValue(events, intervals, values);
      return;
    }
    if (!chooser.load(events, null)) {
      return;
    }
    unitGroup = onceAUnit ? requireNonNull(across).valueOfUnit(events) : -1;
    chooser.choose(events, intervals);
  }

  /// Asks each value in each interval with an event that might be an entry.
  private void eachSpanAndValue(UnitEvents events, Spans intervals, EventValues told) {
    if (isOfStep()) {
      requireNonNull(across).look(events, intervals);
    }
    long after = Long.MIN_VALUE;
    for (int event = 0; event < events.size(); event++) {
      int interval = events.time(event) < after ? -1 : intervals.indexOf(events.time(event));
      if (interval >= 0) {
        forcedGroup = -1;
        after = intervals.to(interval);
        eachValue(events, told, intervals.from(interval), after);
      }
    }
  }

  private boolean isOfStep() {
    return requireNonNull(breakdown).attribution() == Attribution.STEP;
  }

  /// Asks the funnel once for each value that the unit's events have: of all its events, or (in
  /// PostHog's way) of those that make the step, in this interval of a trend or in another.
  private void eachValue(UnitEvents events, EventValues told, long fromMillis, long toMillis) {
    BitSet seen = new BitSet();
    for (int event = 0; event < events.size(); event++) {
      seen.set(told.value(events, event));
    }
    boolean ofStep = isOfStep();
    int step = ofStep ? requireNonNull(breakdown).step() - 1 : -1;
    AcrossIntervals known = ofStep ? across : null;
    reachedStep = ofStep && known == null ? step : 0;
    long countedBefore = counted;
    long ratedBefore = rated;
    for (int value = seen.nextSetBit(0); value >= 0; value = seen.nextSetBit(value + 1)) {
      forcedGroup = value;
      wantsCounted = known == null || known.has(value, /* ofMatured= */ false);
      wantsRated = known == null || known.has(value, ratesOfMatured);
      pacer.pass(events.size());
      if (chooser.load(events, new Restriction(told, value, step))) {
        chooser.choose(events, fromMillis, toMillis);
      }
    }
    if (ofStep) {
      reachedStep = -1;
      forcedGroup = told.size() + 1;
      wantsCounted = counted == countedBefore;
      wantsRated = rated == ratedBefore;
      if (chooser.load(events, null)) {
        chooser.choose(events, fromMillis, toMillis);
      }
      wantsCounted = true;
      wantsRated = true;
    }
    reachedStep = 0;
  }

  @Override
  public void run(UnitEvents events, Run run, boolean isCounted, boolean matured) {
    if (reachedStep > run.furthest() || reachedStep >= 0 && !run.took(reachedStep)) {
      return;
    }
    boolean counts = isCounted && wantsCounted;
    boolean rates = (ratesOfMatured ? matured : isCounted) && wantsRated;
    if (!counts && !rates) {
      return;
    }
    pacer.pass(EVENTS_A_RUN);
    counted += counts ? 1 : 0;
    rated += rates ? 1 : 0;
    sink.run(events, run, forcedGroup >= 0 ? forcedGroup : groupOf(events, run), counts, rates);
  }

  @Override
  public void removed(UnitEvents events, boolean matured) {
    sink.removed(forcedGroup, !ratesOfMatured || matured);
  }

  private int groupOf(UnitEvents events, Run run) {
    if (values == null || breakdown == null) {
      return 0;
    }
    if (onceAUnit) {
      return unitGroup;
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

  /// How many units had a run that counts.
  public long units() {
    return units;
  }

  /// How many runs count.
  public long runs() {
    return counted;
  }

  /// How many events were looked at.
  public long events() {
    return chooser.seen() + (postings == null ? 0 : postings.seen());
  }
}
