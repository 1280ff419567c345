package io.klantreis.journey.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.funnel.FunnelResult.Kind;
import io.klantreis.journey.index.SmallBlocks;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Attribution;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.query.FunnelQuery.Preset;
import io.klantreis.journey.query.FunnelQuery.Select;
import io.klantreis.journey.query.FunnelTrendQuery;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.Metric;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.trend.TrendResult.Line;
import io.klantreis.testing.MemorySource;
import io.klantreis.testing.MemorySource.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A trend in PostHog's way, broken down by the values of a step, gives in each interval what the
/// plain twin counts there for each value with which the unit makes the step in some interval.
class PostHogTrendTwinTest {
  private static final int CASES = Integer.getInteger("twin.cases", 3000) / 2;
  private static final long FIRST = Long.getLong("twin.seed", 1);
  private static final long HOUR = 3_600_000;

  private int compared;
  private int elsewhere;

  @Test
  void trendByTheValuesOfAStep_isWhatTheTwinCounts() {
    try (Workers workers = new Workers(2)) {
      for (long seed = FIRST; seed < FIRST + CASES; seed++) {
        RandomCase random = new RandomCase(seed);
        List<Event> events = Stretched.events(random.events());
        FunnelQuery query = Stretched.query(random.query(true), Metric.ENTERED, true);
        if (query.exclusions().isEmpty() && query.modes().isEmpty()) {
          compare(seed, workers, events, asked(query, random));
        }
      }
    }
    assertThat(compared).isGreaterThan(CASES / 4);
    assertThat(elsewhere).as("runs that make the step in another interval").isGreaterThan(20);
  }

  private static FunnelQuery asked(FunnelQuery query, RandomCase random) {
    long from = query.terms().fromMillis();
    FunnelQuery own = Stretched.within(query, from, query.terms().toMillis(), Preset.POSTHOG);
    int step = random.one(1, own.steps().size());
    Breakdown by =
        new Breakdown(random.one("channel", "product", "n"), Attribution.STEP, step, 1000);
    return own.asked(own.terms(), by, own.counting(), Select.ENTRY);
  }

  private void compare(long seed, Workers workers, List<Event> events, FunnelQuery funnel) {
    Map<String, String> wanted = new TreeMap<>();
    counts(events, funnel).forEach((line, counts) -> wanted.put(line, counts.toString()));
    Map<String, String> got = new TreeMap<>();
    for (Line line : ask(workers, events, funnel)) {
      List<Long> counts = new ArrayList<>();
      for (double value : line.values()) {
        counts.add((long) value);
      }
      if (counts.stream().anyMatch(count -> count > 0)) {
        got.put(line.kind() + " " + line.group() + " " + line.step(), counts.toString());
      }
    }
    assertThat(got).as("seed %d: %s%n%s", seed, funnel, events).isEqualTo(wanted);
    compared += wanted.size();
  }

  /// How many runs enter each step, by group and step, an interval each.
  private Map<String, List<Long>> counts(List<Event> events, FunnelQuery funnel) {
    long from = funnel.terms().fromMillis();
    long to = funnel.terms().toMillis();
    int step = funnel.breakdown() == null ? 0 : funnel.breakdown().step() - 1;
    int size = (int) ((to - 1) / HOUR - Math.floorDiv(from, HOUR)) + 1;
    List<Event> known = events.stream().filter(event -> event.timeMillis() < to).toList();
    Map<String, List<Long>> counts = new TreeMap<>();
    for (List<TwinEvent> unit : TwinUnits.of(known, funnel.terms())) {
      boolean[] told = new boolean[size];
      byValue(unit, funnel)
          .forEach((group, ofValue) -> {
            List<List<TwinRun>> runs = new ArrayList<>();
            for (int i = 0; i < size; i++) {
              TwinRuns twin = new TwinRuns(hour(funnel, i), RandomCase.MODELS, unit);
              twin.onlyAtStep(step, ofValue);
              runs.add(twin.counted(false));
            }
            boolean reached =
                runs.stream().flatMap(List::stream).anyMatch(run -> run.made.containsKey(step));
            for (int i = 0; reached && i < size; i++) {
              told[i] |= !runs.get(i).isEmpty();
              elsewhere +=
                  runs.get(i).stream().anyMatch(run -> !run.made.containsKey(step)) ? 1 : 0;
              add(counts, group, runs.get(i), i, size, funnel);
            }
          });
      for (int i = 0; i < size; i++) {
        if (!told[i]) {
          TwinRuns twin = new TwinRuns(hour(funnel, i), RandomCase.MODELS, unit);
          String group = Kind.DID_NOT_REACH + " " + Kind.DID_NOT_REACH.text();
          add(counts, group, twin.counted(false), i, size, funnel);
        }
      }
    }
    return counts;
  }

  private static FunnelQuery hour(FunnelQuery funnel, int i) {
    long from = funnel.terms().fromMillis();
    long begin = (Math.floorDiv(from, HOUR) + i) * HOUR;
    long end = Math.min(funnel.terms().toMillis(), begin + HOUR);
    return Stretched.within(funnel, Math.max(from, begin), end, Preset.POSTHOG);
  }

  private static Map<String, List<TwinEvent>> byValue(List<TwinEvent> unit, FunnelQuery funnel) {
    String by = funnel.breakdown() == null ? "" : funnel.breakdown().by();
    Map<String, List<TwinEvent>> values = new TreeMap<>();
    for (TwinEvent event : unit) {
      String value = event.field(by);
      String group = value == null ? Kind.NONE + " " + Kind.NONE.text() : Kind.VALUE + " " + value;
      values.computeIfAbsent(group, v -> new ArrayList<>()).add(event);
    }
    return values;
  }

  private static void add(
      Map<String, List<Long>> counts,
      String group,
      List<TwinRun> runs,
      int interval,
      int size,
      FunnelQuery funnel) {
    for (TwinRun run : runs) {
      for (int k : run.made.keySet()) {
        String line = group + " " + funnel.steps().get(k).name();
        List<Long> of =
            counts.computeIfAbsent(line, l -> new ArrayList<>(Collections.nCopies(size, 0L)));
        of.set(interval, of.get(interval) + 1);
      }
    }
  }

  private static List<Line> ask(Workers workers, List<Event> events, FunnelQuery funnel) {
    MemorySource source = new MemorySource();
    events.forEach(source::add);
    return new IndexedEngine(SmallBlocks.build(source, 7), RandomCase.MODELS, workers)
        .funnelTrend(
            new FunnelTrendQuery(funnel, Interval.HOUR, true, 0, 0), QueryScope.unbounded())
        .lines();
  }
}
