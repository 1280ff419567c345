package io.klantreis.oracles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.compare.CompareResult;
import io.klantreis.journey.compare.CompareResult.Compared;
import io.klantreis.journey.compare.CompareResult.Effect;
import io.klantreis.journey.compare.CompareResult.Line;
import io.klantreis.journey.funnel.FunnelResult.Group;
import io.klantreis.journey.funnel.FunnelResult.Row;
import io.klantreis.journey.query.Axis;
import io.klantreis.journey.query.ComparePresetsQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Preset;
import io.klantreis.plugin.json.Durations;
import io.klantreis.plugin.question.Names;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// One set of journeys under every preset, with what explains each difference.
class ComparePresetsTest {
  private static final Instant START = Instant.parse("2025-03-03T09:00:00Z");
  private static final String STEPS =
      "'steps':[{'touchpoint':'a'},{'any':[{'touchpoint':'b'},{'touchpoint':'bc'}],'name':'b'},"
          + "{'any':[{'touchpoint':'c'},{'touchpoint':'bc'}],'name':'c'}]";

  /// Thirteen customers. How many steps each makes under each preset, reasoned by hand:
  ///
  /// | | default | posthog | mixpanel | re-entry | amplitude | ga4 | clickhouse | pinot |
  /// |---|---|---|---|---|---|---|---|---|
  /// | 1: b after two hours | 2 | 2 | 2 | 2 | 2 | 2 | 2 | 2 |
  /// | 2: after 5 days | 2 | 2 | 2 | 2 | 1 | 2 | 2 | 2 |
  /// | 3: after 10 days | 2 | 2 | 1 | 1 | 1 | 2 | 2 | 2 |
  /// | 4: the same, and a second a at 9 days 22 hours | 2 | 2 | 1 | 2 | 2 | 2 | 2 | 2 |
  /// | 5: b a second before a | 1 | 1 | 2 | 2 | 2 | 1 | 1 | 1 |
  /// | 6: after exactly 14 days | 2 | 2 | 1 | 1 | 1 | 2 | 2 | 1 |
  /// | 7: in the range, b after it | 2 | 1 | 2 | 2 | 1 | 2 | 2 | 2 |
  /// | 8: b at 10, c at 20 days | 2 | 2 | 1 | 1 | 1 | 3 | 2 | 2 |
  /// | 9: one bc | 2 | 2 | 2 | 2 | 2 | 2 | 3 | 2 |
  /// | 10: two bc | 3 | 3 | 3 | 3 | 3 | 3 | 3 | 2 |
  /// | 11: two bc in one second | 3 | 3 | 3 | 3 | 2 | 3 | 3 | 2 |
  /// | 12: excluded x before b | 0 | 0 | 1 | 1 | 0 | 0 | 0 | 0 |
  /// | 13: the same and c, later clean | 2 | 0 | 1 | 2 | 2 | 2 | 2 | 2 |
  @Test
  void oneSetOfJourneys_underEveryPreset() {
    Oracle oracle = asked(STEPS + ",'exclusions':[{'touchpoint':'x','from':1,'to':2}]");
    oracle.from = START;
    oracle.to = START.plusSeconds(30 * 86_400);
    journey(oracle, 1, "a 0s", "b 2h");
    journey(oracle, 2, "a 0s", "b 5d");
    journey(oracle, 3, "a 0s", "b 10d");
    journey(oracle, 4, "a 0s", "a 238h", "b 10d");
    journey(oracle, 5, "b 60s", "a 61s");
    journey(oracle, 6, "a 0s", "b 14d");
    journey(oracle, 7, "a 25d", "b 31d");
    journey(oracle, 8, "a 0s", "b 10d", "c 20d");
    journey(oracle, 9, "a 0s", "bc 1h");
    journey(oracle, 10, "a 0s", "bc 1h", "bc 2h");
    journey(oracle, 11, "a 0s", "bc 3600100ms", "bc 3600700ms");
    journey(oracle, 12, "a 0s", "x 1h", "b 2h");
    journey(oracle, 13, "a 0s", "x 1h", "b 2h", "c 3h", "a 2d", "b 49h");
    CompareResult result = oracle.askComparison();

    expect(result, Preset.DEFAULT, "12 11 2");
    expect(result, Preset.POSTHOG, "11 9 2", Axis.EXCLUSIONS, Axis.DATE_RANGE);
    expect(
        result, Preset.MIXPANEL, "13 7 2", Axis.WINDOW, Axis.COUNTING, Axis.GRACE, Axis.EXCLUSIONS);
    expect(result, Preset.MIXPANEL_REENTRY, "13 9 2", Axis.WINDOW, Axis.GRACE, Axis.EXCLUSIONS);
    expect(result, Preset.AMPLITUDE, "12 7 1", Axis.WINDOW, Axis.ONE_EVENT, Axis.GRACE);
    expect(result, Preset.GA4, "12 11 3", Axis.WINDOW_ANCHOR);
    expect(result, Preset.CLICKHOUSE, "12 11 3", Axis.ONE_EVENT);
    expect(result, Preset.PINOT, "12 10 0", Axis.WINDOW_END, Axis.ONE_EVENT);
    // PostHog: 13 is left out, and of 7 the second step lies outside the range.
    assertThat(alone(result, Preset.POSTHOG, Axis.EXCLUSIONS)).containsExactly(-1L, -1L, 0L);
    assertThat(alone(result, Preset.POSTHOG, Axis.DATE_RANGE)).containsExactly(0L, -1L, 0L);
    // Mixpanel: a shorter window loses 3, 6 and 8, and 4 only together with the first entry.
    assertThat(alone(result, Preset.MIXPANEL, Axis.WINDOW)).containsExactly(0L, -3L, 0L);
    assertThat(alone(result, Preset.MIXPANEL, Axis.GRACE)).containsExactly(0L, 1L, 0L);
    assertThat(line(result, Preset.MIXPANEL, 1).interact()).isTrue();
    assertThat(line(result, Preset.POSTHOG, 1).interact()).isFalse();
  }

  private static void expect(CompareResult result, Preset preset, String entered, Axis... axes) {
    Compared one = of(result, preset);
    String[] counts = entered.split(" ");
    for (int step = 0; step < counts.length; step++) {
      Row row = row(one.lines().get(step));
      assertThat(row.entered())
          .as("%s step %d", preset, step)
          .isEqualTo(Long.valueOf(counts[step]));
    }
    assertThat(one.lines().get(1).axes()).as("%s", preset).containsExactlyInAnyOrder(axes);
    assertThat(one.needed()).as("%s", preset).containsExactlyInAnyOrder(axes);
  }

  private static Row row(Line line) {
    Row row = line.row();
    assertThat(row).isNotNull();
    return row == null ? new Row("", "", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) : row;
  }

  private static Compared of(CompareResult result, Preset preset) {
    return result.presets().stream()
        .filter(one -> one.query().preset() == preset)
        .findFirst()
        .orElseThrow();
  }

  private static Line line(CompareResult result, Preset preset, int step) {
    return of(result, preset).lines().get(step);
  }

  private static List<Long> alone(CompareResult result, Preset preset, Axis axis) {
    return of(result, preset).effects().stream()
        .filter(effect -> effect.axis() == axis)
        .findFirst()
        .orElseThrow()
        .moves();
  }

  private static Oracle asked(String fields) {
    Oracle oracle = new Oracle("default");
    try {
      oracle.question.setAll(
          (ObjectNode) Oracle.JSON.readTree(("{" + fields + "}").replace('\'', '"')));
    } catch (java.io.IOException e) {
      throw new IllegalArgumentException(fields, e);
    }
    oracle.question.put("queryType", "comparePresets");
    return oracle;
  }

  private static void journey(Oracle oracle, int customer, String... events) {
    for (String event : events) {
      String[] parts = event.split(" ");
      long after = Durations.parse(parts[1]).orElseThrow();
      oracle.events.add("customer " + customer, START.toEpochMilli() + after, parts[0]);
    }
  }

  private static final List<String> OPTIONS =
      List.of(
          "'exclusions':[{'touchpoint':'x'}]",
          "'window':'3d'",
          "'order':'any'",
          "'order':'strict'",
          "'counting':'every'",
          "'grace':'0s'",
          "'modes':['strict_order']",
          "'modes':['strict_increase','strict_deduplication','allow_reentry']",
          "'modes':['strict_once']",
          "'runs':'projected'",
          "'breakdown':{'by':'channel','attribution':'step','step':2}",
          "'breakdown':{'by':'channel','limit':1}");

  /// Each row is the funnel's own under that preset, and the axes named give it, all of them being
  /// needed; what one axis does alone is the base asked with that field.
  @Test
  void anyFunnel_isWhatEachPresetAnswers_andTheAxesNamedGiveIt() {
    Set<Axis> explaining = EnumSet.noneOf(Axis.class);
    int cases = Integer.getInteger("twin.cases", 1000) / 8;
    for (int seed = 0; seed < cases; seed++) {
      Random random = new Random(seed);
      Map<String, String> options = new LinkedHashMap<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        String option = OPTIONS.get(random.nextInt(OPTIONS.size()));
        options.put(option.substring(0, option.indexOf(':')), option);
      }
      if (options.getOrDefault("'order'", "").contains("any")) {
        options.remove("'modes'");
      }
      options.put("'steps'", STEPS);
      Oracle oracle = asked(String.join(",", options.values()));
      Preset base = Preset.values()[seed % Preset.values().length];
      oracle.question.put("preset", Names.PRESET.name(base));
      oracle.from = START.plusSeconds(86_400);
      oracle.to = START.plusSeconds(12 * 86_400);
      oracle.question.put("asOf", START.plusSeconds(16 * 86_400).toString());
      randomEvents(oracle, random);
      check(oracle, explaining, "seed " + seed + " " + oracle.question);
    }
    assertThat(explaining).as("axes that explained something").hasSizeGreaterThan(11);
  }

  private static void randomEvents(Oracle oracle, Random random) {
    long[] spans = {0, 0, 500, 1_000, 2_000, 3_600_000, 86_400_000L, 3 * 86_400_000L};
    for (int customer = 0; customer < 12; customer++) {
      long time = START.toEpochMilli() + spans[random.nextInt(spans.length)];
      for (int i = random.nextInt(9); i > 0; i--) {
        String name = List.of("a", "a", "b", "c", "bc", "bc", "x", "y").get(random.nextInt(8));
        String channel = List.of("web", "app", "mail").get(random.nextInt(3));
        oracle.events.add("c" + customer, time, name, "channel", channel);
        time += spans[random.nextInt(spans.length)];
      }
    }
  }

  private static void check(Oracle oracle, Set<Axis> explaining, String what) {
    ComparePresetsQuery query = (ComparePresetsQuery) oracle.parse();
    CompareResult result = oracle.askComparison();
    assertThat(result.presets()).hasSize(Preset.values().length);
    for (Compared one : result.presets()) {
      List<Group> itself = theFunnel(oracle, one.query(), query);
      for (Line line : one.lines()) {
        assertThat(line.row()).as("%s: %s", what, one.query()).isEqualTo(find(itself, line));
        if (one.query() == query.base()) {
          continue;
        }
        explaining.addAll(line.axes());
        assertThat(find(oracle.ask(mix(query, one, line.axes())), line))
            .as("%s: %s by %s", what, one.query().preset(), line.axes())
            .isEqualTo(line.row());
        for (Axis axis : line.axes()) {
          Set<Axis> fewer = EnumSet.copyOf(line.axes());
          fewer.remove(axis);
          assertThat(find(oracle.ask(mix(query, one, fewer)), line))
              .as("%s: %s without %s", what, line.axes(), axis)
              .isNotEqualTo(line.row());
        }
      }
      for (Effect effect : one.effects()) {
        checkAlone(oracle, query, one, effect, what);
      }
    }
  }

  private static FunnelQuery mix(ComparePresetsQuery query, Compared one, Set<Axis> axes) {
    FunnelQuery mix = query.base();
    for (Axis axis : axes) {
      mix = axis.take(mix, one.query());
    }
    return mix;
  }

  /// What a user gets who asks the funnel under that preset.
  private static List<Group> theFunnel(Oracle oracle, FunnelQuery told, ComparePresetsQuery query) {
    ObjectNode compared = oracle.question.deepCopy();
    oracle.question.put("queryType", "funnel").put("preset", Names.PRESET.name(told.preset()));
    if (told.preset() == Preset.CLICKHOUSE || told.preset() == Preset.PINOT) {
      oracle.question.put("window", Durations.format(query.base().windowMillis()));
    } else {
      oracle.question.remove("modes");
    }
    List<Group> groups = oracle.ask().groups();
    oracle.question.removeAll();
    oracle.question.setAll(compared);
    return groups;
  }

  private static @Nullable Row find(List<Group> groups, Line line) {
    for (Group group : groups) {
      if (group.kind() == line.kind() && group.name().equals(line.group())) {
        return group.rows().get(line.step());
      }
    }
    return null;
  }

  private static void checkAlone(
      Oracle oracle, ComparePresetsQuery query, Compared one, Effect effect, String what) {
    String field =
        switch (effect.axis()) {
          case WINDOW -> "window";
          case COUNTING -> "counting";
          case EXCLUSIONS -> "exclusionPolicy";
          default -> "";
        };
    if (field.isEmpty()) {
      return;
    }
    FunnelQuery other = one.query();
    ObjectNode compared = oracle.question.deepCopy();
    oracle.question.put(
        field,
        switch (effect.axis()) {
          case WINDOW -> Durations.format(other.windowMillis());
          case COUNTING -> Names.COUNTING.name(other.counting());
          default -> Names.EXCLUSION_POLICY.name(other.exclusionPolicy());
        });
    List<Group> changed = theFunnel(oracle, query.base(), query, field);
    oracle.question.removeAll();
    oracle.question.setAll(compared);
    List<Group> before = theFunnel(oracle, query.base(), query);
    for (int i = 0; i < one.lines().size(); i++) {
      Row after = find(changed, one.lines().get(i));
      Row was = find(before, one.lines().get(i));
      long moved = (after == null ? 0 : after.entered()) - (was == null ? 0 : was.entered());
      assertThat(effect.moves().get(i)).as("%s: %s", what, effect.axis()).isEqualTo(moved);
    }
  }

  private static List<Group> theFunnel(
      Oracle oracle, FunnelQuery told, ComparePresetsQuery query, String changed) {
    String window = oracle.question.path("window").asText("");
    if (!changed.equals("window") || window.isEmpty()) {
      return theFunnel(oracle, told, query);
    }
    oracle.question.put("queryType", "funnel").put("preset", Names.PRESET.name(told.preset()));
    if (told.preset() != Preset.CLICKHOUSE && told.preset() != Preset.PINOT) {
      oracle.question.remove("modes");
    }
    return oracle.ask().groups();
  }
}
