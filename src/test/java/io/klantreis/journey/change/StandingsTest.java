package io.klantreis.journey.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.klantreis.journey.change.ChangeResult.Row;
import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.index.IndexBuilder;
import io.klantreis.journey.model.Labels;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.model.TouchpointRule;
import io.klantreis.journey.query.Baseline;
import io.klantreis.journey.query.ChangeQuery;
import io.klantreis.journey.query.InStageQuery;
import io.klantreis.journey.query.InStageQuery.Metric;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.twin.HandMade;
import io.klantreis.testing.MemorySource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Who stands where against the weeks before, asked of the engine, beside a plain count of stays.
class StandingsTest {
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;
  private static final long TO = 100 * DAY;
  private static final long TARGET = 3 * DAY;
  private static final StageModel MODEL =
      new StageModel(
          "test",
          Labels.same("test"),
          List.of(
              new Stage(
                  "waiting", Labels.same("waiting"), List.of(), List.of(), Duration.ofDays(3)),
              new Stage("done", Labels.same("done"), List.of(), List.of(), null)),
          List.of(new TouchpointRule("waiting", "wait"), new TouchpointRule("done", "done")));

  private record Stay(long begin, long end) {
    boolean at(long moment, long age) {
      return begin + Math.max(1, age) <= moment && moment <= end;
    }
  }

  private static List<Stay> stays(long seed, double surge) {
    var random = new Random(seed);
    List<Stay> stays = new ArrayList<>();
    double time = 0;
    while (time < TO) {
      double perDay = time > TO - 6 * DAY ? 20 * surge : 20;
      time += -Math.log(1 - random.nextDouble()) / perDay * DAY;
      stays.add(
          new Stay((long) time, (long) (time - 2.0 * DAY * Math.log(1 - random.nextDouble()))));
    }
    return stays;
  }

  private static Row ask(List<Stay> stays, Metric metric) {
    var source = new MemorySource();
    for (int i = 0; i < stays.size(); i++) {
      source.add("c" + i, stays.get(i).begin(), "wait");
      source.add("c" + i, stays.get(i).end(), "done");
    }
    Terms all = HandMade.terms(MODEL, TO);
    var terms =
        new Terms(
            all.scope(),
            all.unit(),
            TO - 40 * DAY,
            TO + 1234,
            TO + 1234,
            all.zone(),
            all.language(),
            5);
    var query =
        new InStageQuery(terms, "waiting", null, 0.9, 100, metric, InStageQuery.Format.ALERT);
    var change = new ChangeQuery(query, new Baseline(28 * DAY, false, HOUR, Baseline.Metric.RISE));
    try (Workers workers = new Workers(2)) {
      var engine =
          new IndexedEngine(IndexBuilder.build(source), new StageModels(List.of(MODEL)), workers);
      List<Row> rows = engine.change(change, QueryScope.unbounded()).rows();
      assertThat(rows).hasSize(1);
      assertThat(rows.getFirst().id()).isEqualTo("waiting");
      return rows.getFirst();
    }
  }

  private static double count(List<Stay> stays, int weeksBefore, long age) {
    long moment = TO - 7 * weeksBefore * DAY;
    return stays.stream().filter(stay -> stay.at(moment, age)).count();
  }

  private static double before(List<Stay> stays, long age) {
    double sum = 0;
    for (int week = 1; week <= 4; week++) {
      sum += count(stays, week, age);
    }
    return sum / 4;
  }

  @Test
  void numbers_areThoseOfThisMomentAndOfTheSameHourOfFourWeeksBefore() {
    for (long seed = 1; seed <= 5; seed++) {
      List<Stay> stays = stays(seed, 1);
      Row here = ask(stays, Metric.IN_STAGE);
      assertThat(here.verdict().recent()).isEqualTo(count(stays, 0, 0));
      assertThat(here.verdict().baseline()).isCloseTo(before(stays, 0), within(1e-9));
      assertThat(here.verdict().rise()).isLessThan(here.verdict().change());
      Row over = ask(stays, Metric.OVER_TARGET);
      assertThat(over.verdict().recent()).isEqualTo(count(stays, 0, TARGET + 1));
      assertThat(over.verdict().baseline()).isCloseTo(before(stays, TARGET + 1), within(1e-9));
      Row share = ask(stays, Metric.STUCK_SHARE);
      Row stuck = ask(stays, Metric.STUCK);
      assertThat(share.verdict().recent())
          .isCloseTo(stuck.verdict().recent() / here.verdict().recent(), within(1e-12));
      // One in ten lasts longer than the time that nine in ten do: of those who stand there too,
      // for how long somebody stays does not depend on how long they have.
      assertThat(share.verdict().baseline()).isBetween(0.02, 0.25);
    }
  }

  @Test
  void surge_isToldOf_andASteadyNumberIsNot() {
    int steady = 0;
    int surge = 0;
    for (long seed = 100; seed < 120; seed++) {
      steady += ask(stays(seed, 1), Metric.IN_STAGE).verdict().rise() > 0 ? 1 : 0;
      surge += ask(stays(seed, 3), Metric.IN_STAGE).verdict().rise() > 0 ? 1 : 0;
    }
    assertThat(steady).isZero();
    assertThat(surge).isGreaterThanOrEqualTo(18);
  }
}
