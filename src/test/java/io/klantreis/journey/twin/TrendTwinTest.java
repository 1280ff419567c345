package io.klantreis.journey.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.funnel.FunnelResult.Group;
import io.klantreis.journey.funnel.FunnelResult.Row;
import io.klantreis.journey.index.SmallBlocks;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Preset;
import io.klantreis.journey.query.FunnelTrendQuery;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.Metric;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.trend.TrendResult;
import io.klantreis.journey.trend.TrendResult.Line;
import io.klantreis.testing.MemorySource;
import io.klantreis.testing.MemorySource.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A trend gives, for each interval, what the plain twin of the funnel answers when it is asked of
/// that interval alone.
class TrendTwinTest {
  private static final int CASES = Integer.getInteger("twin.cases", 3000);
  private static final long FIRST = Long.getLong("twin.seed", 1);
  private static final long HOUR = 3_600_000;

  private int compared;
  private int told;

  @Test
  void trend_ofAnyQuestion_isTheFunnelOfEachInterval() {
    try (Workers workers = new Workers(2)) {
      for (long seed = FIRST; seed < FIRST + CASES; seed++) {
        RandomCase random = new RandomCase(seed);
        List<Event> events = Stretched.events(random.events());
        FunnelQuery funnel =
            Stretched.query(
                random.query(seed % 2 == 0), random.one(Metric.values()), seed % 3 != 0);
        if (funnel.preset() != Preset.POSTHOG || !isPostHogsOwn(funnel)) {
          compare(seed, workers, events, funnel);
        }
      }
    }
    assertThat(compared).isGreaterThan(CASES);
    assertThat(told).as("values that are neither 0 nor null").isGreaterThan(CASES / 5);
  }

  private void compare(long seed, Workers workers, List<Event> events, FunnelQuery funnel) {
    List<Long> bounds = hours(funnel.terms());
    TrendResult trend = ask(workers, events, funnel);
    assertThat(trend.axis().size()).as("seed %d", seed).isEqualTo(bounds.size() - 1);
    List<Event> known = events;
    Preset preset = funnel.preset();
    if (preset == Preset.POSTHOG) {
      long to = funnel.terms().toMillis();
      known = events.stream().filter(event -> event.timeMillis() < to).toList();
      preset = Preset.DEFAULT;
    }
    for (int i = 0; i + 1 < bounds.size(); i++) {
      FunnelQuery alone = Stretched.within(funnel, bounds.get(i), bounds.get(i + 1), preset);
      List<Group> groups = TwinFunnel.ask(known, RandomCase.MODELS, alone);
      for (Line line : trend.lines()) {
        Row row = row(groups, line);
        double wanted = row == null ? empty(funnel.metric()) : row.value(funnel.metric());
        assertThat(same(line.values()[i], wanted))
            .as(
                "seed %d, %s %s in interval %d is %s, not %s: %s%n%s",
                seed, line.group(), line.step(), i, line.values()[i], wanted, funnel, events)
            .isTrue();
        compared++;
        told += wanted > 0 ? 1 : 0;
      }
      boolean goesOn = funnel.steps().stream().skip(1).anyMatch(step -> !step.optional());
      for (Group group : groups) {
        boolean some = group.rows().getFirst().entered() > 0 && goesOn;
        assertThat(!some || trend.lines().stream().anyMatch(line -> isOf(group, line)))
            .as(
                "seed %d: a line for %s of interval %d in %s%n%s%n%s%n%s",
                seed, group, i, trend.lines(), funnel, events, groups)
            .isTrue();
      }
    }
  }

  /// PostHog's trends look across intervals: its published cases are their test.
  private static boolean isPostHogsOwn(FunnelQuery funnel) {
    return funnel.breakdown() != null || !funnel.exclusions().isEmpty();
  }

  private static List<Long> hours(Terms terms) {
    List<Long> bounds = new ArrayList<>();
    for (long at = terms.fromMillis();
        at < terms.toMillis();
        at = (Math.floorDiv(at, HOUR) + 1) * HOUR) {
      bounds.add(at);
    }
    bounds.add(terms.toMillis());
    return bounds;
  }

  private static boolean isOf(Group group, Line line) {
    return group.kind() == line.kind() && group.name().equals(line.group());
  }

  private static @Nullable Row row(List<Group> groups, Line line) {
    return groups.stream()
        .filter(group -> isOf(group, line))
        .flatMap(group -> group.rows().stream())
        .filter(row -> row.step().equals(line.step()))
        .findFirst()
        .orElse(null);
  }

  private static double empty(Metric metric) {
    return switch (metric) {
      case ENTERED, CONVERTED, OPEN -> 0;
      default -> Double.NaN;
    };
  }

  private static boolean same(double a, double b) {
    return Double.isNaN(a) && Double.isNaN(b) || Math.abs(a - b) < 1e-9 * Math.max(1, Math.abs(b));
  }

  private static TrendResult ask(Workers workers, List<Event> events, FunnelQuery funnel) {
    MemorySource source = new MemorySource();
    events.forEach(source::add);
    return new IndexedEngine(SmallBlocks.build(source, 7), RandomCase.MODELS, workers)
        .funnelTrend(
            new FunnelTrendQuery(funnel, Interval.HOUR, true, 0, 0), QueryScope.unbounded());
  }
}
