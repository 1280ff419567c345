package io.klantreis.journey.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.klantreis.journey.change.ChangeResult.Row;
import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.index.IndexBuilder;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.Baseline;
import io.klantreis.journey.query.ChangeQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.query.FunnelQuery.Counting;
import io.klantreis.journey.query.FunnelQuery.Select;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stats.IncidenceChange;
import io.klantreis.journey.stats.RepeatedLooks;
import io.klantreis.journey.stats.ShareChange;
import io.klantreis.journey.twin.HandMade;
import io.klantreis.testing.MemorySource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Alerts with a baseline asked of the engine, beside a plain twin that counts a list of entries.
class ChangeAnalysisTest {
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;
  private static final long WINDOW = DAY;
  private static final int MIN_SAMPLE = 5;

  /// @param converts when it converted, or the end of time
  private record Entry(long time, long converts) {}

  private static List<Entry> process(long seed, double perDay, int days, long drop, double pace) {
    var random = new Random(seed);
    List<Entry> entries = new ArrayList<>();
    double time = 0;
    while (true) {
      time += -Math.log(1 - random.nextDouble()) / perDay * DAY;
      if (time >= days * (double) DAY) {
        return entries;
      }
      boolean converts = random.nextDouble() < (time >= drop ? 0.2 : 0.3);
      double wait = -Math.log(1 - random.nextDouble()) / pace * DAY;
      entries.add(new Entry((long) time, converts ? (long) (time + 1 + wait) : Long.MAX_VALUE));
    }
  }

  private static MemorySource events(List<Entry> entries) {
    var source = new MemorySource();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      String channel = i % 3 == 0 ? "app" : "web";
      source.add("c" + i, entry.time(), "visit", "channel", channel);
      if (entry.converts() < Long.MAX_VALUE) {
        source.add("c" + i, entry.converts(), "buy");
      }
    }
    return source;
  }

  private static ChangeQuery query(
      long window, long from, long to, boolean early, @Nullable Breakdown breakdown) {
    FunnelQuery all = HandMade.funnel(window, Long.MAX_VALUE / 4, "visit", "buy");
    Terms terms = all.terms();
    FunnelQuery funnel =
        all.asked(
            new Terms(
                terms.scope(),
                terms.unit(),
                from,
                to,
                to,
                terms.zone(),
                terms.language(),
                MIN_SAMPLE),
            breakdown,
            Counting.UNIQUE,
            early ? Select.ENTRY : Select.CLOSED);
    return new ChangeQuery(funnel, new Baseline(28 * DAY, early, HOUR, Baseline.Metric.FALL));
  }

  private static IndexedEngine engine(MemorySource source, Workers workers) {
    ChangeQuery any = query(WINDOW, 0, 1, false, null);
    var models = new StageModels(List.of(any.terms().scope().model()));
    return new IndexedEngine(IndexBuilder.build(source), models, workers);
  }

  private static ShareChange shares(List<Entry> entries, long window, long to, long length) {
    long[] counts = new long[4];
    long base = 28 * DAY / length * length;
    for (Entry entry : entries) {
      long closes = entry.time() + window;
      int at = closes >= to - length ? 0 : 2;
      if (closes < to && closes >= to - length - base) {
        counts[at]++;
        counts[at + 1] += entry.converts() <= closes ? 1 : 0;
      }
    }
    return new ShareChange(counts[1], counts[0], counts[3], counts[2]);
  }

  private static double level(double chance, long length, double ripeness) {
    return level(chance, length, ripeness, /* isMidnight= */ false);
  }

  private static double level(double chance, long length, double ripeness, boolean isMidnight) {
    return Looks.level(
        chance,
        HOUR,
        isMidnight,
        RepeatedLooks.slope(length * ripeness, 28 * DAY / length * length));
  }

  @Test
  void monthsOfLooks_areAnsweredAsTheTwinCounts() {
    try (Workers workers = new Workers(2)) {
      int fired = 0;
      for (int month = 0; month < 3; month++) {
        List<Entry> entries = process(100 + month, 50, 64, Long.MAX_VALUE, 3);
        IndexedEngine engine = engine(events(entries), workers);
        for (int day = 33; day <= 63; day++) {
          long to = day * DAY + 7 * HOUR;
          Row row = only(engine, query(WINDOW, to - 3 * DAY, to + 1234, false, null));
          ShareChange expected = shares(entries, WINDOW, to, 3 * DAY + 1234);
          assertThat(row.verdict().recentSize()).isEqualTo(expected.trials());
          // The range is a little longer than three days, so that two stretches are compared.
          double fall =
              Math.max(
                  expected.fallAtLeast(level(Looks.CHANCE * (1 - 0.8), 3 * DAY + 1234, 1)),
                  shares(entries, WINDOW, to, 3 * DAY)
                      .fallAtLeast(level(Looks.CHANCE * 0.8, 3 * DAY, 1)));
          assertThat(row.verdict().fall()).isCloseTo(fall, within(1e-9));
          fired += row.verdict().fall() > 0 ? 1 : 0;
        }
      }
      assertThat(fired).isZero();
    }
  }

  private static Row only(IndexedEngine engine, ChangeQuery query) {
    ChangeResult result = engine.change(query, QueryScope.unbounded());
    assertThat(result.rows()).hasSize(1);
    return result.rows().getFirst();
  }

  @Test
  void asking_manyTimesWithinAnHour_isOneLook() {
    List<Entry> entries = process(3, 100, 40, Long.MAX_VALUE, 3);
    try (Workers workers = new Workers(1)) {
      IndexedEngine engine = engine(events(entries), workers);
      long hour = 38 * DAY + 5 * HOUR;
      Row first = only(engine, query(WINDOW, hour - 3 * DAY, hour, false, null));
      for (long late : new long[] {1, 59_000, HOUR - 1}) {
        ChangeQuery later = query(WINDOW, hour - 3 * DAY + late, hour + late, false, null);
        assertThat(only(engine, later)).isEqualTo(first);
      }
      ChangeQuery next = query(WINDOW, hour - 3 * DAY + HOUR, hour + HOUR, false, null);
      assertThat(only(engine, next)).isNotEqualTo(first);
    }
  }

  @Test
  void conversionFallingFrom30To20_isCaughtWithinThreeDays() {
    long drop = 34 * DAY;
    long caught =
        IntStream.range(0, 40)
            .filter(round -> {
              List<Entry> entries = process(500 + round, 200, 38, drop, 5);
              // The first that are affected close a day after the drop.
              return firesBy(events(entries), WINDOW, drop + WINDOW, 3, /* early= */ false);
            })
            .count();
    assertThat(caught).isGreaterThanOrEqualTo(36);
  }

  @Test
  void fallWithALongWindow_isCaughtEarly() {
    long drop = 34 * DAY;
    long caught =
        IntStream.range(0, 40)
            .filter(round -> {
              // 80 % of the conversions come within a day
              List<Entry> entries = process(700 + round, 200, 39, drop, 1.6094);
              return firesBy(events(entries), 14 * DAY, drop, 4, /* early= */ true);
            })
            .count();
    assertThat(caught).isGreaterThanOrEqualTo(36);
  }

  private static boolean firesBy(
      MemorySource source, long window, long start, int days, boolean early) {
    try (Workers workers = new Workers(2)) {
      IndexedEngine engine = engine(source, workers);
      for (long to = start + 2 * DAY; to <= start + days * DAY; to += 6 * HOUR) {
        Row row = only(engine, query(window, to - 3 * DAY, to, early, null));
        if (row.verdict().fall() > 0) {
          return true;
        }
      }
      return false;
    }
  }

  @Test
  void early_isAnsweredAsTheTwinCounts() {
    List<Entry> entries = process(9, 100, 50, Long.MAX_VALUE, 0.9163);
    try (Workers workers = new Workers(2)) {
      IndexedEngine engine = engine(events(entries), workers);
      long to = 45 * DAY;
      Row row = only(engine, query(14 * DAY, to - 3 * DAY, to, true, null));
      IncidenceChange change =
          IncidenceChange.of(
              waits(entries, to - 3 * DAY, to, to, true),
              entries.stream()
                  .filter(entry -> entry.time() >= to - 3 * DAY && entry.time() < to)
                  .mapToLong(entry -> to - entry.time())
                  .toArray(),
              waits(entries, to - 30 * DAY, to - 3 * DAY, to, true),
              waits(entries, to - 30 * DAY, to - 3 * DAY, to, false));
      double share = row.verdict().baseline();
      double level = level(Looks.EARLY_CHANCE, 3 * DAY, change.ripeness(), true);
      assertThat(share).isBetween(0.2, 0.4);
      assertThat(change.ripeness()).isBetween(0.5, 0.9);
      assertThat(row.verdict().fall())
          .isCloseTo(share - share * change.ratioAtMost(level), within(1e-9));
    }
  }

  private static long[] waits(List<Entry> entries, long from, long to, long asOf, boolean ended) {
    return entries.stream()
        .filter(entry -> entry.time() >= from && entry.time() < to)
        .filter(entry -> {
          long end = Math.min(asOf, entry.time() + 14 * DAY);
          return entry.converts() <= end == ended;
        })
        .mapToLong(entry ->
            Math.min(Math.min(entry.converts(), asOf), entry.time() + 14 * DAY) - entry.time())
        .toArray();
  }

  @Test
  void groups_shareTheChanceOfAFalseAlarm_andTheRestIsOther() {
    List<Entry> entries = process(12, 100, 40, Long.MAX_VALUE, 5);
    try (Workers workers = new Workers(2)) {
      IndexedEngine engine = engine(events(entries), workers);
      long to = 38 * DAY;
      var byChannel = new Breakdown("channel", FunnelQuery.Attribution.FIRST, 1, 1);
      for (boolean early : new boolean[] {false, true}) {
        List<Row> rows =
            engine
                .change(query(WINDOW, to - 3 * DAY, to, early, byChannel), QueryScope.unbounded())
                .rows();
        assertThat(rows).extracting(Row::group).containsExactly("web", "(other)");
        Row all = only(engine, query(WINDOW, to - 3 * DAY, to, early, null));
        assertThat(rows.stream().mapToLong(row -> row.verdict().recentSize()).sum())
            .isEqualTo(all.verdict().recentSize());
      }
    }
  }

  @Test
  void fewerThanTheLeastSample_tellNothing() {
    List<Entry> entries = process(14, 1, 40, Long.MAX_VALUE, 5);
    try (Workers workers = new Workers(1)) {
      IndexedEngine engine = engine(events(entries), workers);
      ChangeResult.Verdict verdict =
          only(engine, query(WINDOW, 38 * DAY - 3 * DAY, 38 * DAY, false, null)).verdict();
      assertThat(verdict.recentSize()).isLessThan(MIN_SAMPLE);
      assertThat(verdict.fall()).isNaN();
      assertThat(verdict.change()).isNaN();
      assertThat(verdict.baselineSize()).isGreaterThan(MIN_SAMPLE);
    }
  }

  /// Who comes every week converts once in a while: in 28 days more likely than in three. Stretches
  /// of equal length keep that from looking like a fall.
  @Test
  void returningCustomers_doNotLookLikeAFall() {
    var random = new Random(4);
    var source = new MemorySource();
    for (int customer = 0; customer < 400; customer++) {
      for (long time = random.nextLong(7 * DAY); time < 45 * DAY; time += DAY) {
        source.add("c" + customer, time, "visit");
        if (random.nextDouble() < 0.1) {
          source.add("c" + customer, time + HOUR, "buy");
        }
      }
    }
    try (Workers workers = new Workers(2)) {
      IndexedEngine engine = engine(source, workers);
      long to = 43 * DAY;
      Row row = only(engine, query(WINDOW, to - 3 * DAY, to, false, null));
      assertThat(row.verdict().baselineSize()).isEqualTo(9 * row.verdict().recentSize());
      assertThat(row.verdict().low()).isLessThan(0);
      assertThat(row.verdict().high()).isGreaterThan(0);
    }
  }
}
