package io.klantreis.journey.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.journey.index.IndexBuilder;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.model.Labels;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.model.TouchpointRule;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.StageDurationQuery.Measure;
import io.klantreis.journey.query.StageDurationQuery.Per;
import io.klantreis.journey.query.StageDurationQuery.Split;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.StageDurationAnalysis;
import io.klantreis.journey.stage.StayLengths;
import io.klantreis.journey.twin.HandMade;
import io.klantreis.testing.MemorySource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The visits of a whole baseline, beside those of its stretches asked one after another.
class BaselineStaysTest {
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;
  private static final StageModel MODEL =
      new StageModel(
          "shop",
          Labels.same("shop"),
          List.of(stage("look"), stage("choose"), stage("done")),
          List.of(
              new TouchpointRule("look", "look"),
              new TouchpointRule("choose", "choose"),
              new TouchpointRule("done", "done")));

  private static Stage stage(String id) {
    return new Stage(id, Labels.same(id), List.of(), List.of(), null);
  }

  private static JourneyIndex events(long seed) {
    var random = new Random(seed);
    String[] touchpoints = {"look", "choose", "done", "other"};
    var source = new MemorySource();
    for (int customer = 0; customer < 400; customer++) {
      long time = random.nextLong(40) * DAY;
      for (int event = random.nextInt(12); event >= 0; event--) {
        String channel = random.nextBoolean() ? "web" : "app";
        source.add("c" + customer, time, touchpoints[random.nextInt(4)], "channel", channel);
        time += random.nextLong(8) * 12 * HOUR;
      }
    }
    return IndexBuilder.build(source);
  }

  @ParameterizedTest
  @CsvSource({"1,,", "2, 36,", "3,, channel", "4, 60, channel"})
  void visitsOfAWholeBaseline_areThoseOfItsStretches(
      long seed, @Nullable Long idleHours, @Nullable String by) {
    JourneyIndex index = events(seed);
    long to = 45 * DAY;
    Comparison comparison = Comparison.of(to - 3 * DAY, to, 28 * DAY, 1);
    try (Workers workers = new Workers(2)) {
      TreeMap<String, List<Long>> one = new TreeMap<>();
      TreeMap<String, List<Long>> all = new TreeMap<>();
      for (Stretch stretch : comparison.baseline()) {
        add(one, index, query(stretch, to, idleHours, by), workers);
      }
      add(all, index, query(comparison.before(), to, idleHours, by), workers);
      one.values().forEach(lengths -> lengths.sort(null));
      all.values().forEach(lengths -> lengths.sort(null));
      assertThat(all).isEqualTo(one).hasSizeGreaterThan(2);
    }
  }

  private static StageDurationQuery query(
      Stretch stretch, long to, @Nullable Long idleHours, @Nullable String by) {
    Terms any = HandMade.terms(MODEL, to);
    return new StageDurationQuery(
        stretch.in(any),
        Measure.SOJOURN,
        Per.VISIT,
        null,
        idleHours == null ? null : idleHours * HOUR,
        by == null ? null : new Split.Breakdown(by, 10),
        null,
        Interval.DAY,
        /* band= */ false,
        StageDurationQuery.Format.TABLE);
  }

  private static void add(
      TreeMap<String, List<Long>> to,
      JourneyIndex index,
      StageDurationQuery query,
      Workers workers) {
    var models = new StageModels(List.of(MODEL));
    for (StayLengths.OfGroup group :
        new StageDurationAnalysis(index, models, query).lengths(workers, QueryScope.unbounded())) {
      for (int stage = 0; stage < group.stages().size(); stage++) {
        StayLengths lengths = group.stages().get(stage);
        for (long ended : lengths.ended()) {
          of(to, group.group() + " ended " + stage).add(ended);
        }
        for (long open : lengths.open()) {
          of(to, group.group() + " open " + stage).add(open);
        }
      }
    }
  }

  private static List<Long> of(TreeMap<String, List<Long>> all, String key) {
    return all.computeIfAbsent(key, k -> new ArrayList<>());
  }
}
