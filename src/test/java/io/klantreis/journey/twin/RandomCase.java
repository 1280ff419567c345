package io.klantreis.journey.twin;

import io.klantreis.journey.model.CanonicalStage;
import io.klantreis.journey.model.Filter;
import io.klantreis.journey.model.Labels;
import io.klantreis.journey.model.Language;
import io.klantreis.journey.model.Selector;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.model.TouchpointRule;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Attribution;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.query.FunnelQuery.Counting;
import io.klantreis.journey.query.FunnelQuery.Exclusion;
import io.klantreis.journey.query.FunnelQuery.ExclusionPolicy;
import io.klantreis.journey.query.FunnelQuery.Format;
import io.klantreis.journey.query.FunnelQuery.Mode;
import io.klantreis.journey.query.FunnelQuery.Order;
import io.klantreis.journey.query.FunnelQuery.Preset;
import io.klantreis.journey.query.FunnelQuery.Runs;
import io.klantreis.journey.query.FunnelQuery.Select;
import io.klantreis.journey.query.FunnelQuery.Step;
import io.klantreis.journey.query.Metric;
import io.klantreis.journey.query.Scope;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.Unit;
import io.klantreis.testing.MemorySource.Event;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Random journeys and random questions about them: few names and few moments, so that ties,
/// repeats and near misses are common.
final class RandomCase {
  static final StageModel MODEL =
      new StageModel(
          "test",
          Labels.same("test"),
          List.of(
              stage("early", CanonicalStage.AWARENESS),
              stage("middle", CanonicalStage.DECISION),
              stage("late", CanonicalStage.LOYALTY)),
          List.of(
              new TouchpointRule("early", "a*"),
              new TouchpointRule("middle", "b"),
              new TouchpointRule("middle", "c")));
  static final StageModels MODELS = new StageModels(List.of(MODEL));

  final Random random;
  private final long tick;

  RandomCase(long seed) {
    this(seed, 1);
  }

  /// @param tick milliseconds between two moments: 300 makes cases that span several seconds
  RandomCase(long seed, long tick) {
    this.random = new Random(seed);
    this.tick = tick;
  }

  long ticks(int bound) {
    return tick * random.nextInt(bound);
  }

  private static Stage stage(String id, CanonicalStage canonical) {
    return new Stage(id, Labels.same(id), List.of(), List.of(canonical), null);
  }

  List<Event> events() {
    List<Event> events = new ArrayList<>();
    int customers = 1 + random.nextInt(5);
    int size = random.nextInt(1 + customers * (1 + random.nextInt(10)));
    int span = 1 + random.nextInt(40);
    for (int i = 0; i < size; i++) {
      Map<String, String> fields = new HashMap<>();
      fields.put("touchpoint", one("a", "a", "a2", "b", "b", "c", "d", "e"));
      maybe(fields, "stage", 0.1, "awareness", "decision", "late");
      maybe(fields, "channel", 0.6, "web", "app", "mail");
      maybe(fields, "persona", 0.2, "p", "q");
      maybe(fields, "segment", 0.2, "s", "t");
      maybe(fields, "product", 0.5, "x", "y");
      maybe(fields, "campaign", 0.3, "k", "l");
      maybe(fields, "source", 0.3, "ad", "friend");
      maybe(fields, "rating", 0.6, "0", "1", "2.5", "3", "5", "6", "9", "11");
      maybe(fields, "scale", 0.3, "nps", "csat5", "ces7", "thumbs", "mark10", "0..4", "bogus");
      maybe(fields, "sentiment", 0.1, "-1", "-0.05", "0.4", "3");
      maybe(fields, "emotion", 0.1, "blij", "BOOS", "meh");
      maybe(fields, "value", 0.3, "10", "2.5", "-1");
      maybe(fields, "properties.n", 0.5, "1", "2", "10", "1.5", "many");
      maybe(fields, "properties.org", 0.7, "o1", "o2");
      events.add(new Event("c" + random.nextInt(customers), ticks(span), fields));
    }
    return events;
  }

  /// @param wide whether every part of a question may be asked, or only the plainest
  FunnelQuery query(boolean wide) {
    Order order = !wide || chance(0.6) ? Order.ORDERED : one(Order.STRICT, Order.ANY);
    boolean options = wide && order != Order.ANY;
    List<Step> steps = new ArrayList<>();
    int size = 1 + random.nextInt(4);
    for (int k = 0; k < size; k++) {
      String name = "s" + k;
      steps.add(
          new Step(
              selector(1),
              name,
              name,
              options && k > 0 && chance(0.15),
              options && k > 0 && chance(0.15) ? (Long) ticks(15) : null,
              options && k > 0 && chance(0.1) ? ticks(6) : 0,
              options && k > 0 && chance(0.1),
              wide && chance(0.08)));
    }
    List<Exclusion> exclusions = new ArrayList<>();
    while (wide && size > 1 && chance(0.25)) {
      int from = 1 + random.nextInt(size - 1);
      exclusions.add(new Exclusion(selector(1), from, from + 1 + random.nextInt(size - from)));
    }
    Preset preset = wide && chance(0.7) ? one(Preset.values()) : Preset.DEFAULT;
    Set<Mode> modes = modes(preset, order);
    boolean interrupted =
        modes.contains(Mode.STRICT_ORDER) || modes.contains(Mode.STRICT_DEDUPLICATION);
    return new FunnelQuery(
        terms(),
        steps,
        order,
        ticks(30),
        wide && chance(0.15),
        wide ? one(Counting.values()) : one(Counting.UNIQUE, Counting.FIRST),
        exclusions,
        one(ExclusionPolicy.values()),
        breakdown(wide, size),
        preset,
        chance(0.2),
        wide && !interrupted && chance(graceful(preset) ? 0.8 : 0.2) ? ticks(4) : 0,
        modes,
        one(Runs.values()),
        one(Select.ENTRY, Select.ENTRY, Select.CLOSED),
        Format.STEPS,
        Metric.CONVERSION);
  }

  private static boolean graceful(Preset preset) {
    return preset == Preset.MIXPANEL
        || preset == Preset.MIXPANEL_REENTRY
        || preset == Preset.AMPLITUDE;
  }

  Set<Mode> modes(Preset preset, Order order) {
    Set<Mode> modes = EnumSet.noneOf(Mode.class);
    if (preset != Preset.CLICKHOUSE && preset != Preset.PINOT) {
      return modes;
    }
    while (chance(0.65)) {
      modes.add(one(Mode.values()));
    }
    if (order == Order.ANY) {
      modes.removeAll(Set.of(Mode.STRICT_ORDER, Mode.STRICT_DEDUPLICATION));
    }
    return modes;
  }

  private @Nullable Breakdown breakdown(boolean wide, int steps) {
    if (chance(0.6)) {
      return null;
    }
    String by = one("channel", "product", "n", "touchpoint", "customer");
    Attribution attribution = wide ? one(Attribution.values()) : Attribution.FIRST;
    return new Breakdown(by, attribution, 1 + random.nextInt(steps), 1 + random.nextInt(3));
  }

  Terms terms() {
    long from = ticks(30) - 5 * tick;
    long asOf = ticks(60);
    Unit unit =
        one(
            new Unit.Customer(),
            new Unit.Customer(),
            new Unit.CustomerProduct(),
            new Unit.Session(tick + ticks(8)),
            new Unit.Property("org"));
    Scope scope =
        new Scope(
            MODEL,
            chance(0.15) ? one("x", "y", "z") : null,
            chance(0.1) ? one("p", "q", "z") : null,
            chance(0.1) ? one("s", "t") : null,
            filters(0.2),
            one(Scope.FiltersOn.values()));
    return new Terms(scope, unit, from, from + ticks(50), asOf, ZoneOffset.UTC, Language.EN, 5);
  }

  private Selector selector(int depth) {
    List<Filter> filters = filters(0.1);
    return switch (random.nextInt(depth > 0 ? 10 : 8)) {
      case 0 -> new Selector.ByStage(one("early", "middle", "late"), filters, null);
      case 1 -> new Selector.EveryEvent(filters, null);
      case 8, 9 ->
          new Selector.AnyOf(List.of(selector(depth - 1), selector(depth - 1)), filters, null);
      default -> new Selector.ByTouchpoint(one("a", "b", "c", "d", "zzz"), filters, null);
    };
  }

  @SuppressWarnings(
      "NullAway") // a record's component loses @Nullable on its way through the class file
  private List<Filter> filters(double chance) {
    List<Filter> filters = new ArrayList<>();
    while (chance(chance)) {
      String key = one("channel", "n", "properties.n", "touchpoint", "nobody", "stage");
      Filter.Op op = one(Filter.Op.values());
      boolean several = op == Filter.Op.IN || op == Filter.Op.NOT_IN;
      List<@Nullable String> values = new ArrayList<>();
      values.add(value());
      if (several) {
        values.add(value());
      }
      filters.add(new Filter(key, op, values));
    }
    return filters;
  }

  private @Nullable String value() {
    return chance(0.1) ? null : one("web", "app", "1", "2", "10", "a", "b|c", "many", "late");
  }

  private void maybe(Map<String, String> fields, String key, double chance, String... values) {
    if (chance(chance)) {
      fields.put(key, one(values));
    }
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  @SafeVarargs
  final <T> T one(T... values) {
    return Arrays.asList(values).get(random.nextInt(values.length));
  }
}
