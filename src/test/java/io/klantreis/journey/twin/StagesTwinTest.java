package io.klantreis.journey.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.index.SmallBlocks;
import io.klantreis.journey.query.InStageQuery;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.StageDurationQuery.Format;
import io.klantreis.journey.query.StageDurationQuery.Measure;
import io.klantreis.journey.query.StageDurationQuery.Per;
import io.klantreis.journey.query.StageDurationQuery.Split;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.Unit;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.InStageResult;
import io.klantreis.journey.stage.InStageResult.Person;
import io.klantreis.journey.stage.StageDurationResult.Row;
import io.klantreis.journey.stage.StageDurationResult.Table;
import io.klantreis.journey.twin.TwinStays.Stay;
import io.klantreis.testing.MemorySource;
import io.klantreis.testing.MemorySource.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// How stays end, in groups and in total, and who is still there: found once more on random
/// journeys, the shares by their definition.
class StagesTwinTest {
  private static final int CASES = Integer.getInteger("twin.cases", 2000);
  private static final long SEED = Long.getLong("twin.seed", 20261124);

  @Test
  void stageDuration_onRandomJourneys_endsAsTheTwinSays() {
    long found = 0;
    try (Workers workers = new Workers(2)) {
      for (long seed = SEED; seed < SEED + CASES; seed++) {
        RandomCase random = new RandomCase(seed);
        List<Event> events = random.events();
        StageDurationQuery query = durations(random);
        Table table =
            (Table) engine(events, random, workers).stageDuration(query, QueryScope.unbounded());
        List<List<TwinEvent>> units = TwinUnits.of(events, query.terms());
        List<Stay> stays = TwinStays.of(units, query.terms(), query.idleMillis());
        found += stays.size();
        for (Row row : table.rows()) {
          String what = "seed " + seed + " " + query + " " + row;
          check(row, inGroup(stays, row, query), query, what);
        }
        if (!query.compares()) {
          assertThat(table.rows().stream().mapToLong(row -> row.detail().units()).sum())
              .as("seed " + seed)
              .isEqualTo(stays.stream().map(s -> s.unit() + "/" + s.stage()).distinct().count());
        }
      }
    }
    assertThat(found).isGreaterThan(CASES / 2);
  }

  private static IndexedEngine engine(List<Event> events, RandomCase random, Workers workers) {
    MemorySource source = new MemorySource();
    events.forEach(source::add);
    return new IndexedEngine(
        SmallBlocks.build(source, 1 + random.random.nextInt(20)), RandomCase.MODELS, workers);
  }

  private static StageDurationQuery durations(RandomCase random) {
    Split split =
        switch (random.random.nextInt(5)) {
          case 0 -> new Split.Breakdown(random.one("channel", "n"), 10);
          case 1 -> new Split.Values("channel", "web", random.one("app", "nobody"));
          case 2 -> new Split.Date(random.random.nextInt(30));
          default -> null;
        };
    return new StageDurationQuery(
        random.terms(),
        Measure.SOJOURN,
        // In total a unit's group is that of its first stay, which the twin does not retell.
        split == null ? random.one(Per.values()) : Per.VISIT,
        random.chance(0.5) ? Long.valueOf(random.random.nextInt(30)) : null,
        random.chance(0.4) ? Long.valueOf(random.random.nextInt(12)) : null,
        split,
        null,
        Interval.DAY,
        false,
        Format.TABLE);
  }

  private static List<Stay> inGroup(List<Stay> stays, Row row, StageDurationQuery query) {
    int stage = query.terms().scope().model().indexOf(row.stage()).orElseThrow();
    String group = row.detail().group();
    return stays.stream()
        .filter(stay -> stay.stage() == stage)
        .filter(stay ->
            switch (query.split()) {
              case null -> true;
              case Split.Date date ->
                  group.equals(stay.first().time() < date.millis() ? "before" : "after");
              case Split.Values values -> group.equals(stay.first().field(values.by()));
              case Split.Breakdown breakdown ->
                  group.equals(
                      Objects.requireNonNullElse(stay.first().field(breakdown.by()), "(none)"));
            })
        .toList();
  }

  /// A stay as the question counts it.
  private record Counted(long length, int stage, int next) {}

  private static void check(Row row, List<Stay> stays, StageDurationQuery query, String what) {
    List<Counted> counted = counted(stays, query);
    assertThat(row.entered()).as(what).isEqualTo(counted.size());
    assertThat(row.open()).as(what).isEqualTo(count(counted, c -> c.next() == -2));
    assertThat(row.detail().lost()).as(what).isEqualTo(count(counted, c -> c.next() == -1));
    assertThat(row.detail().back())
        .as(what)
        .isEqualTo(count(counted, c -> c.next() >= 0 && c.next() < c.stage()));
    assertThat(row.detail().forward())
        .as(what)
        .isEqualTo(count(counted, c -> c.next() == c.stage() + 1));
    assertThat(row.detail().skipped())
        .as(what)
        .isEqualTo(count(counted, c -> c.next() > c.stage() + 1));
    var visits = new TreeMap<Integer, Integer>();
    stays.forEach(stay -> visits.merge(stay.unit(), 1, Integer::sum));
    if (query.split() == null) {
      assertThat(row.detail().units()).as(what).isEqualTo(visits.size());
      assertThat(row.detail().revisited())
          .as(what)
          .isEqualTo(visits.values().stream().filter(n -> n > 1).count());
    }
    if (counted.isEmpty()) {
      assertThat(row.detail().stillShare()).as(what).isNaN();
      return;
    }
    double[] shares = shares(counted, query);
    assertThat(row.detail().advancedShare()).as(what).isCloseTo(shares[0], within(1e-9));
    assertThat(row.detail().backShare()).as(what).isCloseTo(shares[1], within(1e-9));
    assertThat(row.detail().lostShare()).as(what).isCloseTo(shares[2], within(1e-9));
    assertThat(shares[0] + shares[1] + shares[2] + row.detail().stillShare())
        .as(what)
        .isCloseTo(1, within(1e-9));
  }

  private static List<Counted> counted(List<Stay> stays, StageDurationQuery query) {
    List<Counted> counted = new ArrayList<>();
    if (query.per() == Per.VISIT) {
      stays.forEach(s -> counted.add(new Counted(s.length(), s.stage(), s.next())));
      return counted;
    }
    var byUnit = new TreeMap<Integer, Counted>();
    stays.forEach(s ->
        byUnit.merge(
            s.unit(),
            new Counted(s.length(), s.stage(), s.next()),
            (one, two) -> new Counted(one.length() + two.length(), one.stage(), two.next())));
    counted.addAll(byUnit.values());
    return counted;
  }

  private static long count(List<Counted> stays, java.util.function.Predicate<Counted> which) {
    return stays.stream().filter(which).count();
  }

  /// Aalen and Johansen's shares, moment by moment: of those still there, who ends now, and how.
  private static double[] shares(List<Counted> stays, StageDurationQuery query) {
    Long asked = query.horizonMillis();
    long horizon =
        asked == null ? stays.stream().mapToLong(Counted::length).max().orElseThrow() : asked;
    double[] shares = new double[3];
    double still = 1;
    for (long time = 0; time <= horizon; time++) {
      long now = time;
      long risk = count(stays, s -> s.length() >= now);
      if (risk == 0) {
        break;
      }
      long[] ends = {
        count(stays, s -> s.length() == now && s.next() > s.stage()),
        count(stays, s -> s.length() == now && s.next() >= 0 && s.next() < s.stage()),
        count(stays, s -> s.length() == now && s.next() == -1)
      };
      for (int way = 0; way < 3; way++) {
        shares[way] += still * ends[way] / risk;
      }
      still *= 1 - (double) (ends[0] + ends[1] + ends[2]) / risk;
    }
    return shares;
  }

  @Test
  void inStage_onRandomJourneys_listsThoseWhoseStaysAreOpen() {
    long found = 0;
    try (Workers workers = new Workers(2)) {
      for (long seed = SEED; seed < SEED + CASES; seed++) {
        RandomCase random = new RandomCase(seed);
        List<Event> events = random.events();
        Long idle = random.chance(0.4) ? Long.valueOf(random.random.nextInt(20)) : null;
        int limit = random.chance(0.3) ? 1 : 100;
        InStageQuery query =
            new InStageQuery(
                random.terms(),
                random.chance(0.2) ? "middle" : null,
                idle,
                random.one(0.5, 0.9),
                limit,
                InStageQuery.Metric.STUCK,
                InStageQuery.Format.TABLE);
        InStageResult result =
            engine(events, random, workers).inStage(query, QueryScope.unbounded());
        List<List<TwinEvent>> units = TwinUnits.of(events, query.terms());
        List<Stay> stays = TwinStays.of(units, query.terms(), idle);
        check(result, stays, query, "seed " + seed + " " + query);
        found += result.all();
      }
    }
    assertThat(found).isGreaterThan(CASES / 5);
  }

  private static void check(InStageResult result, List<Stay> all, InStageQuery query, String what) {
    Terms terms = query.terms();
    List<Stay> stays =
        all.stream()
            .filter(stay -> query.stage() == null || id(stay, terms).equals(query.stage()))
            .toList();
    List<String> expected = new ArrayList<>();
    for (Stay stay : stays) {
      if (stay.isOpen()) {
        expected.add(told(stay, stays, query));
      }
    }
    assertThat(result.all()).as(what).isEqualTo(expected.size());
    List<String> people = result.people().stream().map(StagesTwinTest::told).toList();
    if (query.limit() >= expected.size()) {
      assertThat(people).as(what).containsExactlyInAnyOrderElementsOf(expected);
    } else {
      assertThat(expected).as(what).containsAll(people);
      assertThat(people).as(what).hasSize(query.limit());
    }
    Comparator<Person> order =
        Comparator.<Person>comparingDouble(p -> Double.isNaN(p.percentile()) ? 1 : -p.percentile())
            .thenComparingLong(p -> -p.age());
    assertThat(result.people()).as(what).isSortedAccordingTo(order);
    result
        .summaries()
        .forEach(summary -> {
          assertThat(summary.inStage())
              .as(what)
              .isEqualTo(
                  stays.stream()
                      .filter(s -> s.isOpen() && id(s, terms).equals(summary.stage()))
                      .count());
          assertThat(summary.stays())
              .as(what)
              .isEqualTo(stays.stream().filter(s -> id(s, terms).equals(summary.stage())).count());
        });
  }

  private static String id(Stay stay, Terms terms) {
    return terms.scope().model().stages().get(stay.stage()).id();
  }

  private static String told(Stay stay, List<Stay> stays, InStageQuery query) {
    Terms terms = query.terms();
    double percentile = percentile(stay, stays, terms);
    TwinEvent last = stay.last();
    String unit =
        switch (terms.unit()) {
          case Unit.CustomerProduct ignored -> last.field("product");
          case Unit.Property property -> last.field(property.key());
          case Unit.Customer ignored -> null;
          case Unit.Session ignored -> null;
        };
    return String.join(
        " ",
        last.event().customer(),
        "" + unit,
        id(stay, terms),
        "" + stay.first().time(),
        "" + stay.length(),
        "%.6f".formatted(percentile),
        "" + (percentile >= stuckAt(stay, stays, query) - 1e-9),
        last.touchpoint(),
        "" + last.time());
  }

  private static String told(Person person) {
    return String.join(
        " ",
        person.customer(),
        "" + person.unit(),
        person.stage(),
        "" + person.since(),
        "" + person.age(),
        "%.6f".formatted(person.percentile()),
        "" + person.stuck(),
        person.last(),
        "" + person.lastMillis());
  }

  /// One less the product-limit curve of the stage's stays, at the stay's age.
  private static double percentile(Stay open, List<Stay> all, Terms terms) {
    List<Stay> stays = all.stream().filter(s -> s.stage() == open.stage()).toList();
    if (stays.size() < terms.minSample()) {
      return Double.NaN;
    }
    return ended(stays, open.length());
  }

  /// What a stay must have outlasted: that share of the stage's stays, or, where fewer of them ever
  /// end and others stages follow, that share of those that do.
  private static double stuckAt(Stay open, List<Stay> all, InStageQuery query) {
    List<Stay> stays = all.stream().filter(s -> s.stage() == open.stage()).toList();
    double ended = ended(stays, stays.stream().mapToLong(Stay::length).max().orElse(0));
    boolean isLast = open.stage() == query.terms().scope().model().stages().size() - 1;
    boolean reached = ended >= query.stuckAt() - 1e-9;
    return reached || isLast ? query.stuckAt() : ended > 0 ? query.stuckAt() * ended : 2;
  }

  private static double ended(List<Stay> stays, long until) {
    double still = 1;
    for (long time = 0; time <= until; time++) {
      long now = time;
      long risk = stays.stream().filter(s -> s.length() >= now).count();
      long ends = stays.stream().filter(s -> !s.isOpen() && s.length() == now).count();
      still *= risk == 0 ? 1 : 1 - (double) ends / risk;
    }
    return 1 - still;
  }
}
