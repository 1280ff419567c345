package io.klantreis.journey.stage;

import io.klantreis.journey.model.Stage;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.StageDurationAnalysis.Collected;
import io.klantreis.journey.stage.StageDurationResult.Comparison;
import io.klantreis.journey.stats.FalseDiscovery;
import io.klantreis.journey.stats.LogRank;
import io.klantreis.journey.stats.TestResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tests two groups of stays against each other, stage by stage.
final class StayComparisons {
  private StayComparisons() {}

  /// The log-rank tests of all stages, each adjusted for the others.
  static Comparison[] of(
      StageDurationQuery query,
      List<Stage> model,
      Collected collected,
      Workers workers,
      QueryScope scope) {
    Comparison[] comparisons = new Comparison[model.size()];
    Arrays.fill(comparisons, Comparison.NONE);
    if (!query.compares()) {
      return comparisons;
    }
    List<Integer> tested = new ArrayList<>();
    List<TestResult> results = new ArrayList<>();
    @Nullable TestResult[] tests = new @Nullable TestResult[model.size()];
    workers.run(
        collected.stages().size(),
        scope,
        () -> tests,
        (all, place) -> {
          int stage = collected.stages().get(place);
          Stays one = stays(collected, stage, 0);
          Stays other = stays(collected, stage, 1);
          scope.grow(16L * (one.size() + other.size()));
          all[stage] =
              LogRank.test(one.ended(), one.openLengths(), other.ended(), other.openLengths());
        });
    for (int stage = 0; stage < tests.length; stage++) {
      TestResult test = tests[stage];
      if (test != null && !Double.isNaN(test.p())) {
        tested.add(stage);
        results.add(test);
      }
    }
    double[] adjusted =
        FalseDiscovery.adjust(results.stream().mapToDouble(TestResult::p).toArray());
    for (int i = 0; i < adjusted.length; i++) {
      TestResult test = results.get(i);
      comparisons[tested.get(i)] = new Comparison(test.statistic(), test.p(), adjusted[i]);
    }
    return comparisons;
  }

  private static Stays stays(Collected collected, int stage, int group) {
    return collected.all().tally().stays(stage, collected.groups().get(group).members());
  }
}
