package io.klantreis.journey.query;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.query.FunnelQuery.Mode;
import io.klantreis.journey.query.FunnelQuery.Order;
import io.klantreis.journey.query.FunnelQuery.Preset;
import java.util.Set;

/// What a preset changes about runs that no field of a question can say.
///
/// @param severalSteps whether one event may make several steps of a run
/// @param firstFitOnly whether an event fits no step but the first of those it fits
/// @param onceASecond whether events of one touchpoint in one second that fit the same steps are
///   one
/// @param latestEntry whether the latest of equally long runs counts, not the earliest
/// @param exclusionGraceMillis how near to a step an excluded event does no harm
/// @param interruption what ends a run, or a unit, before its window does
/// @param windowAStep whether the window runs from the step before, for each step
/// @param firstStepFirst whether a run in any order must begin with step 1
/// @param runInsideRange whether nothing at or after the range's end exists
/// @param everyValueOfStep whether a unit counts once for each value that an event of the
///   breakdown's step can have in a run
public record PresetRules(
    boolean severalSteps,
    boolean firstFitOnly,
    boolean onceASecond,
    boolean latestEntry,
    long exclusionGraceMillis,
    Interruption interruption,
    boolean windowAStep,
    boolean firstStepFirst,
    boolean runInsideRange,
    boolean everyValueOfStep) {

  /// How far an interruption by the modes `strict_deduplication` and `strict_order` reaches.
  public enum Interruption {
    NONE,
    /// It ends the run: the next entry may do better (Pinot).
    OF_RUN,
    /// It ends the unit: nothing from there on exists (ClickHouse).
    OF_UNIT
  }

  public PresetRules {
    requireNonNull(interruption, "interruption is null");
  }

  /// The rules of a preset for a question with such an order, grace and modes.
  public static PresetRules of(Preset preset, Order order, long graceMillis, Set<Mode> modes) {
    boolean ordered = order != Order.ANY;
    boolean clickHouse = preset == Preset.CLICKHOUSE && ordered;
    boolean pinot = preset == Preset.PINOT && ordered;
    boolean interrupts =
        modes.contains(Mode.STRICT_ORDER) || modes.contains(Mode.STRICT_DEDUPLICATION);
    boolean mixpanel = preset == Preset.MIXPANEL || preset == Preset.MIXPANEL_REENTRY;
    boolean amplitude = preset == Preset.AMPLITUDE;
    return new PresetRules(
        clickHouse && !modes.contains(Mode.STRICT_ONCE),
        pinot,
        amplitude && graceMillis > 0,
        preset == Preset.MIXPANEL_REENTRY,
        mixpanel || amplitude ? graceMillis : 0,
        interrupts && clickHouse
            ? Interruption.OF_UNIT
            : interrupts && pinot ? Interruption.OF_RUN : Interruption.NONE,
        preset == Preset.GA4 && ordered,
        !ordered && (mixpanel || amplitude),
        preset == Preset.POSTHOG,
        preset == Preset.POSTHOG);
  }

  /// Whether events are sorted otherwise than by the steps that they fit.
  public boolean sortsItsOwnWay() {
    return firstFitOnly || onceASecond || interruption != Interruption.NONE;
  }

  /// Whether steps that share no event make the runs that they make without a preset.
  public boolean areOursApart() {
    return !onceASecond && !latestEntry && interruption == Interruption.NONE;
  }
}
