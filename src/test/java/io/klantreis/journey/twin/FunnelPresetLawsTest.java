package io.klantreis.journey.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.funnel.FunnelResult.Group;
import io.klantreis.journey.funnel.FunnelResult.Row;
import io.klantreis.journey.index.SmallBlocks;
import io.klantreis.journey.model.Filter;
import io.klantreis.journey.model.Selector;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Attribution;
import io.klantreis.journey.query.FunnelQuery.Mode;
import io.klantreis.journey.query.FunnelQuery.Order;
import io.klantreis.journey.query.FunnelQuery.Preset;
import io.klantreis.journey.query.FunnelQuery.Runs;
import io.klantreis.journey.query.FunnelQuery.Select;
import io.klantreis.journey.query.FunnelQuery.Step;
import io.klantreis.journey.query.Unit;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.testing.MemorySource;
import io.klantreis.testing.MemorySource.Event;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What holds of every funnel under every preset.
class FunnelPresetLawsTest {
  private static final int CASES = Integer.getInteger("twin.cases", 2000) / 2;
  private static final long FIRST = Long.getLong("twin.seed", 1);
  private static final Workers WORKERS = new Workers(2);
  private static final long AS_OF = 50;

  @AfterAll
  static void stop() {
    WORKERS.close();
  }

  @Test
  void groups_exceptWhereTheyMayOverlap_addUpToTheTotal() {
    int grouped = 0;
    for (long seed = FIRST; seed < FIRST + CASES; seed++) {
      RandomCase random = new RandomCase(seed);
      List<Event> events = random.events();
      FunnelQuery query = everything(random);
      FunnelQuery.Breakdown by = query.breakdown();
      boolean overlap =
          by == null
              || by.attribution() == Attribution.ALL
              || by.attribution() == Attribution.STEP && query.preset() == Preset.POSTHOG;
      if (overlap) {
        continue;
      }
      Variation plain = new Variation(query);
      plain.breakdown = null;
      List<Group> groups = ask(events, query);
      grouped += groups.size() > 1 ? 1 : 0;
      assertThat(sums(groups)).as("seed %d", seed).isEqualTo(sums(ask(events, plain.query())));
    }
    assertThat(grouped).as("cases with several groups").isGreaterThan(CASES / 100);
  }

  @Test
  void customersInTwoParts_addUpToTheWhole() {
    for (long seed = FIRST; seed < FIRST + CASES; seed++) {
      RandomCase random = new RandomCase(seed);
      List<Event> events = random.events();
      Variation query = new Variation(everything(random));
      query.breakdown = null;
      if (query.terms.unit() instanceof Unit.Property) {
        continue;
      }
      List<Event> some = new ArrayList<>(events);
      some.removeIf(event -> event.customer().compareTo("c1") > 0);
      List<Event> others = new ArrayList<>(events);
      others.removeAll(some);
      List<Group> both = new ArrayList<>(ask(some, query.query()));
      both.addAll(ask(others, query.query()));
      assertThat(sums(both)).as("seed %d", seed).isEqualTo(sums(ask(events, query.query())));
    }
  }

  @Test
  void longerWindow_underEveryPreset_neverLowersACount() {
    int raised = 0;
    for (long seed = FIRST; seed < FIRST + CASES; seed++) {
      RandomCase random = new RandomCase(seed);
      List<Event> events = random.events();
      FunnelQuery query = seed % 2 == 0 ? everything(random) : ofSomeOrder(seed);
      boolean optional = query.steps().stream().anyMatch(Step::optional);
      // an interruption may come sooner where more is made; rounds begin where others end
      boolean other = optional || interrupts(query) || isEvery(query);
      if (other) {
        continue;
      }
      Variation shorter = new Variation(query);
      shorter.breakdown = null;
      shorter.exclusions = List.of();
      shorter.select = Select.ENTRY;
      Variation longer = new Variation(shorter.query());
      longer.window += 1 + seed % 9;
      List<Row> before = ask(events, shorter.query()).get(0).rows();
      List<Row> after = ask(events, longer.query()).get(0).rows();
      for (int k = 0; k < before.size(); k++) {
        assertThat(after.get(k).entered())
            .as("seed %d step %d of %s", seed, k, query)
            .isGreaterThanOrEqualTo(before.get(k).entered());
        raised += after.get(k).entered() > before.get(k).entered() ? 1 : 0;
      }
    }
    assertThat(raised).as("counts that a longer window raised").isPositive();
  }

  @Test
  void refinedStep_neverRaisesACount() {
    int lowered = 0;
    Filter web = new Filter("channel", Filter.Op.EQUAL, List.of("web"));
    // where each step has its window from the one before, a later event may lead further
    Set<Preset> presets = EnumSet.complementOf(EnumSet.of(Preset.GA4));
    for (long seed = FIRST; seed < FIRST + CASES; seed++) {
      List<Event> events = new RandomCase(seed).events();
      for (Preset preset : presets) {
        Variation query = plain(seed, preset);
        query.order = seed % 3 == 0 ? Order.ANY : Order.ORDERED;
        List<Row> before = ask(events, query.query()).get(0).rows();
        int refined = (int) (seed % 3);
        List<Step> steps = new ArrayList<>(query.steps);
        String name = steps.get(refined).name();
        steps.set(refined, step(new Selector.ByTouchpoint(name, List.of(web), null), name));
        query.steps = steps;
        List<Row> after = ask(events, query.query()).get(0).rows();
        for (int k = 0; k < before.size(); k++) {
          assertThat(after.get(k).entered())
              .as("seed %d step %d of %s", seed, k, preset)
              .isLessThanOrEqualTo(before.get(k).entered());
          lowered += after.get(k).entered() < before.get(k).entered() ? 1 : 0;
        }
      }
    }
    assertThat(lowered).as("counts that a filter lowered").isPositive();
  }

  @Test
  void presets_whereTheirAxesAgree_giveTheSameAnswer() {
    int converted = 0;
    for (long seed = FIRST; seed < FIRST + CASES; seed++) {
      List<Event> events = new RandomCase(seed).events();
      List<Group> ours = ask(events, plain(seed, Preset.DEFAULT).query());
      converted += ours.get(0).rows().get(1).entered() > 0 ? 1 : 0;
      for (Preset preset : Preset.values()) {
        Variation query = plain(seed, preset);
        List<Group> theirs = ask(events, query.query());
        if (preset == Preset.MIXPANEL_REENTRY) {
          assertThat(theirs.get(0).rows())
              .as("seed %d: another of equally far runs, so the same counts", seed)
              .extracting(Row::entered)
              .isEqualTo(ours.get(0).rows().stream().map(Row::entered).toList());
        } else if (preset == Preset.GA4) {
          query.steps = query.steps.subList(0, 2);
          Variation two = plain(seed, Preset.DEFAULT);
          two.steps = query.steps;
          assertThat(ask(events, query.query()))
              .as("seed %d: of two steps the step before is the first", seed)
              .isEqualTo(ask(events, two.query()));
        } else {
          assertThat(theirs).as("seed %d %s", seed, preset).isEqualTo(ours);
        }
      }
    }
    assertThat(converted).as("cases in which somebody converts").isGreaterThan(CASES / 5);
  }

  @Test
  void maturedRates_underEveryPreset_doNotChangeWithYoungerEntries() {
    for (long seed = FIRST; seed < FIRST + CASES; seed++) {
      Preset preset = Preset.values()[(int) (seed % Preset.values().length)];
      Variation query = plain(seed, preset);
      query.runs = Runs.MATURED;
      long whole = preset == Preset.GA4 ? 2 * query.window : query.window;
      List<Event> events = new ArrayList<>(new RandomCase(seed).events());
      List<Row> before = ask(events, query.query()).get(0).rows();
      for (long time = AS_OF - whole + 1; time <= AS_OF; time++) {
        events.add(new Event("c" + time % 5, time, Map.of("touchpoint", "a")));
      }
      List<Row> after = ask(events, query.query()).get(0).rows();
      assertThat(after)
          .as("seed %d", seed)
          .extracting(Row::matured)
          .isEqualTo(before.stream().map(Row::matured).toList());
      assertThat(after)
          .as("seed %d", seed)
          .extracting(Row::conversion)
          .isEqualTo(before.stream().map(Row::conversion).toList());
      assertThat(after.get(0).entered()).isGreaterThanOrEqualTo(before.get(0).entered());
    }
  }

  @Test
  void lateEvent_changesOnlyRunsWhoseWindowCoversIt() {
    int changed = 0;
    for (long seed = FIRST; seed < FIRST + CASES; seed++) {
      RandomCase random = new RandomCase(seed);
      List<Event> events = new ArrayList<>(random.events());
      Preset preset = Preset.values()[(int) (seed % Preset.values().length)];
      Variation query = plain(seed, preset);
      long whole = preset == Preset.GA4 ? 2 * query.window : query.window;
      long late = random.random.nextInt(40);
      FunnelQuery sooner = query.range(Math.min(-10, late - whole), late - whole).query();
      FunnelQuery later = query.range(late + 1, 100).query();
      FunnelQuery around = query.range(-10, 100).query();
      List<Group> before = ask(events, sooner);
      List<Group> after = ask(events, later);
      List<Group> all = ask(events, around);
      events.add(new Event("c" + seed % 3, late, Map.of("touchpoint", random.one("a", "b", "c"))));
      assertThat(ask(events, sooner)).as("seed %d, ended before", seed).isEqualTo(before);
      assertThat(ask(events, later)).as("seed %d, begun after", seed).isEqualTo(after);
      changed += ask(events, around).equals(all) ? 0 : 1;
    }
    assertThat(changed).as("answers that a late event changed").isGreaterThan(CASES / 20);
  }

  /// Steps that share no event, no grace, the same counting: nothing on which presets differ.
  private static Variation plain(long seed, Preset preset) {
    Variation query = new Variation(HandMade.funnel(seed % 12, AS_OF, "a", "b", "c"));
    query.runs = Runs.OBSERVED;
    query.range(-10, 100);
    query.preset = preset;
    return query;
  }

  /// A random question over all time, so that it has an answer more often.
  private static FunnelQuery everything(RandomCase random) {
    Variation query = new Variation(random.query(true));
    query.select = Select.ENTRY;
    return query.range(-10, 100).query();
  }

  private static FunnelQuery ofSomeOrder(long seed) {
    Variation query = plain(seed, Preset.values()[(int) (seed / 2 % Preset.values().length)]);
    query.order = Order.values()[(int) (seed % Order.values().length)];
    query.grace = seed % 4;
    return query.query();
  }

  private static Step step(Selector selector, String name) {
    return new Step(selector, name, name, false, null, 0, false, false);
  }

  private static boolean interrupts(FunnelQuery query) {
    return query.modes().contains(Mode.STRICT_ORDER)
        || query.modes().contains(Mode.STRICT_DEDUPLICATION);
  }

  private static boolean isEvery(FunnelQuery query) {
    return query.counting() == FunnelQuery.Counting.EVERY;
  }

  /// Of each step what was entered, converted, open and rated, over all groups.
  private static List<Long> sums(List<Group> groups) {
    List<Long> sums = new ArrayList<>();
    for (int k = 0; !groups.isEmpty() && k < groups.get(0).rows().size(); k++) {
      int step = k;
      List<Row> rows = groups.stream().map(group -> group.rows().get(step)).toList();
      sums.add(rows.stream().mapToLong(Row::entered).sum());
      sums.add(rows.stream().mapToLong(Row::converted).sum());
      sums.add(rows.stream().mapToLong(Row::open).sum());
      sums.add(rows.stream().mapToLong(Row::matured).sum());
    }
    return sums.stream().allMatch(sum -> sum == 0) ? List.of() : sums;
  }

  private static List<Group> ask(List<Event> events, FunnelQuery query) {
    MemorySource source = new MemorySource();
    events.forEach(source::add);
    return new IndexedEngine(SmallBlocks.build(source, 7), RandomCase.MODELS, WORKERS)
        .funnel(query, QueryScope.unbounded())
        .groups();
  }
}
