package io.klantreis.journey.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.index.IndexBuilder;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.index.SmallBlocks;
import io.klantreis.journey.model.Filter;
import io.klantreis.journey.model.Selector;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Attribution;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.query.FunnelQuery.Counting;
import io.klantreis.journey.query.FunnelQuery.Order;
import io.klantreis.journey.query.FunnelQuery.Runs;
import io.klantreis.journey.query.FunnelQuery.Select;
import io.klantreis.journey.query.FunnelQuery.Step;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.Metric;
import io.klantreis.journey.query.Scope;
import io.klantreis.journey.query.SentimentQuery;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.spi.QueryStopped;
import io.klantreis.testing.MemorySource;
import io.klantreis.testing.MemorySource.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The fast ways to an answer give what the general way gives. A filter that every event fits keeps
/// a question from going the fast way, so each question is asked with and without it. Beside the
/// twin, whose journeys are too short for what is special about long ones and about large blocks.
class FastPathsTest {
  private static final String[] TOUCHPOINTS = {"a", "b", "c", "d", "e", "search"};
  private static final String[] CHANNELS = {"web", "store", "", "app"};
  private static final Filter NO_FILTER =
      new Filter("touchpoint", Filter.Op.NOT_EQUAL, List.of("nothing is called this"));
  private static final int SPAN = 1_000_000;

  @Test
  void funnel_fastAndGeneral_areEqual() {
    for (int seed = 0; seed < 12; seed++) {
      Random random = new Random(seed);
      IndexedEngine engine = engine(random);
      for (int i = 0; i < 40; i++) {
        FunnelQuery query = funnel(random, terms(random));
        FunnelQuery general = with(query, unfiltered(query.terms()));
        compare(
            engine.funnel(query, QueryScope.unbounded()).groups(),
            engine.funnel(general, QueryScope.unbounded()).groups(),
            seed + " " + query);
      }
    }
  }

  /// So many that later entries are followed in rounds, and not one by one.
  @Test
  void funnel_ofManyCustomersInABlock_fastAndGeneral_areEqual() {
    for (int seed = 100; seed < 104; seed++) {
      Random random = new Random(seed);
      IndexedEngine engine = engine(random, 4_000);
      for (int i = 0; i < 12; i++) {
        FunnelQuery query = funnel(random, terms(random));
        compare(
            engine.funnel(query, QueryScope.unbounded()).groups(),
            engine.funnel(with(query, unfiltered(query.terms())), QueryScope.unbounded()).groups(),
            seed + " " + query);
      }
    }
  }

  @Test
  void stageDuration_fastAndGeneral_areEqual() {
    for (int seed = 0; seed < 12; seed++) {
      Random random = new Random(seed);
      IndexedEngine engine = engine(random);
      for (int i = 0; i < 20; i++) {
        Terms terms = terms(random);
        Long horizon = random.nextBoolean() ? null : Long.valueOf(random.nextInt(SPAN));
        for (StageDurationQuery.Format format :
            List.of(StageDurationQuery.Format.TABLE, StageDurationQuery.Format.FLOW)) {
          compare(
              engine.stageDuration(durations(terms, horizon, format), QueryScope.unbounded()),
              engine.stageDuration(
                  durations(unfiltered(terms), horizon, format), QueryScope.unbounded()),
              seed + " " + format + " " + horizon + " " + terms);
        }
      }
    }
  }

  @Test
  void sentiment_fastAndGeneral_areEqual() {
    for (int seed = 0; seed < 12; seed++) {
      Random random = new Random(seed);
      IndexedEngine engine = engine(random);
      for (SentimentQuery.By by : SentimentQuery.By.values()) {
        Terms terms = terms(random);
        for (SentimentQuery.Format format :
            List.of(SentimentQuery.Format.SERIES, SentimentQuery.Format.TABLE)) {
          compare(
              engine.sentiment(
                  new SentimentQuery(terms, by, Interval.HOUR, true, format),
                  QueryScope.unbounded()),
              engine.sentiment(
                  new SentimentQuery(unfiltered(terms), by, Interval.HOUR, true, format),
                  QueryScope.unbounded()),
              seed + " " + by + " " + terms);
        }
      }
    }
  }

  /// To the last digit, which hangs on the order in which numbers are added.
  @Test
  void sentiment_ofTheGeneralWay_isTheSameWhateverTheThreads() {
    Random random = new Random(5);
    IndexedEngine engine = engine(random);
    SentimentQuery query =
        new SentimentQuery(
            unfiltered(ranged(HandMade.terms(RandomCase.MODEL, SPAN * 2L), 0, SPAN)),
            SentimentQuery.By.CHANNEL,
            Interval.HOUR,
            true,
            SentimentQuery.Format.TABLE);
    Object first = engine.sentiment(query, QueryScope.unbounded());
    for (int i = 0; i < 50; i++) {
      assertThat(engine.sentiment(query, QueryScope.unbounded())).isEqualTo(first);
    }
  }

  @Test
  void question_beyondItsMemory_isStopped() {
    IndexedEngine engine = engine(new Random(1));
    Terms terms = ranged(HandMade.terms(RandomCase.MODEL, SPAN * 2L), 0, SPAN);
    FunnelQuery query = HandMade.funnel(SPAN, SPAN * 2L, "a", "b");
    for (FunnelQuery asked : List.of(query, with(query, unfiltered(query.terms())))) {
      assertThatThrownBy(() -> engine.funnel(asked, new Budget(1_000)))
          .isInstanceOf(QueryStopped.class);
      assertThat(engine.funnel(asked, new Budget(1_000_000)).groups()).hasSize(1);
    }
    assertThatThrownBy(() ->
            engine.stageDuration(
                durations(terms, null, StageDurationQuery.Format.TABLE), new Budget(1_000)))
        .isInstanceOf(QueryStopped.class);
  }

  private static final class Budget implements QueryScope {
    private final AtomicLong left;

    Budget(long bytes) {
      this.left = new AtomicLong(bytes);
    }

    @Override
    public void check() {}

    @Override
    public void grow(long bytes) {
      if (left.addAndGet(-bytes) < 0) {
        throw new QueryStopped(QueryStopped.Bound.MEMORY, "too much");
      }
    }
  }

  static void compare(Object fast, Object general, String what) {
    RecursiveComparisonConfiguration close =
        RecursiveComparisonConfiguration.builder()
            .withIgnoredFieldsMatchingRegexes(".*eventsRead")
            .withComparatorForType(FastPathsTest::compareClosely, Double.class)
            .build();
    assertThat(fast).as(what).usingRecursiveComparison(close).isEqualTo(general);
  }

  private static int compareClosely(Double a, Double b) {
    return a.isNaN() && b.isNaN() || Math.abs(a - b) < 1e-9 * Math.max(1, Math.abs(a)) ? 0 : 1;
  }

  static IndexedEngine engine(Random random) {
    return engine(random, 400);
  }

  private static IndexedEngine engine(Random random, int customers) {
    MemorySource source = new MemorySource();
    int step = random.nextBoolean() ? 1 : 500; // coarse times make ties
    for (int customer = 0; customer < customers; customer++) {
      int events = random.nextInt(20) == 0 ? 50 + random.nextInt(200) : random.nextInt(12);
      for (int i = 0; i < events; i++) {
        long time = (long) random.nextInt(SPAN / step) * step;
        String touchpoint = TOUCHPOINTS[random.nextInt(TOUCHPOINTS.length)];
        Map<String, String> fields = new HashMap<>(Map.of("touchpoint", touchpoint));
        put(fields, "channel", CHANNELS[random.nextInt(CHANNELS.length)]);
        put(fields, "rating", random.nextInt(4) == 0 ? "" + (1 + random.nextInt(5)) : "");
        put(fields, "persona", random.nextInt(9) == 0 ? "p" + random.nextInt(3) : "");
        put(fields, "value", random.nextInt(9) == 0 ? "" + random.nextInt(100) : "");
        put(fields, "reason", random.nextInt(20) == 0 ? "r" + random.nextInt(3) : "");
        put(fields, "kind", random.nextInt(9) == 0 ? one(random, "question", "complaint") : "");
        source.add(new Event("c" + customer, time, fields));
      }
    }
    JourneyIndex index =
        random.nextBoolean() ? IndexBuilder.build(source) : SmallBlocks.build(source, 300);
    return new IndexedEngine(index, RandomCase.MODELS, new Workers(2));
  }

  private static String one(Random random, String one, String other) {
    return random.nextBoolean() ? one : other;
  }

  private static void put(Map<String, String> fields, String key, String value) {
    if (!value.isEmpty()) {
      fields.put(key, value);
    }
  }

  static Terms terms(Random random) {
    Terms all = HandMade.terms(RandomCase.MODEL, random.nextBoolean() ? SPAN * 2L : SPAN * 3 / 4);
    if (random.nextInt(4) == 0) {
      return ranged(all, 0, SPAN);
    }
    if (random.nextInt(4) == 0) {
      int cut = SPAN / (random.nextBoolean() ? 12 : 1000); // little is left out, at either end
      Terms late = HandMade.terms(RandomCase.MODEL, SPAN - random.nextInt(cut));
      return ranged(
          random.nextBoolean() ? all : late, random.nextInt(cut), SPAN - random.nextInt(cut));
    }
    int from = random.nextInt(SPAN);
    int width = random.nextBoolean() ? SPAN / 50 : SPAN / 3;
    return ranged(all, from, from + width);
  }

  private static Terms ranged(Terms terms, long from, long to) {
    return new Terms(
        terms.scope(),
        terms.unit(),
        from,
        to,
        terms.asOfMillis(),
        terms.zone(),
        terms.language(),
        1);
  }

  static Terms unfiltered(Terms terms) {
    List<Filter> filters = new ArrayList<>(terms.scope().filters());
    filters.add(NO_FILTER);
    Scope scope =
        new Scope(terms.scope().model(), null, null, null, filters, Scope.FiltersOn.EVENTS);
    return new Terms(
        scope,
        terms.unit(),
        terms.fromMillis(),
        terms.toMillis(),
        terms.asOfMillis(),
        terms.zone(),
        terms.language(),
        terms.minSample());
  }

  private static FunnelQuery funnel(Random random, Terms terms) {
    List<Step> steps = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int k = 0; k < count; k++) {
      Selector selector = new Selector.ByTouchpoint(TOUCHPOINTS[k], List.of(), null);
      if (k == count - 1 && random.nextBoolean()) {
        Selector more = new Selector.ByTouchpoint(TOUCHPOINTS[k + 1], List.of(), null);
        selector = new Selector.AnyOf(List.of(selector, more), List.of(), null);
      }
      steps.add(new Step(selector, "s" + k, "s" + k, false, null, 0, false, false));
    }
    Breakdown by =
        random.nextBoolean()
            ? null
            : new Breakdown(
                random.nextBoolean() ? "channel" : "touchpoint",
                Attribution.values()[random.nextInt(3)],
                1 + random.nextInt(count),
                25);
    return new FunnelQuery(
        terms,
        steps,
        Order.ORDERED,
        random.nextInt(SPAN / 3),
        random.nextBoolean(),
        random.nextBoolean() ? Counting.UNIQUE : Counting.FIRST,
        List.of(),
        FunnelQuery.ExclusionPolicy.OTHER_CLEAN_RUN,
        by,
        random.nextInt(4) == 0 ? FunnelQuery.Preset.POSTHOG : FunnelQuery.Preset.DEFAULT,
        random.nextInt(4) == 0,
        0,
        Set.of(),
        random.nextBoolean() ? Runs.MATURED : Runs.OBSERVED,
        random.nextInt(3) == 0 ? Select.CLOSED : Select.ENTRY,
        FunnelQuery.Format.STEPS,
        Metric.CONVERSION);
  }

  private static FunnelQuery with(FunnelQuery query, Terms terms) {
    return new FunnelQuery(
        terms,
        query.steps(),
        query.order(),
        query.windowMillis(),
        query.halfOpenWindow(),
        query.counting(),
        query.exclusions(),
        query.exclusionPolicy(),
        query.breakdown(),
        query.preset(),
        query.strictlyIncreasing(),
        query.graceMillis(),
        query.modes(),
        query.runs(),
        query.select(),
        query.format(),
        query.metric());
  }

  private static StageDurationQuery durations(
      Terms terms, @Nullable Long horizon, StageDurationQuery.Format format) {
    return new StageDurationQuery(
        terms, StageDurationQuery.Measure.SOJOURN, horizon, null, Interval.DAY, format);
  }
}
