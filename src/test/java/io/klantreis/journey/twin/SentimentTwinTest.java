package io.klantreis.journey.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.grouping.Grouping;
import io.klantreis.journey.index.SmallBlocks;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.SentimentQuery;
import io.klantreis.journey.query.SentimentQuery.By;
import io.klantreis.journey.query.SentimentQuery.Format;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.sentiment.SentimentResult.Line;
import io.klantreis.journey.sentiment.SentimentResult.Row;
import io.klantreis.journey.sentiment.SentimentResult.Scores;
import io.klantreis.journey.sentiment.SentimentResult.Series;
import io.klantreis.journey.sentiment.SentimentResult.Table;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.testing.MemorySource;
import io.klantreis.testing.MemorySource.Event;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Feelings of random journeys, worked out once more with maps and lists.
class SentimentTwinTest {
  private static final int CASES = Integer.getInteger("twin.cases", 3000);
  private static final long SEED = Long.getLong("twin.seed", 20261124);
  private static final String ALL = "all";

  private long told;

  @Test
  void engine_onRandomJourneys_feelsAsTheTwin() {
    try (Workers workers = new Workers(2)) {
      for (long seed = SEED; seed < SEED + CASES; seed++) {
        RandomCase random = new RandomCase(seed);
        List<Event> events = random.events();
        Terms terms = withLeast(random.terms(), 1 + random.random.nextInt(3));
        By by = random.one(By.values());
        IndexedEngine engine = engine(random, events, workers);
        compareTable(engine, events, terms, by, "seed " + seed + " by " + by + " " + terms);
      }
    }
    assertThat(told).isGreaterThan(CASES / 20);
  }

  /// Long journeys across clock changes, in every zone, interval and grouping: each cell is the
  /// twin's. Short intervals are counted in order of time, long ones customer after customer, and
  /// what has filters or other units one unit after another.
  @Test
  void series_ofEveryInterval_hasTheTwinsCells() {
    int filtered = 0;
    try (Workers workers = new Workers(2)) {
      for (long seed = SEED; seed < SEED + CASES / 10; seed++) {
        RandomCase random = new RandomCase(seed);
        List<Event> events = LongJourneys.events(random);
        Terms terms = LongJourneys.terms(random, events);
        By by = By.values()[(int) (seed % By.values().length)];
        Interval interval = random.one(Interval.values());
        IndexedEngine engine = engine(random, events, workers);
        String what = "seed " + seed + " " + interval + " by " + by + " " + terms;
        compareSeries(engine, events, terms, by, interval, what);
        compareTable(engine, events, terms, by, what);
        filtered += terms.scope().filters().isEmpty() ? 0 : 1;
      }
    }
    assertThat(told).isGreaterThan(CASES / 3);
    assertThat(filtered).as("with filters").isGreaterThan(CASES / 300);
  }

  private static IndexedEngine engine(RandomCase random, List<Event> events, Workers workers) {
    MemorySource source = new MemorySource();
    events.forEach(source::add);
    int block = 1 + random.random.nextInt(Math.max(20, events.size() / 2));
    return new IndexedEngine(SmallBlocks.build(source, block), RandomCase.MODELS, workers);
  }

  private static SentimentQuery query(Terms terms, By by, Interval interval, Format format) {
    return new SentimentQuery(terms, by, interval, true, format);
  }

  private static Terms withLeast(Terms terms, int minSample) {
    return new Terms(
        terms.scope(),
        terms.unit(),
        terms.fromMillis(),
        terms.toMillis(),
        terms.asOfMillis(),
        terms.zone(),
        terms.language(),
        minSample);
  }

  private void compareTable(
      IndexedEngine engine, List<Event> events, Terms terms, By by, String what) {
    var twin = new TwinFeelings(events, terms, Grouping.By.valueOf(by.name()), time -> ALL);
    Table table =
        (Table)
            engine.sentiment(query(terms, by, Interval.DAY, Format.TABLE), QueryScope.unbounded());
    for (Row row : table.rows()) {
      compare(row, twin.cell(row.group(), ALL), terms.minSample(), what);
    }
    assertThat(table.rows().stream().filter(row -> row.customers() > 0).map(Row::group))
        .as(what)
        .containsExactlyInAnyOrderElementsOf(twin.groups());
    Table alert =
        (Table)
            engine.sentiment(query(terms, by, Interval.DAY, Format.ALERT), QueryScope.unbounded());
    for (Row row : alert.rows()) {
      compare(row, twin.cell(row.group(), ALL), terms.minSample(), what);
    }
    assertThat(alert.rows().stream().map(Row::group).toList())
        .as(what)
        .containsAll(table.rows().stream().map(Row::group).toList());
    told += table.rows().stream().filter(row -> !Double.isNaN(row.sentiment())).count();
  }

  private static void compare(Row row, TwinFeelings.Cell cell, int least, String what) {
    assertThat(row.customers()).as(what).isEqualTo(cell.customers());
    assertThat(row.responses()).as(what).isEqualTo(cell.responses().size());
    boolean few = cell.customers() < least;
    same(row.sentiment(), few ? Double.NaN : cell.mean(), what);
    same(row.low(), few ? Double.NaN : cell.end(-1), what);
    same(row.high(), few ? Double.NaN : cell.end(1), what);
    same(row.negative(), few ? Double.NaN : cell.share(-1), what);
    same(row.neutral(), few ? Double.NaN : cell.share(0), what);
    same(row.positive(), few ? Double.NaN : cell.share(1), what);
    boolean few5 = cell.votes("csat5") < least;
    boolean few7 = cell.votes("ces7") < least;
    compareNps(row.scores(), cell, cell.votes("nps") < least, what);
    same(row.scores().csat().value(), few5 ? Double.NaN : cell.csat(), what);
    same(row.scores().csat().low(), few5 ? Double.NaN : cell.csatEnd(-1), what);
    same(row.scores().csat().high(), few5 ? Double.NaN : cell.csatEnd(1), what);
    same(row.scores().ces().value(), few7 ? Double.NaN : cell.ces(), what);
    same(row.scores().ces().low(), few7 ? Double.NaN : cell.cesEnd(-1), what);
    same(row.scores().ces().high(), few7 ? Double.NaN : cell.cesEnd(1), what);
  }

  private static void compareNps(Scores scores, TwinFeelings.Cell cell, boolean few, String what) {
    same(scores.nps().value(), few ? Double.NaN : cell.nps(), what);
    same(scores.nps().low(), few ? Double.NaN : cell.npsEnd(-1), what);
    same(scores.nps().high(), few ? Double.NaN : cell.npsEnd(1), what);
    same(scores.npsError(), few ? Double.NaN : cell.npsError(), what);
  }

  private void compareSeries(
      IndexedEngine engine,
      List<Event> events,
      Terms terms,
      By by,
      Interval interval,
      String what) {
    var twin =
        new TwinFeelings(
            events,
            terms,
            Grouping.By.valueOf(by.name()),
            time -> begin(time, interval, terms.zone()));
    Series series =
        (Series)
            engine.sentiment(query(terms, by, interval, Format.SERIES), QueryScope.unbounded());
    assertThat(series.lines().stream().map(Line::group))
        .as(what)
        .containsExactlyInAnyOrderElementsOf(twin.groups());
    for (Line line : series.lines()) {
      for (int i = 0; i < series.axis().size(); i++) {
        String begin = begin(series.axis().startMillis(i), interval, terms.zone());
        TwinFeelings.Cell cell = twin.cell(line.group(), begin);
        boolean few = cell.customers() < terms.minSample();
        assertThat(line.responses()[i]).as(what).isEqualTo(cell.responses().size());
        same(line.sentiment()[i], few ? Double.NaN : cell.mean(), what);
        same(line.low()[i], few ? Double.NaN : cell.end(-1), what);
        same(line.high()[i], few ? Double.NaN : cell.end(1), what);
        told += few ? 0 : 1;
      }
    }
  }

  /// The calendar's name for the interval of a time.
  private static String begin(long millis, Interval interval, ZoneId zone) {
    ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(zone);
    return switch (interval) {
      case HOUR -> time.truncatedTo(ChronoUnit.HOURS).toString();
      case DAY -> time.toLocalDate().toString();
      case WEEK ->
          time.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toString();
      case MONTH -> time.toLocalDate().withDayOfMonth(1).toString();
    };
  }

  private static void same(double ours, double theirs, String what) {
    if (Double.isNaN(theirs)) {
      assertThat(ours).as(what).isNaN();
    } else {
      assertThat(ours).as(what).isCloseTo(theirs, within(1e-9));
    }
  }
}
