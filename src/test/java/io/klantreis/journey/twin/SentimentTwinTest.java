package io.klantreis.journey.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.grouping.Grouping;
import io.klantreis.journey.index.SmallBlocks;
import io.klantreis.journey.model.Emotions;
import io.klantreis.journey.model.Feeling;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.Scope.FiltersOn;
import io.klantreis.journey.query.SentimentQuery;
import io.klantreis.journey.query.SentimentQuery.By;
import io.klantreis.journey.query.SentimentQuery.Format;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.sentiment.SentimentResult.Line;
import io.klantreis.journey.sentiment.SentimentResult.Row;
import io.klantreis.journey.sentiment.SentimentResult.Series;
import io.klantreis.journey.sentiment.SentimentResult.Table;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.testing.MemorySource;
import io.klantreis.testing.MemorySource.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Feelings of random journeys, worked out once more with maps and lists.
class SentimentTwinTest {
  private static final int CASES = Integer.getInteger("twin.cases", 3000);
  private static final long SEED = Long.getLong("twin.seed", 20261124);

  @Test
  void engine_onRandomJourneys_feelsAsTheTwin() {
    long told = 0;
    try (Workers workers = new Workers(2)) {
      for (long seed = SEED; seed < SEED + CASES; seed++) {
        RandomCase random = new RandomCase(seed);
        List<Event> events = random.events();
        Terms terms = withLeast(random.terms(), 1 + random.random.nextInt(3));
        By by = random.one(By.values());
        MemorySource source = new MemorySource();
        events.forEach(source::add);
        IndexedEngine engine =
            new IndexedEngine(
                SmallBlocks.build(source, 1 + random.random.nextInt(20)),
                RandomCase.MODELS,
                workers);
        Map<String, List<List<Double>>> expected = expected(events, terms, by);
        Table table = (Table) engine.sentiment(query(terms, by, Format.TABLE), unbounded());
        Series series = (Series) engine.sentiment(query(terms, by, Format.SERIES), unbounded());
        for (Row row : table.rows()) {
          List<List<Double>> units = expected.getOrDefault(row.group(), List.of());
          compare(row, units, terms.minSample(), "seed " + seed + " by " + by + " " + terms);
        }
        assertThat(table.rows().stream().filter(row -> row.customers() > 0).map(Row::group))
            .as("seed %d", seed)
            .containsExactlyInAnyOrderElementsOf(expected.keySet());
        compare(series, table, "seed " + seed);
        told += table.rows().stream().filter(row -> !Double.isNaN(row.sentiment())).count();
      }
    }
    assertThat(told).isGreaterThan(CASES / 20);
  }

  private static QueryScope unbounded() {
    return QueryScope.unbounded();
  }

  private static SentimentQuery query(Terms terms, By by, Format format) {
    return new SentimentQuery(terms, by, Interval.DAY, true, format);
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

  /// By group, each unit's scores.
  private static Map<String, List<List<Double>>> expected(List<Event> events, Terms terms, By by) {
    TwinGroups groups =
        new TwinGroups(events, RandomCase.MODELS, terms, Grouping.By.valueOf(by.name()));
    Map<String, List<List<Double>>> expected = new TreeMap<>();
    for (List<TwinEvent> unit : TwinUnits.of(events, terms)) {
      Map<String, List<Double>> ofUnit = new TreeMap<>();
      for (TwinEvent event : unit) {
        double score = score(event);
        boolean counts =
            event.time() >= terms.fromMillis()
                && event.time() < terms.toMillis()
                && (terms.scope().filtersOn() != FiltersOn.ENTRY
                    || event.fits(terms.scope().filters()));
        if (counts && !Double.isNaN(score)) {
          ofUnit.computeIfAbsent(groups.group(event), g -> new ArrayList<>()).add(score);
        }
      }
      ofUnit.forEach(
          (group, scores) -> expected.computeIfAbsent(group, g -> new ArrayList<>()).add(scores));
    }
    return expected;
  }

  private static double score(TwinEvent event) {
    return Feeling.score(
        number(event, "rating"),
        event.event().field("scale"),
        number(event, "sentiment"),
        event.event().field("emotion"),
        Emotions.usual());
  }

  private static double number(TwinEvent event, String key) {
    String text = event.event().field(key);
    return text == null ? Double.NaN : Double.parseDouble(text);
  }

  private static void compare(Row row, List<List<Double>> units, int least, String what) {
    assertThat(row.customers()).as(what).isEqualTo(units.size());
    long responses = units.stream().mapToLong(List::size).sum();
    assertThat(row.responses()).as(what).isEqualTo(responses);
    double mean =
        units.stream()
            .mapToDouble(scores -> scores.stream().mapToDouble(x -> x).average().orElseThrow())
            .average()
            .orElse(Double.NaN);
    if (units.size() < least) {
      assertThat(row.sentiment()).as(what).isNaN();
      assertThat(row.positive()).as(what).isNaN();
    } else {
      assertThat(row.sentiment()).as(what).isCloseTo(mean, within(1e-9));
      assertThat(row.negative() + row.neutral() + row.positive()).isCloseTo(1, within(1e-9));
    }
  }

  /// All moments of a random case lie on one day: the series' one value is the table's.
  private static void compare(Series series, Table table, String what) {
    for (Line line : series.lines()) {
      Row row =
          table.rows().stream()
              .filter(r -> r.group().equals(line.group()))
              .findFirst()
              .orElseThrow();
      long responses = java.util.Arrays.stream(line.responses()).sum();
      assertThat(responses).as(what).isEqualTo(row.responses());
    }
    assertThat(series.lines().stream().map(Line::group))
        .as(what)
        .containsExactlyElementsOf(
            table.rows().stream().filter(row -> row.responses() > 0).map(Row::group).toList());
  }
}
