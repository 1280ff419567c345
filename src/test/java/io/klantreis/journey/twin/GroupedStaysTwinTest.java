package io.klantreis.journey.twin;

import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.index.SmallBlocks;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.StageDurationQuery.Format;
import io.klantreis.journey.query.StageDurationQuery.Measure;
import io.klantreis.journey.query.StageDurationQuery.Per;
import io.klantreis.journey.query.StageDurationQuery.Split;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.Unit;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.testing.MemorySource;
import io.klantreis.testing.MemorySource.Event;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Stays that are told apart by where they begin, from what blocks keep, are those of the general
/// way: rows, customers, curves and tests.
class GroupedStaysTwinTest {
  private static final int CASES = Integer.getInteger("twin.cases", 600);
  private static final long SEED = Long.getLong("twin.seed", 20261128);
  private static final String[] TOUCHPOINTS = {"a", "b", "c", "d", "e", "search"};
  private static final String[] CHANNELS = {"web", "store", "", "app", "mail"};

  @Test
  void stageDuration_byDateAndByText_isThatOfTheGeneralWay() {
    try (Workers workers = new Workers(2)) {
      for (long seed = SEED; seed < SEED + CASES; seed++) {
        Random random = new Random(seed);
        long span = 1 + random.nextLong(random.nextBoolean() ? 40 : 1L << 36);
        IndexedEngine engine = engine(random, span, workers);
        for (int i = 0; i < 4; i++) {
          StageDurationQuery query = query(random, terms(random, span), span);
          Terms session = of(query.terms(), new Unit.Session(1L << 50));
          FastPathsTest.compare(
              engine.stageDuration(query, QueryScope.unbounded()),
              engine.stageDuration(of(query, session), QueryScope.unbounded()),
              seed + " " + query);
        }
      }
    }
  }

  static IndexedEngine engine(Random random, long span, Workers workers) {
    MemorySource source = new MemorySource();
    long step = random.nextBoolean() ? 1 : 1 + span / 50; // coarse times make ties
    int customers = 1 + random.nextInt(random.nextBoolean() ? 10 : 600);
    for (int customer = 0; customer < customers; customer++) {
      for (int i = random.nextInt(12); i > 0; i--) {
        Map<String, String> fields = new HashMap<>();
        fields.put("touchpoint", TOUCHPOINTS[random.nextInt(TOUCHPOINTS.length)]);
        String channel = CHANNELS[random.nextInt(CHANNELS.length)];
        if (!channel.isEmpty()) {
          fields.put("channel", channel);
        }
        source.add(new Event("c" + customer, random.nextLong(span) / step * step, fields));
      }
    }
    return new IndexedEngine(
        SmallBlocks.build(source, 1 + random.nextInt(1_000)), RandomCase.MODELS, workers);
  }

  private static StageDurationQuery query(Random random, Terms terms, long span) {
    Split split =
        switch (random.nextInt(4)) {
          case 0 -> new Split.Breakdown("channel", 1 + random.nextInt(6));
          case 1 -> new Split.Values("channel", "web", random.nextBoolean() ? "app" : "nobody");
          default -> new Split.Date(random.nextLong(span + span / 8 + 1));
        };
    boolean isCurve = split instanceof Split.Breakdown && random.nextInt(3) == 0;
    return new StageDurationQuery(
        terms,
        Measure.SOJOURN,
        Per.VISIT,
        random.nextBoolean() ? null : Long.valueOf(random.nextLong(span + 1)),
        null,
        split,
        random.nextInt(4) == 0 ? RandomCase.MODEL.stages().get(1).id() : null,
        Interval.DAY,
        /* band= */ true,
        isCurve ? Format.CURVE : Format.TABLE);
  }

  /// Mostly of nearly all events, seen from after them, from a little before, or from anywhere.
  static Terms terms(Random random, long span) {
    long little = 1 + span / (random.nextBoolean() ? 20 : 3);
    boolean isWhole = random.nextInt(4) == 0;
    long from = isWhole ? -1 : random.nextLong(little);
    long to = isWhole ? span + 1 : span - random.nextLong(little);
    long asOf =
        switch (random.nextInt(3)) {
          case 0 -> span * 2;
          case 1 -> span - random.nextLong(little);
          default -> to - 1;
        };
    Terms any = HandMade.terms(RandomCase.MODEL, asOf);
    return new Terms(
        any.scope(), any.unit(), from, Math.max(from, to), asOf, any.zone(), any.language(), 1);
  }

  static Terms of(Terms terms, Unit unit) {
    return new Terms(
        terms.scope(),
        unit,
        terms.fromMillis(),
        terms.toMillis(),
        terms.asOfMillis(),
        terms.zone(),
        terms.language(),
        terms.minSample());
  }

  static StageDurationQuery of(StageDurationQuery query, Terms terms) {
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
