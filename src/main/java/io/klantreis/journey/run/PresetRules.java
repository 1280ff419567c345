package io.klantreis.journey.run;

import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Mode;
import io.klantreis.journey.query.FunnelQuery.Order;
import io.klantreis.journey.query.FunnelQuery.Preset;
import io.klantreis.journey.query.FunnelQuery.Step;
import java.util.ArrayList;
import java.util.List;

/// What a preset changes about runs that no field of a question can say.
///
/// @param severalSteps whether one event may make several steps of a run
/// @param firstFitOnly whether an event fits no step but the first of those it fits
/// @param onceASecond whether events of one touchpoint in one second that fit the same steps are
///   one
/// @param latestEntry whether the latest of equally long runs counts, not the earliest
/// @param exclusionGraceMillis how near to a step an excluded event does no harm
/// @param interruption what ends a run, or a unit, before its window does
record PresetRules(
    boolean severalSteps,
    boolean firstFitOnly,
    boolean onceASecond,
    boolean latestEntry,
    long exclusionGraceMillis,
    Interruption interruption) {

  /// How far an interruption by the modes `strict_deduplication` and `strict_order` reaches.
  enum Interruption {
    NONE,
    /// It ends the run: the next entry may do better (Pinot).
    OF_RUN,
    /// It ends the unit: nothing from there on exists (ClickHouse).
    OF_UNIT
  }

  static PresetRules of(FunnelQuery query) {
    Preset preset = query.preset();
    boolean ordered = query.order() != Order.ANY;
    boolean clickHouse = preset == Preset.CLICKHOUSE && ordered;
    boolean pinot = preset == Preset.PINOT && ordered;
    boolean interrupts =
        query.modes().contains(Mode.STRICT_ORDER)
            || query.modes().contains(Mode.STRICT_DEDUPLICATION);
    boolean mixpanel = preset == Preset.MIXPANEL || preset == Preset.MIXPANEL_REENTRY;
    return new PresetRules(
        clickHouse && !query.modes().contains(Mode.STRICT_ONCE),
        pinot,
        preset == Preset.AMPLITUDE && query.graceMillis() > 0,
        preset == Preset.MIXPANEL_REENTRY,
        mixpanel ? query.graceMillis() : 0,
        interrupts && clickHouse
            ? Interruption.OF_UNIT
            : interrupts && pinot ? Interruption.OF_RUN : Interruption.NONE);
  }

  /// Whether events are sorted otherwise than by the steps that they fit.
  boolean sortsItsOwnWay() {
    return firstFitOnly || onceASecond || interruption != Interruption.NONE;
  }

  /// Whether steps that share no event make the runs that they make without a preset.
  boolean areOursApart() {
    return !onceASecond && !latestEntry && interruption == Interruption.NONE;
  }

  /// The question with what its preset's words mean in ours: the mode `strict_increase` is
  /// `strictlyIncreasing`, and a window that runs from the step before is a `within` of each step.
  static FunnelQuery inOurWords(FunnelQuery query) {
    boolean increasing = query.strictlyIncreasing() || query.modes().contains(Mode.STRICT_INCREASE);
    boolean perStep = query.preset() == Preset.GA4 && query.order() != Order.ANY;
    List<Step> steps = query.steps();
    long window = query.windowMillis();
    if (perStep) {
      steps = eachWithin(query);
      window = 0;
      for (Step step : steps) {
        Long within = step.withinMillis();
        window = Program.plus(window, within == null ? 0 : within);
      }
    }
    if (!perStep && increasing == query.strictlyIncreasing()) {
      return query;
    }
    return new FunnelQuery(
        query.terms(),
        steps,
        query.order(),
        window,
        query.halfOpenWindow(),
        query.counting(),
        query.exclusions(),
        query.exclusionPolicy(),
        query.breakdown(),
        query.preset(),
        increasing,
        query.graceMillis(),
        query.modes(),
        query.runs(),
        query.select(),
        query.format(),
        query.metric());
  }

  private static List<Step> eachWithin(FunnelQuery query) {
    List<Step> steps = new ArrayList<>();
    for (Step step : query.steps()) {
      boolean usual = step.withinMillis() == null && !steps.isEmpty();
      steps.add(
          new Step(
              step.selector(),
              step.name(),
              step.label(),
              step.optional(),
              usual ? (Long) query.windowMillis() : step.withinMillis(),
              step.minGapMillis(),
              step.direct(),
              step.firstEver()));
    }
    return steps;
  }
}
