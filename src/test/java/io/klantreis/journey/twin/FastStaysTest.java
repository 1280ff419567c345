package io.klantreis.journey.twin;

import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.model.Filter;
import io.klantreis.journey.query.CountsQuery;
import io.klantreis.journey.query.InStageQuery;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.JourneyMapQuery;
import io.klantreis.journey.query.Scope;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.StageDurationQuery.Format;
import io.klantreis.journey.query.StageDurationQuery.Measure;
import io.klantreis.journey.query.StageDurationQuery.Per;
import io.klantreis.journey.query.StageDurationQuery.Split;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.Unit;
import io.klantreis.journey.spi.QueryScope;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Stays that are found without a look at every event are those of the general way, in every shape
/// that they are asked in; and so are maps and counts. See {@link FastPathsTest}.
class FastStaysTest {
  private static final int SEEDS = 16;
  private static final int QUESTIONS = 40;

  @Test
  void stageDuration_inEveryShape_isThatOfTheGeneralWay() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      IndexedEngine engine = FastPathsTest.engine(random);
      for (int i = 0; i < QUESTIONS; i++) {
        StageDurationQuery query = durations(random, terms(random));
        StageDurationQuery general = with(query, general(query.terms()));
        FastPathsTest.compare(
            engine.stageDuration(query, QueryScope.unbounded()),
            engine.stageDuration(general, QueryScope.unbounded()),
            seed + " " + query);
      }
    }
  }

  @Test
  void inStage_fastAndGeneral_areEqual() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      IndexedEngine engine = FastPathsTest.engine(random);
      for (int i = 0; i < QUESTIONS; i++) {
        InStageQuery query =
            new InStageQuery(
                terms(random),
                null,
                idle(random),
                0.3 + random.nextInt(7) / 10.0,
                1 + random.nextInt(300),
                InStageQuery.Metric.STUCK,
                InStageQuery.Format.TABLE);
        FastPathsTest.compare(
            engine.inStage(query, QueryScope.unbounded()),
            engine.inStage(query.asked(general(query.terms())), QueryScope.unbounded()),
            seed + " " + query);
      }
    }
  }

  @Test
  void journeyMap_fastAndGeneral_areEqual() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      IndexedEngine engine = FastPathsTest.engine(random);
      for (int i = 0; i < QUESTIONS; i++) {
        Terms terms = terms(random);
        long window = random.nextInt(random.nextBoolean() ? 500_000 : 5_000);
        JourneyMapQuery.Layout layout = JourneyMapQuery.Layout.STAGES;
        FastPathsTest.compare(
            engine.journeyMap(
                new JourneyMapQuery(terms, window, null, layout), QueryScope.unbounded()),
            engine.journeyMap(
                new JourneyMapQuery(general(terms), window, null, layout), QueryScope.unbounded()),
            seed + " " + window + " " + terms);
      }
    }
  }

  @Test
  void counts_fastAndGeneral_areEqual() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      IndexedEngine engine = FastPathsTest.engine(random);
      for (int i = 0; i < QUESTIONS; i++) {
        CountsQuery query =
            new CountsQuery(
                terms(random),
                one(random, CountsQuery.Of.values()),
                one(random, CountsQuery.By.values()),
                random.nextBoolean() ? Interval.HOUR : Interval.DAY,
                one(random, CountsQuery.Format.values()));
        CountsQuery general =
            new CountsQuery(
                general(query.terms()), query.of(), query.by(), query.interval(), query.format());
        FastPathsTest.compare(
            engine.counts(query, QueryScope.unbounded()),
            engine.counts(general, QueryScope.unbounded()),
            seed + " " + query);
      }
    }
  }

  private static <T> T one(Random random, T[] some) {
    return some[random.nextInt(some.length)];
  }

  /// A quarter of the questions test their entries.
  private static Terms terms(Random random) {
    Terms terms = FastPathsTest.terms(random);
    Filter web = new Filter("channel", Filter.Op.EQUAL, List.of("web"));
    Scope some =
        new Scope(terms.scope().model(), null, null, null, List.of(web), Scope.FiltersOn.ENTRY);
    return random.nextInt(4) == 0 ? of(terms, some, terms.unit()) : terms;
  }

  /// The same where a customer is one session, which is never looked for the fast way.
  private static Terms general(Terms terms) {
    return of(terms, terms.scope(), new Unit.Session(1_000_000_000));
  }

  private static Terms of(Terms terms, Scope scope, Unit unit) {
    return new Terms(
        scope,
        unit,
        terms.fromMillis(),
        terms.toMillis(),
        terms.asOfMillis(),
        terms.zone(),
        terms.language(),
        terms.minSample());
  }

  private static @Nullable Long idle(Random random) {
    return random.nextInt(3) == 0 ? Long.valueOf(1 + random.nextInt(200_000)) : null;
  }

  private static StageDurationQuery durations(Random random, Terms terms) {
    Format[] formats = Format.values();
    Split split =
        switch (random.nextInt(6)) {
          case 0 ->
              new Split.Breakdown(
                  random.nextBoolean() ? "channel" : "persona", 1 + random.nextInt(4));
          case 1 -> new Split.Values("channel", "web", random.nextBoolean() ? "app" : "nobody");
          case 2 -> new Split.Date(random.nextInt(1_000_000));
          default -> null;
        };
    Format format = formats[random.nextInt(formats.length)];
    boolean compares = split instanceof Split.Values || split instanceof Split.Date;
    if (compares || split != null && (format == Format.HEATMAP || format == Format.FLOW)) {
      format = Format.TABLE;
    }
    return new StageDurationQuery(
        terms,
        random.nextInt(3) == 0 ? Measure.TO_CONVERT : Measure.SOJOURN,
        random.nextInt(3) == 0 ? Per.UNIT : Per.VISIT,
        random.nextBoolean() ? null : Long.valueOf(1 + random.nextInt(1_000_000)),
        idle(random),
        split,
        null,
        random.nextBoolean() ? Interval.HOUR : Interval.DAY,
        true,
        format);
  }

  private static StageDurationQuery with(StageDurationQuery query, Terms terms) {
    return new StageDurationQuery(
        terms,
        query.measure(),
        query.per(),
        query.horizonMillis(),
        query.idleMillis(),
        query.split(),
        query.stage(),
        query.interval(),
        query.band(),
        query.format());
  }
}
