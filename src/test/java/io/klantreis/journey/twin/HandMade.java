package io.klantreis.journey.twin;

import io.klantreis.journey.model.Language;
import io.klantreis.journey.model.Selector;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Step;
import io.klantreis.journey.query.Metric;
import io.klantreis.journey.query.Scope;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.Unit;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Plain questions, for tests that change one thing of them.
public final class HandMade {
  private HandMade() {}

  /// Everything up to a time, in any range before it.
  public static Terms terms(StageModel model, long asOfMillis) {
    Scope scope = new Scope(model, null, null, null, List.of(), Scope.FiltersOn.EVENTS);
    return new Terms(
        scope,
        new Unit.Customer(),
        Long.MIN_VALUE / 4,
        Long.MAX_VALUE / 4,
        asOfMillis,
        ZoneOffset.UTC,
        Language.EN,
        5);
  }

  /// An ordered funnel of touchpoints over everything up to a time.
  public static FunnelQuery funnel(long windowMillis, long asOfMillis, String... touchpoints) {
    List<Step> steps = new ArrayList<>();
    for (String touchpoint : touchpoints) {
      Selector selector = new Selector.ByTouchpoint(touchpoint, List.of(), null);
      steps.add(new Step(selector, touchpoint, touchpoint, false, null, 0, false, false));
    }
    return new FunnelQuery(
        terms(RandomCase.MODEL, asOfMillis),
        steps,
        FunnelQuery.Order.ORDERED,
        windowMillis,
        false,
        FunnelQuery.Counting.UNIQUE,
        List.of(),
        FunnelQuery.ExclusionPolicy.OTHER_CLEAN_RUN,
        null,
        FunnelQuery.Preset.DEFAULT,
        false,
        0,
        Set.of(),
        FunnelQuery.Runs.MATURED,
        FunnelQuery.Select.ENTRY,
        FunnelQuery.Format.STEPS,
        Metric.CONVERSION);
  }

  /// The same question with another counting and another rule for ties.
  static FunnelQuery with(FunnelQuery query, FunnelQuery.Counting counting, boolean increasing) {
    return new FunnelQuery(
        query.terms(),
        query.steps(),
        query.order(),
        query.windowMillis(),
        query.halfOpenWindow(),
        counting,
        query.exclusions(),
        query.exclusionPolicy(),
        query.breakdown(),
        query.preset(),
        increasing,
        query.graceMillis(),
        query.modes(),
        FunnelQuery.Runs.OBSERVED,
        query.select(),
        query.format(),
        query.metric());
  }

  /// The same question with rates of other runs.
  static FunnelQuery with(FunnelQuery query, FunnelQuery.Runs runs) {
    return new FunnelQuery(
        query.terms(),
        query.steps(),
        query.order(),
        query.windowMillis(),
        query.halfOpenWindow(),
        query.counting(),
        query.exclusions(),
        query.exclusionPolicy(),
        query.breakdown(),
        query.preset(),
        query.strictlyIncreasing(),
        query.graceMillis(),
        query.modes(),
        runs,
        query.select(),
        query.format(),
        query.metric());
  }

  /// The same question broken down.
  static FunnelQuery brokenDown(FunnelQuery query, FunnelQuery.Breakdown breakdown) {
    return new FunnelQuery(
        query.terms(),
        query.steps(),
        query.order(),
        query.windowMillis(),
        query.halfOpenWindow(),
        query.counting(),
        query.exclusions(),
        query.exclusionPolicy(),
        breakdown,
        query.preset(),
        query.strictlyIncreasing(),
        query.graceMillis(),
        query.modes(),
        query.runs(),
        query.select(),
        query.format(),
        query.metric());
  }
}
