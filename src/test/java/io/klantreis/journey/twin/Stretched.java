package io.klantreis.journey.twin;

import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.query.FunnelQuery.Preset;
import io.klantreis.journey.query.FunnelQuery.Step;
import io.klantreis.journey.query.Metric;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.Unit;
import io.klantreis.testing.MemorySource.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Random cases drawn out in time, a tick of theirs being ten minutes, so that they fill hours.
final class Stretched {
  static final long TICK = 600_000;

  private Stretched() {}

  static List<Event> events(List<Event> events) {
    List<Event> later = new ArrayList<>();
    events.forEach(e -> later.add(new Event(e.customer(), e.timeMillis() * TICK, e.fields())));
    return later;
  }

  /// @param whole whether to ask of all events and seen from after them, so that much is told
  static FunnelQuery query(FunnelQuery query, Metric metric, boolean whole) {
    List<Step> steps = new ArrayList<>();
    for (Step step : query.steps()) {
      Long within = step.withinMillis();
      steps.add(
          new Step(
              step.selector(),
              step.name(),
              step.label(),
              step.optional(),
              within == null ? null : (Long) (within * TICK),
              step.minGapMillis() * TICK,
              step.direct(),
              step.firstEver()));
    }
    Breakdown by = query.breakdown();
    return copy(
        query,
        terms(query.terms(), whole),
        steps,
        query.windowMillis() * TICK,
        query.graceMillis() * TICK,
        by == null ? null : new Breakdown(by.by(), by.attribution(), by.step(), 1000),
        query.preset(),
        metric);
  }

  /// The same question about another range, as another preset asks it.
  static FunnelQuery within(FunnelQuery query, long fromMillis, long toMillis, Preset preset) {
    return copy(
        query,
        within(query.terms(), fromMillis, toMillis),
        query.steps(),
        query.windowMillis(),
        query.graceMillis(),
        query.breakdown(),
        preset,
        query.metric());
  }

  /// The same terms about another range.
  static Terms within(Terms terms, long fromMillis, long toMillis) {
    return new Terms(
        terms.scope(),
        terms.unit(),
        fromMillis,
        toMillis,
        terms.asOfMillis(),
        terms.zone(),
        terms.language(),
        terms.minSample());
  }

  private static Terms terms(Terms terms, boolean whole) {
    return new Terms(
        terms.scope(),
        terms.unit() instanceof Unit.Session session
            ? new Unit.Session(session.gapMillis() * TICK)
            : terms.unit(),
        (whole ? -5 : terms.fromMillis()) * TICK,
        (whole ? 45 : terms.toMillis()) * TICK,
        (whole ? 40 : terms.asOfMillis()) * TICK,
        terms.zone(),
        terms.language(),
        terms.minSample());
  }

  private static FunnelQuery copy(
      FunnelQuery query,
      Terms terms,
      List<Step> steps,
      long windowMillis,
      long graceMillis,
      @Nullable Breakdown breakdown,
      Preset preset,
      Metric metric) {
    return new FunnelQuery(
        terms,
        steps,
        query.order(),
        windowMillis,
        query.halfOpenWindow(),
        query.counting(),
        query.exclusions(),
        query.exclusionPolicy(),
        breakdown,
        preset,
        query.strictlyIncreasing(),
        graceMillis,
        query.modes(),
        query.runs(),
        query.select(),
        query.format(),
        metric);
  }
}
