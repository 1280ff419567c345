package io.klantreis.journey.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.index.SmallBlocks;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.StageDurationQuery.Format;
import io.klantreis.journey.query.StageDurationQuery.Measure;
import io.klantreis.journey.query.StageDurationQuery.Per;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.Unit;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.StageDurationResult;
import io.klantreis.journey.stage.StageDurationResult.Line;
import io.klantreis.journey.stage.StageDurationResult.Row;
import io.klantreis.testing.MemorySource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Stays that are told apart by interval, from what blocks keep, are those of the general way, and
/// each interval's median is that of a table of it alone.
class IntervalStaysTwinTest {
  private static final int CASES = Integer.getInteger("twin.cases", 600);
  private static final long SEED = Long.getLong("twin.seed", 20261127);
  private static final String[] TOUCHPOINTS = {"a", "b", "c", "d", "e", "search"};
  private static final long HOUR = 3_600_000;

  @Test
  void seriesAndHeatmaps_ofManyIntervals_areThoseOfTheGeneralWay() {
    try (Workers workers = new Workers(2)) {
      for (long seed = SEED; seed < SEED + CASES; seed++) {
        Random random = new Random(seed);
        int hours = 1 + random.nextInt(random.nextBoolean() ? 40 : 1_500);
        IndexedEngine engine = engine(random, hours, workers);
        for (int i = 0; i < 4; i++) {
          Terms terms = terms(random, hours * HOUR);
          String stage = random.nextInt(3) == 0 ? RandomCase.MODEL.stages().get(1).id() : null;
          Interval interval = random.nextBoolean() ? Interval.HOUR : Interval.DAY;
          Format format = random.nextInt(3) == 0 ? Format.HEATMAP : Format.SERIES;
          Terms session =
              within(terms, new Unit.Session(1L << 50), terms.fromMillis(), terms.toMillis());
          FastPathsTest.compare(
              ask(engine, terms, stage, interval, format),
              ask(engine, session, stage, interval, format),
              seed + " " + format + " " + interval + " " + stage + " " + terms);
        }
      }
    }
  }

  @Test
  void series_ofEachInterval_areThoseOfATableOfItAlone() {
    long told = 0;
    try (Workers workers = new Workers(2)) {
      for (long seed = SEED; seed < SEED + CASES / 10; seed++) {
        Random random = new Random(seed);
        int hours = 1 + random.nextInt(500);
        IndexedEngine engine = engine(random, hours, workers);
        Terms terms = terms(random, hours * HOUR);
        var series =
            (StageDurationResult.Series) ask(engine, terms, null, Interval.DAY, Format.SERIES);
        for (int i = 0; i < series.axis().size(); i++) {
          Terms alone =
              within(terms, terms.unit(), series.axis().startMillis(i), series.axis().endMillis(i));
          var table =
              (StageDurationResult.Table) ask(engine, alone, null, Interval.DAY, Format.TABLE);
          for (Row row : table.rows()) {
            Optional<Line> line =
                series.lines().stream().filter(l -> l.stage().equals(row.stage())).findAny();
            if (line.isEmpty()) {
              assertThat(row.entered()).isZero();
              continue;
            }
            String what = "seed " + seed + " " + i + " " + row;
            assertThat(line.get().entered()[i]).as(what).isEqualTo(row.entered());
            assertThat(line.get().median()[i]).as(what).isEqualTo(Double.valueOf(row.median()));
            assertThat(line.get().low()[i]).as(what).isEqualTo(Double.valueOf(row.medianLow()));
            assertThat(line.get().high()[i]).as(what).isEqualTo(Double.valueOf(row.medianHigh()));
            told += Double.isNaN(row.median()) ? 0 : 1;
          }
        }
      }
    }
    assertThat(told).isGreaterThan(CASES / 10);
  }

  private static StageDurationResult ask(
      IndexedEngine engine, Terms terms, @Nullable String stage, Interval interval, Format format) {
    return engine.stageDuration(
        new StageDurationQuery(
            terms,
            Measure.SOJOURN,
            Per.VISIT,
            null,
            null,
            null,
            stage,
            interval,
            /* band= */ true,
            format),
        QueryScope.unbounded());
  }

  private static IndexedEngine engine(Random random, int hours, Workers workers) {
    MemorySource source = new MemorySource();
    long step = random.nextBoolean() ? 1 : HOUR / 2; // coarse times make ties
    int customers = 1 + random.nextInt(300);
    for (int customer = 0; customer < customers; customer++) {
      for (int i = random.nextInt(12); i > 0; i--) {
        long time = random.nextLong(hours * HOUR) / step * step;
        source.add("c" + customer, time, TOUCHPOINTS[random.nextInt(TOUCHPOINTS.length)]);
      }
    }
    return new IndexedEngine(
        SmallBlocks.build(source, 1 + random.nextInt(1_000)), RandomCase.MODELS, workers);
  }

  /// Mostly of nearly all events, seen from after them, from a little before, or from anywhere.
  private static Terms terms(Random random, long span) {
    long little = 1 + span / (random.nextBoolean() ? 20 : 3);
    boolean whole = random.nextInt(4) == 0;
    long from = whole ? -HOUR : random.nextLong(little);
    long to = whole ? span + HOUR : span - random.nextLong(little);
    long asOf =
        switch (random.nextInt(3)) {
          case 0 -> span * 2;
          case 1 -> span - random.nextLong(little);
          default -> to - 1;
        };
    Terms any = HandMade.terms(RandomCase.MODEL, asOf);
    return new Terms(
        any.scope(),
        any.unit(),
        from,
        Math.max(from, to),
        asOf,
        ZoneId.of(random.nextBoolean() ? "Europe/Amsterdam" : "Asia/Kathmandu"),
        any.language(),
        1);
  }

  private static Terms within(Terms terms, Unit unit, long from, long to) {
    return new Terms(
        terms.scope(),
        unit,
        from,
        to,
        terms.asOfMillis(),
        terms.zone(),
        terms.language(),
        terms.minSample());
  }
}
