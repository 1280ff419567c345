package io.klantreis.journey.query;

import io.klantreis.journey.query.FunnelQuery.Counting;
import io.klantreis.journey.query.FunnelQuery.ExclusionPolicy;
import io.klantreis.journey.query.FunnelQuery.Mode;
import java.util.Set;

/// A question of which one axis is about to change.
final class AxisChange {
  private final FunnelQuery of;
  long windowMillis;
  boolean halfOpenWindow;
  Counting counting;
  ExclusionPolicy exclusionPolicy;
  boolean increasing;
  long graceMillis;
  Set<Mode> modes;
  PresetRules rules;

  AxisChange(FunnelQuery of) {
    this.of = of;
    this.windowMillis = of.windowMillis();
    this.halfOpenWindow = of.halfOpenWindow();
    this.counting = of.counting();
    this.exclusionPolicy = of.exclusionPolicy();
    this.increasing = Axis.isIncreasing(of);
    this.graceMillis = of.graceMillis();
    this.modes = Axis.interrupting(of);
    this.rules = of.rules();
  }

  FunnelQuery query() {
    return new FunnelQuery(
        of.terms(),
        of.steps(),
        of.order(),
        windowMillis,
        halfOpenWindow,
        counting,
        of.exclusions(),
        exclusionPolicy,
        of.breakdown(),
        of.preset(),
        increasing,
        graceMillis,
        modes,
        of.runs(),
        of.select(),
        of.format(),
        of.metric(),
        rules);
  }
}
