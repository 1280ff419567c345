package io.klantreis.journey.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.journey.index.IndexBuilder;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.Baseline;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Attribution;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.query.FunnelQuery.Counting;
import io.klantreis.journey.query.FunnelQuery.Select;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.twin.HandMade;
import io.klantreis.testing.MemorySource;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// One pass over all stretches counts what each stretch asked by itself counts.
class ClosedFunnelTest {
  private static final long HOUR = 3_600_000;

  @Test
  void onePass_ofRandomJourneys_countsWhatEachStretchCounts() {
    try (Workers workers = new Workers(2)) {
      int runs = 0;
      for (int round = 0; round < 400; round++) {
        var random = new Random(9_000 + round);
        JourneyIndex index = IndexBuilder.build(events(random));
        FunnelQuery query = query(random);
        var baseline =
            new Baseline(
                (long) (30 + random.nextInt(100)) * HOUR, false, HOUR, Baseline.Metric.FALL);
        Looks looks = new Looks(query.terms(), baseline, /* ofMoments= */ false);
        StageModels models = new StageModels(java.util.List.of(query.terms().scope().model()));
        var funnel = new ClosedFunnel(query, looks, index, models);
        for (Comparison comparison : looks.comparisons()) {
          Map<String, String> expected =
              text(funnel.asked(comparison, workers, QueryScope.unbounded()));
          assertThat(text(funnel.counted(comparison, workers, QueryScope.unbounded())))
              .as("round %s: %s", round, query)
              .isEqualTo(expected);
          runs += expected.size();
        }
      }
      assertThat(runs).isGreaterThan(400);
    }
  }

  @Test
  void onePass_atEqualAge_waitsAsEachStretchDoes() {
    try (Workers workers = new Workers(2)) {
      int waits = 0;
      for (int round = 0; round < 400; round++) {
        var random = new Random(7_000 + round);
        JourneyIndex index = IndexBuilder.build(events(random));
        FunnelQuery query = query(random);
        var baseline =
            new Baseline(
                (long) (30 + random.nextInt(100)) * HOUR, true, HOUR, Baseline.Metric.FALL);
        Looks looks = new Looks(query.terms(), baseline, /* ofMoments= */ false);
        StageModels models = new StageModels(java.util.List.of(query.terms().scope().model()));
        var funnel = new EarlyFunnel(query, looks, index, models);
        for (Comparison comparison : looks.comparisons()) {
          EarlyPartial expected = funnel.asked(comparison, workers, QueryScope.unbounded());
          EarlyPartial found = funnel.counted(comparison, workers, QueryScope.unbounded());
          for (int group = 0; group < expected.groups(); group++) {
            for (int step = 0; step < 3; step++) {
              Waits wait = expected.waits(group, step);
              Waits same = found.waits(group, step);
              String what = "round " + round + ": " + query;
              assertThat(same == null).as(what).isEqualTo(wait == null);
              if (wait != null && same != null) {
                assertThat(same.asShare()).as(what).isEqualTo(wait.asShare());
                waits++;
              }
            }
          }
        }
      }
      assertThat(waits).isGreaterThan(400);
    }
  }

  private static Map<String, String> text(Map<String, Counts> groups) {
    return groups.entrySet().stream()
        .filter(group -> group.getValue().size() > 0)
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                group ->
                    java.util.Arrays.deepToString(group.getValue().entered())
                        + java.util.Arrays.deepToString(group.getValue().converted())));
  }

  private static MemorySource events(Random random) {
    var source = new MemorySource();
    String[] touchpoints = {"a1", "b", "c", "d"};
    for (int i = 20 + random.nextInt(200); i > 0; i--) {
      source.add(
          "c" + random.nextInt(12),
          random.nextInt(200) * HOUR,
          touchpoints[random.nextInt(touchpoints.length)],
          "channel",
          random.nextBoolean() ? "web" : "app");
    }
    return source;
  }

  private static FunnelQuery query(Random random) {
    FunnelQuery any = HandMade.funnel((long) (1 + random.nextInt(30)) * HOUR, 0, "a1", "b", "c");
    long to = (150 + random.nextInt(60)) * HOUR;
    long from = to - (1 + random.nextInt(30)) * HOUR;
    Terms all = any.terms();
    var terms =
        new Terms(
            all.scope(),
            all.unit(),
            from,
            to,
            to + random.nextInt(20) * HOUR,
            all.zone(),
            all.language(),
            1);
    Attribution[] attributions = Attribution.values();
    Breakdown breakdown =
        random.nextBoolean()
            ? null
            : new Breakdown("channel", attributions[random.nextInt(attributions.length)], 2, 25);
    Counting counting = Counting.values()[random.nextInt(Counting.values().length)];
    return any.asked(
        terms, breakdown, counting, random.nextBoolean() ? Select.CLOSED : Select.ENTRY);
  }
}
