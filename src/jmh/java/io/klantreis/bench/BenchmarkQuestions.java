package io.klantreis.bench;

import io.klantreis.journey.model.Language;
import io.klantreis.journey.model.Selector;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.query.FunnelQuery.Step;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.Metric;
import io.klantreis.journey.query.Scope;
import io.klantreis.journey.query.SentimentQuery;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.Unit;
import io.klantreis.plugin.model.ModelFiles;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The questions that are timed.
final class BenchmarkQuestions {
  static final long DAY = 86_400_000L;
  private static final StageModel MODEL = ModelFiles.ofProduct().find("localo").orElseThrow();

  private BenchmarkQuestions() {}

  static Terms terms(long fromMillis, long toMillis) {
    Scope scope = new Scope(MODEL, null, null, null, List.of(), Scope.FiltersOn.EVENTS);
    long asOf = SyntheticLog.BEGIN + 800 * DAY;
    return new Terms(
        scope, new Unit.Customer(), fromMillis, toMillis, asOf, ZoneOffset.UTC, Language.EN, 1);
  }

  static Terms everything() {
    return terms(SyntheticLog.BEGIN - DAY, SyntheticLog.BEGIN + 800 * DAY);
  }

  static FunnelQuery touchpoints(Terms terms, int steps, long window, @Nullable String by) {
    return funnel(
        terms,
        steps,
        window,
        by,
        stage -> new Selector.ByTouchpoint(stage + "_web", List.of(), null));
  }

  static FunnelQuery stages(Terms terms, long window) {
    return funnel(
        terms,
        SyntheticLog.STAGES.size(),
        window,
        null,
        stage -> new Selector.ByStage(stage, List.of(), null));
  }

  private static FunnelQuery funnel(
      Terms terms, int count, long window, @Nullable String by, Function<String, Selector> of) {
    List<Step> steps = new ArrayList<>();
    for (String stage : SyntheticLog.STAGES.subList(0, count)) {
      steps.add(new Step(of.apply(stage), stage, stage, false, null, 0, false, false));
    }
    return new FunnelQuery(
        terms,
        steps,
        FunnelQuery.Order.ORDERED,
        window,
        false,
        FunnelQuery.Counting.UNIQUE,
        List.of(),
        FunnelQuery.ExclusionPolicy.OTHER_CLEAN_RUN,
        by == null ? null : new Breakdown(by, FunnelQuery.Attribution.FIRST, 1, 25),
        FunnelQuery.Preset.DEFAULT,
        false,
        0,
        Set.of(),
        FunnelQuery.Runs.MATURED,
        FunnelQuery.Select.ENTRY,
        FunnelQuery.Format.STEPS,
        Metric.CONVERSION);
  }

  static StageDurationQuery durations(Terms terms) {
    return new StageDurationQuery(
        terms,
        StageDurationQuery.Measure.SOJOURN,
        null,
        null,
        Interval.DAY,
        StageDurationQuery.Format.TABLE);
  }

  static SentimentQuery sentiment(Terms terms) {
    return new SentimentQuery(
        terms, SentimentQuery.By.TOUCHPOINT, Interval.DAY, true, SentimentQuery.Format.SERIES);
  }
}
