package io.klantreis.journey.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.funnel.FunnelResult;
import io.klantreis.journey.funnel.FunnelResult.Group;
import io.klantreis.journey.index.IndexBuilder;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.index.SmallBlocks;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.testing.MemorySource;
import io.klantreis.testing.MemorySource.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;

/// The engine and its plain twin agree, whatever is asked of whatever journeys. A failing case is
/// shrunk and printed; `-Dtwin.seed=N` begins there, `-Dtwin.cases=N` asks more of them.
class FunnelTwinTest {
  private static final int CASES = Integer.getInteger("twin.cases", 6000);
  private static final long SEED = Long.getLong("twin.seed", 20261122);

  @Test
  void engine_onPlainQuestions_answersAsTheTwin() {
    compare(Kind.PLAIN, SEED);
  }

  @Test
  void engine_onEveryQuestion_answersAsTheTwin() {
    compare(Kind.EVERYTHING, SEED + 1_000_000);
  }

  /// All journeys, all time, touchpoints as steps: what presets and modes choose among many runs.
  @Test
  void engine_onManyRunsUnderEveryPreset_answersAsTheTwin() {
    compare(Kind.MANY_RUNS, SEED + 2_000_000);
  }

  @Test
  void twin_ofAJourneyWorkedOutByHand_isRight() {
    List<Event> events =
        new MemorySource()
            .add("c", 0, "a")
            .add("c", 5, "a")
            .add("c", 6, "b")
            .add("d", 1, "a")
            .events();
    FunnelQuery query = HandMade.funnel(3, 100, "a", "b");
    Group group = TwinFunnel.ask(events, RandomCase.MODELS, query).get(0);
    assertThat(group.rows().get(0).entered()).isEqualTo(2);
    assertThat(group.rows().get(0).converted()).isEqualTo(1);
    assertThat(group.rows().get(0).dropped()).isEqualTo(1);
    assertThat(group.rows().get(0).medianTime()).isEqualTo(1);
  }

  private enum Kind {
    PLAIN,
    EVERYTHING,
    MANY_RUNS;

    FunnelQuery query(RandomCase random) {
      FunnelQuery query = random.query(this != PLAIN);
      return this == MANY_RUNS ? Variation.ofManyRuns(query, random) : query;
    }
  }

  private static void compare(Kind kind, long seed) {
    try (Workers workers = new Workers(2)) {
      for (long at = seed; at < seed + CASES; at++) {
        RandomCase random = new RandomCase(at, at % 3 == 0 ? 300 : 1);
        List<Event> events = random.events();
        FunnelQuery query = kind.query(random);
        String difference = difference(workers, events, query, at);
        if (!difference.isEmpty()) {
          events = shrink(workers, events, query, at);
          fail(
              "seed %d%n%s%n%s%n%s",
              at,
              query,
              String.join("\n", events.stream().map(Event::toString).toList()),
              difference(workers, events, query, at));
        }
      }
    }
  }

  private static List<Event> shrink(
      Workers workers, List<Event> events, FunnelQuery query, long seed) {
    List<Event> small = new ArrayList<>(events);
    for (int i = 0; i < small.size(); ) {
      List<Event> less = new ArrayList<>(small);
      less.remove(i);
      if (difference(workers, less, query, seed).isEmpty()) {
        i++;
      } else {
        small = less;
        i = 0;
      }
    }
    return small;
  }

  /// What differs between the two, or nothing.
  private static String difference(
      Workers workers, List<Event> events, FunnelQuery query, long seed) {
    List<Group> expected = TwinFunnel.ask(events, RandomCase.MODELS, query);
    JourneyIndex index = index(events, new Random(seed));
    FunnelResult result =
        new IndexedEngine(index, RandomCase.MODELS, workers).funnel(query, QueryScope.unbounded());
    RecursiveComparisonConfiguration close =
        RecursiveComparisonConfiguration.builder()
            .withComparatorForType(FunnelTwinTest::compareClosely, Double.class)
            .build();
    try {
      assertThat(result.groups()).usingRecursiveComparison(close).isEqualTo(expected);
      return "";
    } catch (AssertionError difference) {
      return "expected " + expected + "\nbut was  " + result.groups();
    }
  }

  private static int compareClosely(Double a, Double b) {
    return a.isNaN() && b.isNaN() || Math.abs(a - b) < 1e-9 * Math.max(1, Math.abs(a)) ? 0 : 1;
  }

  /// Built in one go or in two, with the second part of the rows arriving later.
  private static JourneyIndex index(List<Event> events, Random random) {
    MemorySource source = new MemorySource();
    int first = random.nextBoolean() ? events.size() : random.nextInt(events.size() + 1);
    events.subList(0, first).forEach(source::add);
    JourneyIndex index = SmallBlocks.build(source, 1 + random.nextInt(20));
    if (random.nextBoolean()) {
      index.text("product");
    }
    events.subList(first, events.size()).forEach(source::add);
    return IndexBuilder.refresh(index, source);
  }
}
