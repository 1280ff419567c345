package io.klantreis.journey.twin;

import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Mode;
import io.klantreis.journey.query.FunnelQuery.Order;
import io.klantreis.journey.query.FunnelQuery.Preset;
import org.jspecify.annotations.Nullable;

/// What a preset and its modes mean: docs/semantics.md, preset by preset.
record TwinRules(FunnelQuery query) {
  private boolean is(Preset preset) {
    return query.preset() == preset;
  }

  boolean has(Mode mode) {
    return query.modes().contains(mode);
  }

  /// mixpanel, amplitude: in any order the first step still comes first.
  boolean anchored() {
    return is(Preset.MIXPANEL) || isReentry() || is(Preset.AMPLITUDE);
  }

  boolean isReentry() {
    return is(Preset.MIXPANEL_REENTRY);
  }

  /// ga4: each step has the window to itself, counted from the step before.
  private boolean windowIsPerStep() {
    return is(Preset.GA4) && query.order() != Order.ANY;
  }

  /// The most time that a whole run may take.
  long window() {
    if (!windowIsPerStep()) {
      return query.windowMillis();
    }
    long all = 0;
    for (int k = 1; k < query.steps().size(); k++) {
      Long within = within(k);
      all += within == null ? 0 : within;
    }
    return all;
  }

  @Nullable Long within(int step) {
    Long own = query.steps().get(step).withinMillis();
    return own == null && step > 0 && windowIsPerStep() ? (Long) query.windowMillis() : own;
  }

  boolean increasing() {
    return query.strictlyIncreasing() || has(Mode.STRICT_INCREASE);
  }

  /// clickhouse: one event may make several steps, unless strict_once.
  boolean oneEventMayMakeSeveralSteps() {
    return isClickHouse() && !has(Mode.STRICT_ONCE);
  }

  /// pinot: an event fits no step but the first that it fits.
  boolean onlyTheFirstFitCounts() {
    return is(Preset.PINOT) && query.order() != Order.ANY;
  }

  /// amplitude: one event a second and touchpoint, unless to the millisecond.
  boolean onceASecond() {
    return is(Preset.AMPLITUDE) && query.graceMillis() > 0;
  }

  /// mixpanel, amplitude: an excluded event within the grace of a step may have come before or
  /// after it.
  long exclusionGrace() {
    boolean graceful = is(Preset.MIXPANEL) || isReentry() || is(Preset.AMPLITUDE);
    return graceful ? query.graceMillis() : 0;
  }

  private boolean isClickHouse() {
    return is(Preset.CLICKHOUSE) && query.order() != Order.ANY;
  }

  private boolean interrupts() {
    return has(Mode.STRICT_ORDER) || has(Mode.STRICT_DEDUPLICATION);
  }

  boolean interruptsUnits() {
    return isClickHouse() && interrupts();
  }

  boolean interruptsRuns() {
    return onlyTheFirstFitCounts() && interrupts();
  }
}
