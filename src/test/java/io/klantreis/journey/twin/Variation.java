package io.klantreis.journey.twin;

import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.query.FunnelQuery.Counting;
import io.klantreis.journey.query.FunnelQuery.Exclusion;
import io.klantreis.journey.query.FunnelQuery.Order;
import io.klantreis.journey.query.FunnelQuery.Preset;
import io.klantreis.journey.query.FunnelQuery.Runs;
import io.klantreis.journey.query.FunnelQuery.Select;
import io.klantreis.journey.query.FunnelQuery.Step;
import io.klantreis.journey.query.Terms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question with some things of it changed.
final class Variation {
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
    this.runs = of.runs();
    this.select = of.select();
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
        of.modes(),
        runs,
        select,
        of.format(),
        of.metric());
  }
}
