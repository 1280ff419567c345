package io.klantreis.journey.run;

import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Mode;
import io.klantreis.journey.query.FunnelQuery.Step;
import java.util.ArrayList;
import java.util.List;

/// Says a question with what its preset's words mean in ours: the mode `strict_increase` is
/// `strictlyIncreasing`, and a window that runs from the step before is a `within` of each step.
final class OurWords {
  private OurWords() {}

  static FunnelQuery of(FunnelQuery query) {
    boolean increasing = query.strictlyIncreasing() || query.modes().contains(Mode.STRICT_INCREASE);
    boolean perStep = query.rules().windowAStep();
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
        query.metric(),
        query.rules());
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
