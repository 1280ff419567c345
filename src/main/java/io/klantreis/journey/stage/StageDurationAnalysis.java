package io.klantreis.journey.stage;

import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.Warning;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.StageDurationResult.Direction;
import io.klantreis.journey.stage.StageDurationResult.Edge;
import io.klantreis.journey.stage.StageDurationResult.Flow;
import io.klantreis.journey.stage.StageDurationResult.Line;
import io.klantreis.journey.stage.StageDurationResult.Node;
import io.klantreis.journey.stage.StageDurationResult.Row;
import io.klantreis.journey.stage.StageDurationResult.Series;
import io.klantreis.journey.stage.StageDurationResult.Table;
import io.klantreis.journey.stats.Estimate;
import io.klantreis.journey.stats.KaplanMeier;
import io.klantreis.journey.stats.LargeKaplanMeier;
import io.klantreis.journey.stats.Samples;
import io.klantreis.journey.time.TimeAxis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Answers a {@link StageDurationQuery}.
public final class StageDurationAnalysis {
  /// From so many stays of a stage on they are not sorted one by one.
  private static final int MANY = 20_000;

  private final JourneyIndex index;
  private final StageModels models;
  private final StageDurationQuery query;

  public StageDurationAnalysis(JourneyIndex index, StageModels models, StageDurationQuery query) {
    this.index = index;
    this.models = models;
    this.query = query;
  }

  /// @throws UnsupportedOperationException for a format that is not available yet
  public StageDurationResult ask(Workers workers, QueryScope scope) {
    return switch (query.format()) {
      case TABLE, ALERT -> table(workers, scope);
      case SERIES -> series(workers, scope);
      case FLOW -> flow(workers, scope);
      case HEATMAP -> throw new UnsupportedOperationException("format " + query.format());
    };
  }

  /// How long the stays of each stage lasted that begin in the range, in the model's order.
  public List<StayLengths> lengths(Workers workers, QueryScope scope) {
    StageDurationPartial all = collect(workers, scope);
    List<StayLengths> lengths = new ArrayList<>();
    for (int stage = 0; stage < query.terms().scope().model().stages().size(); stage++) {
      Stays.Lengths of = all.stays(stage).lengths();
      lengths.add(new StayLengths(of.ended(), of.open()));
    }
    return lengths;
  }

  private Table table(Workers workers, QueryScope scope) {
    Population population = Population.of(index, models, query.terms());
    if (PlainStays.suits(query, population)) {
      return plainTable(population, workers, scope);
    }
    StageDurationPartial all = collect(workers, scope);
    List<Row> rows = rows(all, scope);
    return new Table(rows, facts(all, rows), warnings(rows));
  }

  private Table plainTable(Population population, Workers workers, QueryScope scope) {
    List<PlainStays> partials =
        workers.run(
            population.parts(), scope, () -> new PlainStays(population, scope), PlainStays::part);
    PlainStays all = partials.get(0);
    partials.subList(1, partials.size()).forEach(all::merge);
    List<Stage> stages = query.terms().scope().model().stages();
    Row[] told = new Row[stages.size()];
    workers.run(
        told.length,
        scope,
        () -> told,
        (rows, stage) -> rows[stage] = row(stages.get(stage), all.ended(stage), all.open(stage)));
    List<Row> rows = List.of(told);
    long open = rows.stream().mapToLong(Row::open).sum();
    Facts facts = new Facts(all.eventsRead(), all.units(), all.stays(), open, open);
    all.release();
    return new Table(rows, facts, warnings(rows));
  }

  private Row row(Stage stage, Samples ended, Samples open) {
    if (ended.size() + open.size() < MANY) {
      return row(stage, new Stays.Lengths(ended.values(), open.values()));
    }
    LargeKaplanMeier curve = LargeKaplanMeier.of(ended, open);
    Estimate median = curve.quantile(0.5);
    Long horizon = query.horizonMillis();
    Estimate mean = curve.restrictedMean(horizon == null ? curve.longest() : horizon);
    Row row =
        new Row(
            stage.id(),
            stage.labels(),
            curve.count(),
            curve.ended(),
            curve.open(),
            median.value(),
            curve.quantileValue(0.25),
            curve.quantileValue(0.75),
            curve.quantileValue(0.9),
            median.low(),
            median.high(),
            mean.value(),
            mean.low(),
            mean.high(),
            curve.meanEnded());
    curve.release();
    return row;
  }

  private StageDurationPartial collect(Workers workers, QueryScope scope) {
    Population population = Population.of(index, models, query.terms());
    return population.collect(
        workers, scope, () -> new StageDurationPartial(query, population, null, scope));
  }

  private List<Row> rows(StageDurationPartial all, QueryScope scope) {
    List<Row> rows = new ArrayList<>();
    List<Stage> stages = query.terms().scope().model().stages();
    for (int stage = 0; stage < stages.size(); stage++) {
      scope.check();
      rows.add(row(stages.get(stage), all.stays(stage).lengths()));
    }
    return rows;
  }

  private Flow flow(Workers workers, QueryScope scope) {
    StageDurationPartial all = collect(workers, scope);
    List<Row> rows = rows(all, scope);
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (int from = 0; from < rows.size(); from++) {
      Stays stays = all.stays(from);
      nodes.add(
          new Node(
              rows.get(from),
              stays.count(Way.FORWARD),
              stays.count(Way.BACK),
              stays.count(Way.LOST),
              stays.count(Way.OPEN)));
      for (int to = 0; to < rows.size(); to++) {
        long moves = all.moves(from, to);
        if (moves > 0) {
          double meanTime = (double) all.moveMillis(from, to) / moves;
          edges.add(new Edge(from, to, direction(from, to), moves, meanTime));
        }
      }
    }
    return new Flow(nodes, edges, facts(all, rows), warnings(rows));
  }

  private static Direction direction(int from, int to) {
    return to < from ? Direction.BACK : to == from + 1 ? Direction.FORWARD : Direction.SKIPPED;
  }

  private Row row(Stage stage, Stays.Lengths lengths) {
    double meanCompleted = Arrays.stream(lengths.ended()).average().orElse(Double.NaN);
    KaplanMeier curve = KaplanMeier.of(lengths.ended(), lengths.open());
    Estimate median = curve.quantile(0.5);
    Long horizon = query.horizonMillis();
    Estimate mean = curve.restrictedMean(horizon == null ? curve.longest() : horizon);
    return new Row(
        stage.id(),
        stage.labels(),
        curve.count(),
        lengths.ended().length,
        lengths.open().length,
        median.value(),
        curve.quantileValue(0.25),
        curve.quantileValue(0.75),
        curve.quantileValue(0.9),
        median.low(),
        median.high(),
        mean.value(),
        mean.low(),
        mean.high(),
        meanCompleted);
  }

  private Series series(Workers workers, QueryScope scope) {
    Terms terms = query.terms();
    TimeAxis axis =
        TimeAxis.of(terms.fromMillis(), terms.toMillis(), query.interval(), terms.zone());
    Population population = Population.of(index, models, terms);
    StageDurationPartial all =
        population.collect(
            workers, scope, () -> new StageDurationPartial(query, population, axis, scope));
    List<Row> rows = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    List<Stage> stages = population.stages().model().stages();
    for (int stage = 0; stage < stages.size(); stage++) {
      scope.check();
      Stays stays = all.stays(stage);
      if (stays.size() > 0) {
        rows.add(row(stages.get(stage), stays.lengths()));
        lines.add(line(stages.get(stage), stays.lengthsByInterval(axis.size())));
      }
    }
    return new Series(axis, lines, facts(all, rows), warnings(rows));
  }

  private static Line line(Stage stage, Stays.Lengths[] intervals) {
    int size = intervals.length;
    double[] median = new double[size];
    double[] low = new double[size];
    double[] high = new double[size];
    long[] entered = new long[size];
    for (int i = 0; i < size; i++) {
      KaplanMeier curve = KaplanMeier.of(intervals[i].ended(), intervals[i].open());
      Estimate estimate = curve.quantile(0.5);
      median[i] = estimate.value();
      low[i] = estimate.low();
      high[i] = estimate.high();
      entered[i] = curve.count();
    }
    return new Line(stage.id(), stage.labels(), median, low, high, entered);
  }

  private static Facts facts(StageDurationPartial all, List<Row> rows) {
    long open = rows.stream().mapToLong(Row::open).sum();
    return new Facts(all.eventsRead(), all.units(), all.entered(), open, open);
  }

  private List<Warning> warnings(List<Row> rows) {
    List<Warning> warnings = new ArrayList<>();
    long open = rows.stream().mapToLong(Row::open).sum();
    if (open > 0) {
      warnings.add(new Warning.StillOpen(open, rows.stream().mapToLong(Row::entered).sum()));
    }
    int minSample = query.terms().minSample();
    rows.stream()
        .mapToLong(Row::entered)
        .filter(entered -> entered > 0 && entered < minSample)
        .min()
        .ifPresent(smallest -> warnings.add(new Warning.SmallSample(smallest, minSample)));
    return warnings;
  }
}
