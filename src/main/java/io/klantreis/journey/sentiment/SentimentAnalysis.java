package io.klantreis.journey.sentiment;

import io.klantreis.journey.grouping.Grouping;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.model.Emotions;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.SentimentQuery;
import io.klantreis.journey.query.SentimentQuery.Format;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.Warning;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.sentiment.SentimentResult.Action;
import io.klantreis.journey.sentiment.SentimentResult.Line;
import io.klantreis.journey.sentiment.SentimentResult.Row;
import io.klantreis.journey.sentiment.SentimentResult.Series;
import io.klantreis.journey.sentiment.SentimentResult.Table;
import io.klantreis.journey.sentiment.SentimentResult.Verbatim;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stats.Estimate;
import io.klantreis.journey.stats.Moments;
import io.klantreis.journey.time.TimeAxis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Answers a {@link SentimentQuery}. Below the question's least sample of customers no feeling is
/// told, only how few there were. An alert also has a row for groups about which something was said
/// before the range but not in it: an alert that fires must not fall silent with them.
public final class SentimentAnalysis {
  /// Into so many runs of parts units fall, however many threads there are.
  private static final int RUNS = 16;

  /// At or below this a feeling asks for action (article 003: "neutraal of negatief").
  private static final double NEUTRAL = 0;

  private final JourneyIndex index;
  private final StageModels models;
  private final SentimentQuery query;

  public SentimentAnalysis(JourneyIndex index, StageModels models, SentimentQuery query) {
    this.index = index;
    this.models = models;
    this.query = query;
  }

  public SentimentResult ask(Workers workers, QueryScope scope) {
    Terms terms = query.terms();
    Population population = Population.of(index, models, terms);
    Grouping grouping = Grouping.of(by(), population);
    Feelings feelings = Feelings.of(index, Emotions.usual());
    return switch (query.format()) {
      case TABLE, WIDE, ALERT, CURVE ->
          table(grouping, collect(workers, scope, population, grouping, feelings, null));
      case SERIES -> {
        TimeAxis axis =
            TimeAxis.of(terms.fromMillis(), terms.toMillis(), query.interval(), terms.zone());
        yield series(axis, grouping, collect(workers, scope, population, grouping, feelings, axis));
      }
      case VERBATIMS -> verbatims(workers, scope, population, grouping, feelings);
    };
  }

  private SentimentResult.Said verbatims(
      Workers workers,
      QueryScope scope,
      Population population,
      Grouping grouping,
      Feelings feelings) {
    Verbatims.load(index);
    Verbatims all =
        population.collect(
            workers, scope, () -> new Verbatims(query.terms(), index, grouping, feelings, scope));
    List<Verbatim> newest = new ArrayList<>(all.found());
    newest.sort(
        Comparator.comparingLong((Verbatim said) -> -said.timeMillis())
            .thenComparing(Verbatim::customer)
            .thenComparing(Verbatim::touchpoint)
            .thenComparing(Verbatim::text));
    Map<String, Long> customers = new LinkedHashMap<>();
    for (int group = 0; group < grouping.size(); group++) {
      if (all.customers(group) > 0) {
        customers.put(grouping.id(group), all.customers(group));
      }
    }
    Facts facts = new Facts(all.eventsRead(), all.units(), newest.size(), 0, 0);
    return new SentimentResult.Said(newest, customers, facts, List.of());
  }

  /// The customers' means of each group: what {@code sentiment} is the mean of.
  public Map<String, Moments> means(Workers workers, QueryScope scope) {
    Population population = Population.of(index, models, query.terms());
    Grouping grouping = Grouping.of(by(), population);
    Feelings feelings = Feelings.of(index, Emotions.usual());
    Cells all = collect(workers, scope, population, grouping, feelings, null);
    Map<String, Moments> means = new LinkedHashMap<>();
    for (int group = 0; group < grouping.size(); group++) {
      Tally tally = all.tally(group, 0);
      if (tally != null) {
        means.put(grouping.id(group), tally.units());
      }
    }
    return means;
  }

  private Grouping.By by() {
    if (query.format() == Format.CURVE) {
      return Grouping.By.STAGE;
    }
    return switch (query.by()) {
      case TOUCHPOINT -> Grouping.By.TOUCHPOINT;
      case STAGE -> Grouping.By.STAGE;
      case CHANNEL -> Grouping.By.CHANNEL;
      case PERSONA -> Grouping.By.PERSONA;
      case SEGMENT -> Grouping.By.SEGMENT;
      case CAMPAIGN -> Grouping.By.CAMPAIGN;
      case NONE -> Grouping.By.NONE;
    };
  }

  private Cells collect(
      Workers workers,
      QueryScope scope,
      Population population,
      Grouping grouping,
      Feelings feelings,
      @Nullable TimeAxis axis) {
    if (population.isPlain() && !population.testsEntries()) {
      FeelingsByTime byTime = FeelingsByTime.of(index, feelings);
      var slices = new Slices(byTime, query.terms(), axis, population.lastMillis());
      Slots slots = slices.isLong() ? null : Slots.of(index, grouping, feelings, byTime);
      if (slots != null) {
        return slices.collect(slots, workers, scope);
      }
      if (CustomerCount.fits(grouping, feelings, axis)) {
        return CustomerCount.collect(population, grouping, feelings, axis, workers, scope);
      }
    }
    return inOrder(
        workers,
        scope,
        population,
        () -> new SentimentPartial(query.terms(), grouping, feelings, axis, scope));
  }

  /// Collects runs of parts, each by one thread, and merges them in their order: a mean's last
  /// digit hangs on the order in which numbers are added, and must not hang on which thread was
  /// free.
  private static Cells inOrder(
      Workers workers, QueryScope scope, Population population, Supplier<SentimentPartial> maker) {
    int parts = population.parts(scope);
    int runs = Math.max(1, Math.min(parts, RUNS));
    SentimentPartial[] made = new SentimentPartial[runs];
    workers.run(
        runs,
        scope,
        () -> made,
        (all, run) -> {
          SentimentPartial partial = maker.get();
          int end = (int) ((run + 1L) * parts / runs);
          for (int part = (int) ((long) run * parts / runs); part < end; part++) {
            scope.check();
            population.visit(part, scope, partial::unit);
          }
          all[run] = partial;
        });
    for (int run = 1; run < runs; run++) {
      made[0].merge(made[run]);
    }
    return made[0].cells();
  }

  private Table table(Grouping grouping, Cells all) {
    List<Row> rows = new ArrayList<>();
    for (int group = 0; group < grouping.size(); group++) {
      Tally tally = all.tally(group, 0);
      boolean always = grouping.isOrdered() && group != Grouping.NONE_GROUP;
      boolean silent = query.format() == Format.ALERT && all.isSeen(group);
      if (tally != null || always || silent) {
        rows.add(row(grouping, group, tally == null ? new Tally() : tally));
      }
    }
    if (query.format() == Format.CURVE) {
      rows.removeIf(row -> row.group().equals(grouping.id(Grouping.NONE_GROUP)));
    }
    sort(rows, grouping, Row::group, Row::responses);
    long smallest =
        rows.stream().mapToLong(Row::customers).filter(n -> n > 0).min().orElse(Long.MAX_VALUE);
    return new Table(rows, facts(all), warnings(smallest));
  }

  private Row row(Grouping grouping, int group, Tally tally) {
    int least = leastSample();
    long customers = tally.units().count();
    boolean told = customers >= least;
    Estimate mean = told ? mean(tally) : Estimate.UNKNOWN;
    return new Row(
        grouping.id(group),
        grouping.label(group),
        mean.value(),
        mean.low(),
        mean.high(),
        tally.responses(),
        customers,
        told ? tally.share(-1) : Double.NaN,
        told ? tally.share(0) : Double.NaN,
        told ? tally.share(1) : Double.NaN,
        tally.scores(least),
        action(mean));
  }

  private static Estimate mean(Tally tally) {
    return tally.units().intervalWithin(-1, 1);
  }

  private static Action action(Estimate mean) {
    if (Double.isNaN(mean.low())) {
      return Action.TOO_FEW;
    }
    if (mean.high() <= NEUTRAL) {
      return Action.ACT;
    }
    return mean.low() > NEUTRAL ? Action.OK : Action.WATCH;
  }

  private Series series(TimeAxis axis, Grouping grouping, Cells all) {
    List<Line> lines = new ArrayList<>();
    long smallest = Long.MAX_VALUE;
    for (int group = 0; group < grouping.size(); group++) {
      Line line = line(axis, grouping, group, all);
      if (Arrays.stream(line.responses()).anyMatch(n -> n > 0)) {
        lines.add(line);
      }
      for (int i = 0; i < axis.size(); i++) {
        Tally tally = all.tally(group, i);
        smallest = tally == null ? smallest : Math.min(smallest, tally.units().count());
      }
    }
    sort(lines, grouping, Line::group, line -> Arrays.stream(line.responses()).sum());
    return new Series(axis, lines, facts(all), warnings(smallest));
  }

  private Line line(TimeAxis axis, Grouping grouping, int group, Cells all) {
    double[] value = new double[axis.size()];
    double[] low = new double[axis.size()];
    double[] high = new double[axis.size()];
    long[] responses = new long[axis.size()];
    for (int i = 0; i < axis.size(); i++) {
      Tally tally = all.tally(group, i);
      Estimate mean =
          tally != null && tally.units().count() >= leastSample() ? mean(tally) : Estimate.UNKNOWN;
      value[i] = mean.value();
      low[i] = mean.low();
      high[i] = mean.high();
      responses[i] = tally == null ? 0 : tally.responses();
    }
    return new Line(grouping.id(group), grouping.label(group), value, low, high, responses);
  }

  /// Stages stay in the model's order with `(none)` last; other groups go by how many answered.
  private static <T> void sort(
      List<T> rows, Grouping grouping, Function<T, String> group, ToLongFunction<T> size) {
    String none = grouping.id(Grouping.NONE_GROUP);
    Comparator<T> order = Comparator.comparing(row -> group.apply(row).equals(none));
    if (!grouping.isOrdered()) {
      order = order.thenComparing(Comparator.comparingLong(size).reversed()).thenComparing(group);
    }
    rows.sort(order);
  }

  private int leastSample() {
    return Math.max(1, query.terms().minSample());
  }

  private static Facts facts(Cells all) {
    return new Facts(all.eventsRead(), all.units(), all.responses(), 0, 0);
  }

  private List<Warning> warnings(long smallest) {
    return smallest < leastSample()
        ? List.of(new Warning.SmallSample(smallest, leastSample()))
        : List.of();
  }
}
