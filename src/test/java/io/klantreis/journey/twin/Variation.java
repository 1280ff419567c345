package io.klantreis.journey.twin;

import io.klantreis.journey.model.Selector;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.query.FunnelQuery.Counting;
import io.klantreis.journey.query.FunnelQuery.Exclusion;
import io.klantreis.journey.query.FunnelQuery.Mode;
import io.klantreis.journey.query.FunnelQuery.Order;
import io.klantreis.journey.query.FunnelQuery.Preset;
import io.klantreis.journey.query.FunnelQuery.Runs;
import io.klantreis.journey.query.FunnelQuery.Select;
import io.klantreis.journey.query.FunnelQuery.Step;
import io.klantreis.journey.query.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A question with some things of it changed.
final class Variation {
  private static final Preset[] PRESETS = {
    Preset.CLICKHOUSE,
    Preset.CLICKHOUSE,
    Preset.PINOT,
    Preset.PINOT,
    Preset.MIXPANEL_REENTRY,
    Preset.MIXPANEL,
    Preset.AMPLITUDE,
    Preset.GA4,
    Preset.POSTHOG,
    Preset.DEFAULT
  };

  private final FunnelQuery of;
  Terms terms;
  List<Step> steps;
  Order order;
  long window;
  Counting counting;
  List<Exclusion> exclusions;
  @Nullable Breakdown breakdown;
  Preset preset;
  long grace;
  Set<Mode> modes;
  Runs runs;
  Select select;

  Variation(FunnelQuery of) {
    this.of = of;
    this.terms = of.terms();
    this.steps = of.steps();
    this.order = of.order();
    this.window = of.windowMillis();
    this.counting = of.counting();
    this.exclusions = of.exclusions();
    this.breakdown = of.breakdown();
    this.preset = of.preset();
    this.grace = of.graceMillis();
    this.modes = of.modes();
    this.runs = of.runs();
    this.select = of.select();
  }

  /// The same question with more runs to choose from: of all customers, in all time, from
  /// touchpoint to touchpoint, with a short window.
  static FunnelQuery ofManyRuns(FunnelQuery query, RandomCase random) {
    Variation many = new Variation(query);
    long asOf = random.ticks(30) + random.ticks(15);
    many.terms = HandMade.terms(RandomCase.MODEL, asOf);
    many.select = Select.ENTRY;
    many.window = random.ticks(8);
    many.preset = random.one(PRESETS);
    many.modes = random.modes(many.preset, many.order);
    many.counting = random.chance(0.6) ? Counting.UNIQUE : many.counting;
    many.exclusions = random.chance(0.6) ? List.of() : many.exclusions;
    many.breakdown = random.chance(0.6) ? null : many.breakdown;
    many.grace = many.modes.isEmpty() ? many.grace : 0;
    List<Step> steps = new ArrayList<>();
    for (Step step : query.steps()) {
      Selector selector =
          new Selector.ByTouchpoint(random.one("a", "b", "c"), List.of(), /* name= */ null);
      steps.add(
          new Step(
              selector,
              step.name(),
              step.label(),
              step.optional(),
              step.withinMillis(),
              step.minGapMillis(),
              step.direct(),
              step.firstEver()));
    }
    many.steps = steps;
    return many.query();
  }

  Variation range(long from, long to) {
    terms =
        new Terms(
            terms.scope(),
            terms.unit(),
            from,
            to,
            terms.asOfMillis(),
            terms.zone(),
            terms.language(),
            terms.minSample());
    return this;
  }

  FunnelQuery query() {
    return new FunnelQuery(
        terms,
        steps,
        order,
        window,
        of.halfOpenWindow(),
        counting,
        exclusions,
        of.exclusionPolicy(),
        breakdown,
        preset,
        of.strictlyIncreasing(),
        grace,
        modes,
        runs,
        select,
        of.format(),
        of.metric());
  }
}
