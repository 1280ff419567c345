package io.klantreis.journey.twin;

import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.query.InStageQuery;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.StageDurationQuery.Format;
import io.klantreis.journey.query.StageDurationQuery.Measure;
import io.klantreis.journey.query.StageDurationQuery.Per;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.Unit;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Stays that blocks keep, but for those that silences change, are those of a look at every event.
class IdleStaysTwinTest {
  private static final int CASES = Integer.getInteger("twin.cases", 600);
  private static final long SEED = Long.getLong("twin.seed", 20261129);
  private static final Format[] FORMATS = {Format.TABLE, Format.FLOW, Format.CURVE, Format.ALERT};

  @Test
  void stageDurationAndInStage_withAnIdleTime_areThoseOfTheGeneralWay() {
    try (Workers workers = new Workers(2)) {
      for (long seed = SEED; seed < SEED + CASES; seed++) {
        Random random = new Random(seed);
        long span = 1 + random.nextLong(random.nextBoolean() ? 40 : 1L << 36);
        IndexedEngine engine = GroupedStaysTwinTest.engine(random, span, workers);
        for (int i = 0; i < 4; i++) {
          Terms terms = GroupedStaysTwinTest.terms(random, span);
          Terms session = GroupedStaysTwinTest.of(terms, new Unit.Session(1L << 50));
          String what = seed + " " + terms;
          StageDurationQuery durations = durations(random, terms, span);
          FastPathsTest.compare(
              engine.stageDuration(durations, QueryScope.unbounded()),
              engine.stageDuration(
                  GroupedStaysTwinTest.of(durations, session), QueryScope.unbounded()),
              what + durations);
          InStageQuery standing = standing(random, terms, span);
          FastPathsTest.compare(
              engine.inStage(standing, QueryScope.unbounded()),
              engine.inStage(standing.asked(session), QueryScope.unbounded()),
              what + standing);
        }
      }
    }
  }

  /// Now and then of a whole number of steps between events, so that a silence may be as long as
  /// the idle time and no longer.
  private static long idle(Random random, long span) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(12);
      case 1 -> random.nextLong(span + 1);
      case 2 -> random.nextLong(span / 10 + 1);
      default -> (1 + span / 50) * random.nextInt(20);
    };
  }

  private static StageDurationQuery durations(Random random, Terms terms, long span) {
    return new StageDurationQuery(
        terms,
        Measure.SOJOURN,
        Per.VISIT,
        random.nextBoolean() ? null : Long.valueOf(random.nextLong(span + 1)),
        idle(random, span),
        null,
        random.nextInt(4) == 0 ? RandomCase.MODEL.stages().get(1).id() : null,
        Interval.DAY,
        /* band= */ true,
        FORMATS[random.nextInt(FORMATS.length)]);
  }

  private static InStageQuery standing(Random random, Terms terms, long span) {
    return new InStageQuery(
        terms,
        null,
        idle(random, span),
        0.3 + random.nextInt(7) / 10.0,
        1 + random.nextInt(300),
        InStageQuery.Metric.STUCK,
        InStageQuery.Format.TABLE);
  }
}
