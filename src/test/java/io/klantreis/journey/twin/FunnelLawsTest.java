package io.klantreis.journey.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.funnel.FunnelResult.Group;
import io.klantreis.journey.funnel.FunnelResult.Row;
import io.klantreis.journey.index.SmallBlocks;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Attribution;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.testing.MemorySource;
import io.klantreis.testing.MemorySource.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What holds of every funnel, whatever the journeys.
class FunnelLawsTest {
  private static final int CASES = Integer.getInteger("twin.cases", 1500);
  private static final long FIRST = Long.getLong("twin.seed", 1);
  private static final Workers WORKERS = new Workers(2);

  @AfterAll
  static void stop() {
    WORKERS.close();
  }

  @Test
  void everyStep_isConvertedOpenOrDropped() {
    for (long seed = FIRST; seed < FIRST + CASES; seed++) {
      RandomCase random = new RandomCase(seed);
      List<Event> events = random.events();
      for (Group group : ask(events, random.query(true))) {
        for (Row row : group.rows()) {
          assertThat(row.converted() + row.open() + row.dropped())
              .as("seed %d", seed)
              .isEqualTo(row.entered());
          assertThat(row.dropped()).as("seed %d", seed).isNotNegative();
        }
      }
    }
  }

  @Test
  void groupsOfTheFirstTouch_addUpToTheTotal() {
    int grouped = 0;
    for (long seed = FIRST; seed < FIRST + CASES; seed++) {
      List<Event> events = new RandomCase(seed).events();
      FunnelQuery plain = HandMade.funnel(seed % 20, 40, "a", "b", "c");
      Breakdown breakdown = new Breakdown("channel", Attribution.FIRST, 1, 1 + (int) (seed % 4));
      List<Group> groups = ask(events, HandMade.brokenDown(plain, breakdown));
      grouped += groups.size() > 1 ? 1 : 0;
      List<Row> total = ask(events, plain).get(0).rows();
      for (int k = 0; k < total.size(); k++) {
        int step = k;
        assertThat(groups.stream().mapToLong(group -> group.rows().get(step).entered()).sum())
            .as("seed %d step %d", seed, k)
            .isEqualTo(total.get(k).entered());
        assertThat(groups.stream().mapToLong(group -> group.rows().get(step).matured()).sum())
            .as("seed %d step %d", seed, k)
            .isEqualTo(total.get(k).matured());
      }
    }
    assertThat(grouped).as("cases with several groups").isGreaterThan(CASES / 5);
  }

  @Test
  void longerWindow_neverLowersACount() {
    int raised = 0;
    for (long seed = FIRST; seed < FIRST + CASES; seed++) {
      List<Event> events = new RandomCase(seed).events();
      List<Row> shorter = ask(events, HandMade.funnel(seed % 10, 60, "a", "b", "c")).get(0).rows();
      List<Row> longer =
          ask(events, HandMade.funnel(seed % 10 + 5, 60, "a", "b", "c")).get(0).rows();
      for (int k = 0; k < shorter.size(); k++) {
        assertThat(longer.get(k).entered())
            .as("seed %d step %d", seed, k)
            .isGreaterThanOrEqualTo(shorter.get(k).entered());
        raised += longer.get(k).entered() > shorter.get(k).entered() ? 1 : 0;
      }
    }
    assertThat(raised).as("counts that a longer window raised").isPositive();
  }

  @Test
  void maturedRates_doNotChangeWithYoungerEntries() {
    long asOf = 30;
    for (long seed = FIRST; seed < FIRST + CASES; seed++) {
      long window = 1 + seed % 15;
      FunnelQuery query = HandMade.funnel(window, asOf, "a", "b", "c");
      List<Event> events = new ArrayList<>(new RandomCase(seed).events());
      List<Row> before = ask(events, query).get(0).rows();
      for (long time = asOf - window + 1; time <= asOf; time++) {
        events.add(new Event("c" + time % 5, time, Map.of("touchpoint", "a")));
      }
      List<Row> after = ask(events, query).get(0).rows();
      for (int k = 0; k < before.size(); k++) {
        assertThat(after.get(k).matured()).as("seed %d", seed).isEqualTo(before.get(k).matured());
        assertThat(after.get(k).conversion())
            .as("seed %d", seed)
            .isEqualTo(Double.valueOf(before.get(k).conversion())); // two NaN are equal
      }
      assertThat(after.get(0).entered()).isGreaterThanOrEqualTo(before.get(0).entered());
    }
  }

  private static List<Group> ask(List<Event> events, FunnelQuery query) {
    MemorySource source = new MemorySource();
    events.forEach(source::add);
    return new IndexedEngine(SmallBlocks.build(source, 7), RandomCase.MODELS, WORKERS)
        .funnel(query, QueryScope.unbounded())
        .groups();
  }
}
