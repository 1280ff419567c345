package io.klantreis.journey.twin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.klantreis.journey.counts.CountsAnalysis;
import io.klantreis.journey.counts.CountsResult.Line;
import io.klantreis.journey.counts.CountsResult.Row;
import io.klantreis.journey.counts.CountsResult.Series;
import io.klantreis.journey.counts.CountsResult.Table;
import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.grouping.Grouping;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.index.SmallBlocks;
import io.klantreis.journey.query.CountsQuery;
import io.klantreis.journey.query.CountsQuery.By;
import io.klantreis.journey.query.CountsQuery.Format;
import io.klantreis.journey.query.CountsQuery.Of;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.Scope.FiltersOn;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.time.TimeAxis;
import io.klantreis.testing.MemorySource;
import io.klantreis.testing.MemorySource.Event;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Counts over random journeys, done once more with maps.
class CountsTwinTest {
  private static final int CASES = Integer.getInteger("twin.cases", 3000);

  /// Of long journeys fewer, but enough for what they tell to be no matter of chance.
  private static final int LONG_CASES = Math.max(60, CASES / 20);

  private static final long SEED = Long.getLong("twin.seed", 20261125);

  @Test
  void engine_onRandomJourneys_countsAsTheTwin() {
    long rows = 0;
    try (Workers workers = new Workers(2)) {
      for (long seed = SEED; seed < SEED + CASES; seed++) {
        RandomCase random = new RandomCase(seed);
        List<Event> events = random.events();
        Terms terms = random.terms();
        Of of = random.one(Of.values());
        By by = random.one(By.values());
        MemorySource source = new MemorySource();
        events.forEach(source::add);
        IndexedEngine engine =
            new IndexedEngine(
                SmallBlocks.build(source, 1 + random.random.nextInt(20)),
                RandomCase.MODELS,
                workers);
        Map<String, Double> expected = expected(events, terms, of, by);
        Table table =
            (Table) engine.counts(query(terms, of, by, Format.TABLE), QueryScope.unbounded());
        String what = "seed " + seed + " " + of + " by " + by + " " + terms;
        assertThat(table.rows().stream().map(Row::group))
            .as(what)
            .containsAll(expected.keySet())
            .doesNotHaveDuplicates();
        for (Row row : table.rows()) {
          compare(row, expected, of, what);
        }
        if (of == Of.EVENTS || of == Of.VALUE) {
          Series series =
              (Series) engine.counts(query(terms, of, by, Format.SERIES), QueryScope.unbounded());
          compare(series, table, what);
        }
        rows += expected.size();
      }
    }
    assertThat(rows).isGreaterThan(CASES / 2);
  }

  /// Each interval of a series is what a table tells of that interval alone, and all of them
  /// together make the table of the range.
  @Test
  void series_ofLongJourneys_tellsOfEachIntervalAsATableOfItAlone() {
    double told = 0;
    try (Workers workers = new Workers(2)) {
      for (long seed = SEED; seed < SEED + LONG_CASES; seed++) {
        RandomCase random = new RandomCase(seed);
        List<Event> events = LongJourneys.events(random);
        Terms terms = LongJourneys.terms(random, events);
        Of of = random.one(Of.EVENTS, Of.CUSTOMERS, Of.CUSTOMERS, Of.NEW_CUSTOMERS, Of.VALUE);
        By by = random.one(By.values());
        Interval interval = random.one(Interval.values());
        MemorySource source = new MemorySource();
        events.forEach(source::add);
        int block = 1 + random.random.nextInt(Math.max(20, events.size()));
        IndexedEngine engine =
            new IndexedEngine(SmallBlocks.build(source, block), RandomCase.MODELS, workers);
        String what = "seed " + seed + " " + of + " by " + by + " " + terms;
        Map<String, Double> expected = expected(events, terms, of, by);
        CountsQuery whole = new CountsQuery(terms, of, by, interval, Format.TABLE);
        for (Row row : ((Table) engine.counts(whole, QueryScope.unbounded())).rows()) {
          compare(row, expected, of, what);
        }
        CountsQuery query = new CountsQuery(terms, of, by, interval, Format.SERIES);
        Series series = (Series) engine.counts(query, QueryScope.unbounded());
        for (int i = 0; i < series.axis().size(); i++) {
          long from = series.axis().startMillis(i);
          Terms alone = Stretched.within(terms, from, series.axis().endMillis(i));
          CountsQuery table = new CountsQuery(alone, of, by, interval, Format.TABLE);
          Map<String, Double> rows = new TreeMap<>();
          ((Table) engine.counts(table, QueryScope.unbounded()))
              .rows()
              .forEach(row -> rows.put(row.group(), row.value()));
          for (Line line : series.lines()) {
            assertThat(line.values()[i])
                .as(what)
                .isCloseTo(rows.getOrDefault(line.group(), 0.0), within(1e-9));
            told += line.values()[i] == 0 ? 0 : 1;
          }
        }
      }
    }
    assertThat(told).isGreaterThan(2 * LONG_CASES);
  }

  /// What an alert counts in one pass over all stretches is what a table tells of each alone; and
  /// it names every group that an alert of the last stretch does.
  @Test
  void stretches_ofLongJourneys_areCountedAsATableOfEachCountsThem() {
    double told = 0;
    try (Workers workers = new Workers(2)) {
      for (long seed = SEED; seed < SEED + LONG_CASES; seed++) {
        RandomCase random = new RandomCase(seed);
        List<Event> events = LongJourneys.events(random);
        Terms drawn = LongJourneys.terms(random, events);
        Of of = random.one(Of.EVENTS, Of.CUSTOMERS, Of.CUSTOMERS, Of.NEW_CUSTOMERS, Of.VALUE);
        By by = random.one(By.values());
        int count = 2 + random.random.nextInt(9);
        long length = 1 + (drawn.toMillis() - drawn.fromMillis()) / count;
        Terms terms = Stretched.within(drawn, drawn.toMillis() - count * length, drawn.toMillis());
        MemorySource source = new MemorySource();
        events.forEach(source::add);
        int block = 1 + random.random.nextInt(Math.max(20, events.size()));
        JourneyIndex index = SmallBlocks.build(source, block);
        IndexedEngine engine = new IndexedEngine(index, RandomCase.MODELS, workers);
        String what = "seed " + seed + " " + of + " by " + by + " " + count + " of " + terms;
        Map<String, double[]> counted = new TreeMap<>();
        new CountsAnalysis(index, RandomCase.MODELS, query(terms, of, by, Format.ALERT))
            .stretches(
                TimeAxis.stretches(terms.fromMillis(), terms.toMillis(), length),
                workers,
                QueryScope.unbounded())
            .forEach(group -> counted.put(group.group(), group.counts()));
        for (int k = 0; k < count; k++) {
          long from = terms.fromMillis() + k * length;
          Terms alone = Stretched.within(terms, from, from + length);
          Format format = k + 1 == count ? Format.ALERT : Format.TABLE;
          var table = (Table) engine.counts(query(alone, of, by, format), QueryScope.unbounded());
          for (Row row : table.rows()) {
            double[] counts = counted.get(row.group());
            assertThat(counts).as(what).isNotNull();
            assertThat(requireNonNull(counts)[k]).as(what).isCloseTo(row.value(), within(1e-9));
            told += row.value() == 0 ? 0 : 1;
          }
        }
      }
    }
    assertThat(told).isGreaterThan(2 * LONG_CASES);
  }

  /// However short the range, an alert names every group that ever had an event.
  @Test
  void alert_ofAShortRange_namesAllGroupsThereWere() {
    long silent = 0;
    try (Workers workers = new Workers(2)) {
      for (long seed = SEED; seed < SEED + CASES / 10; seed++) {
        RandomCase random = new RandomCase(seed);
        List<Event> events = LongJourneys.events(random);
        Terms any = LongJourneys.terms(random, events);
        Terms drawn = random.chance(0.5) ? any : asOfItsEnd(any);
        By by = random.one(By.values());
        Of of = random.one(Of.EVENTS, Of.CUSTOMERS, Of.VALUE);
        long from = drawn.toMillis() - random.random.nextLong(7_200_000);
        Terms terms = Stretched.within(drawn, from, drawn.toMillis());
        MemorySource source = new MemorySource();
        events.forEach(source::add);
        int block = 1 + random.random.nextInt(Math.max(20, events.size()));
        IndexedEngine engine =
            new IndexedEngine(SmallBlocks.build(source, block), RandomCase.MODELS, workers);
        Table table =
            (Table) engine.counts(query(terms, of, by, Format.ALERT), QueryScope.unbounded());
        Terms ever = Stretched.within(drawn, 0, Long.MAX_VALUE);
        Map<String, Double> known = expected(events, ever, Of.EVENTS, by);
        Map<String, Double> expected = expected(events, terms, of, by);
        String what = "seed " + seed + " " + of + " by " + by + " " + terms;
        List<String> named = table.rows().stream().map(Row::group).toList();
        assertThat(named).as(what).containsAll(known.keySet());
        if (by != By.STAGE && by != By.NONE) {
          assertThat(known.keySet()).as(what).containsAll(named);
        }
        for (Row row : table.rows()) {
          compare(row, expected, of, what);
        }
        silent += known.size() - expected.size();
      }
    }
    assertThat(silent).isGreaterThan(CASES / 100);
  }

  @Test
  void alert_asOfBeforeAChannelsFirstEvent_doesNotNameIt() {
    MemorySource source = new MemorySource();
    source.add("one", 10, "a", "channel", "web");
    source.add("one", 100, "a", "channel", "app");
    Terms terms = Stretched.within(HandMade.terms(RandomCase.MODEL, 50), 20, 50);
    try (Workers workers = new Workers(1)) {
      IndexedEngine engine =
          new IndexedEngine(SmallBlocks.build(source, 10), RandomCase.MODELS, workers);
      CountsQuery query = query(terms, Of.EVENTS, By.CHANNEL, Format.ALERT);
      Table table = (Table) engine.counts(query, QueryScope.unbounded());
      assertThat(table.rows().stream().map(Row::group)).containsExactly("web");
      assertThat(table.rows().getFirst().value()).isZero();
    }
  }

  private static Terms asOfItsEnd(Terms terms) {
    return new Terms(
        terms.scope(),
        terms.unit(),
        terms.fromMillis(),
        terms.toMillis(),
        terms.toMillis(),
        terms.zone(),
        terms.language(),
        terms.minSample());
  }

  private static CountsQuery query(Terms terms, Of of, By by, Format format) {
    return new CountsQuery(terms, of, by, Interval.DAY, format);
  }

  private static void compare(Row row, Map<String, Double> expected, Of of, String what) {
    Double value = expected.get(row.group());
    if (value != null) {
      assertThat(row.value()).as(what).isCloseTo(value, within(1e-9));
    } else if (of == Of.SECONDS_SINCE_LAST_EVENT) {
      assertThat(row.value()).as(what).isNaN();
    } else {
      assertThat(row.value()).as(what).isZero();
    }
  }

  private static void compare(Series series, Table table, String what) {
    assertThat(series.lines().stream().map(Line::group))
        .as(what)
        .containsExactlyElementsOf(table.rows().stream().map(Row::group).toList());
    for (int i = 0; i < series.lines().size(); i++) {
      double sum = java.util.Arrays.stream(series.lines().get(i).values()).sum();
      assertThat(sum).as(what).isCloseTo(table.rows().get(i).value(), within(1e-9));
    }
  }

  private static Map<String, Double> expected(List<Event> events, Terms terms, Of of, By by) {
    TwinGroups groups =
        new TwinGroups(events, RandomCase.MODELS, terms, Grouping.By.valueOf(by.name()));
    Map<String, Double> expected = new TreeMap<>();
    for (List<TwinEvent> unit : TwinUnits.of(events, terms)) {
      Set<String> groupsOfUnit = new HashSet<>();
      for (int i = 0; i < unit.size(); i++) {
        TwinEvent event = unit.get(i);
        boolean enters =
            terms.scope().filtersOn() != FiltersOn.ENTRY || event.fits(terms.scope().filters());
        boolean inRange = event.time() >= terms.fromMillis() && event.time() < terms.toMillis();
        if (!enters || !inRange && of != Of.SECONDS_SINCE_LAST_EVENT) {
          continue;
        }
        String group = groups.group(event);
        boolean first = groupsOfUnit.add(group);
        switch (of) {
          case EVENTS -> expected.merge(group, 1.0, Double::sum);
          case CUSTOMERS -> expected.merge(group, first ? 1.0 : 0.0, Double::sum);
          case NEW_CUSTOMERS -> {
            if (i == 0) {
              expected.merge(group, 1.0, Double::sum);
            }
          }
          case VALUE, COST -> {
            String amount = event.event().field(of == Of.VALUE ? "value" : "cost");
            expected.merge(group, amount == null ? 0 : Double.parseDouble(amount), Double::sum);
          }
          case SECONDS_SINCE_LAST_EVENT ->
              expected.merge(group, (terms.asOfMillis() - event.time()) / 1000.0, Math::min);
        }
      }
    }
    return expected;
  }
}
