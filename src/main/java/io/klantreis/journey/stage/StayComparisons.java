package io.klantreis.journey.stage;

import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.StageDurationResult.Comparison;
import io.klantreis.journey.stats.FalseDiscovery;
import io.klantreis.journey.stats.LogRank;
import io.klantreis.journey.stats.PairedLengths;
import io.klantreis.journey.stats.StaySet;
import io.klantreis.journey.stats.TestResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Tests two groups of stays against each other, stage by stage.
final class StayComparisons {
  /// Of a test no more than some stays are in hand at once.
  private static final long BYTES_A_STAY = 8;

  private StayComparisons() {}

  /// The log-rank tests of all stages that are told of, each adjusted for the others.
  static Comparison[] of(Collected collected, Workers workers, QueryScope scope) {
    List<TestResult> tests =
        workers.make(
            collected.stages().size(),
            scope,
            stage -> {
              StaySet one = collected.set(0, stage);
              StaySet other = collected.set(1, stage);
              scope.grow(BYTES_A_STAY * (one.size() + other.size()));
              PairedLengths pair = collected.all().pair(collected.stages().get(stage));
              return pair == null ? LogRank.test(one, other) : LogRank.test(pair, one, other);
            });
    List<Integer> tested = new ArrayList<>();
    for (int stage = 0; stage < tests.size(); stage++) {
      if (!Double.isNaN(tests.get(stage).p())) {
        tested.add(stage);
      }
    }
    double[] adjusted =
        FalseDiscovery.adjust(tested.stream().mapToDouble(stage -> tests.get(stage).p()).toArray());
    Comparison[] comparisons = new Comparison[tests.size()];
    Arrays.fill(comparisons, Comparison.NONE);
    for (int i = 0; i < adjusted.length; i++) {
      TestResult test = tests.get(tested.get(i));
      comparisons[tested.get(i)] = new Comparison(test.statistic(), test.p(), adjusted[i]);
    }
    return comparisons;
  }
}
