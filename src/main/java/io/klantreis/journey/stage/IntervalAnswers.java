package io.klantreis.journey.stage;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.model.Stage;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.Warning;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.Collected.Size;
import io.klantreis.journey.stage.StageDurationResult.Line;
import io.klantreis.journey.stage.StageDurationResult.Series;
import io.klantreis.journey.stats.Estimate;
import io.klantreis.journey.stats.LengthGrid;
import io.klantreis.journey.time.TimeAxis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The answers that tell stays apart by the interval in which they began: a series of medians, or a
/// heat map. From what blocks keep where that is possible, else from a walk over all stays.
final class IntervalAnswers {
  /// In more intervals than this most cells of interval and length would hold no stay.
  private static final int MOST_INTERVALS = 1_024;

  private static final double MEDIAN = 0.5;

  private final StageDurationAnalysis analysis;
  private final StageDurationQuery query;
  private final List<Stage> model;
  private final TimeAxis axis;
  private final Workers workers;
  private final QueryScope scope;

  IntervalAnswers(
      StageDurationAnalysis analysis, StageDurationQuery query, Workers workers, QueryScope scope) {
    this.analysis = analysis;
    this.query = query;
    this.model = query.terms().scope().model().stages();
    var terms = query.terms();
    this.axis = TimeAxis.of(terms.fromMillis(), terms.toMillis(), query.interval(), terms.zone());
    this.workers = workers;
    this.scope = scope;
  }

  StageDurationResult ask(Population population) {
    boolean isKept = KeptIntervals.suits(query, population);
    if (query.format() == StageDurationQuery.Format.HEATMAP) {
      return isKept ? keptHeatmap(population) : heatmap(walk(population));
    }
    return isKept && axis.size() <= MOST_INTERVALS
        ? keptSeries(population)
        : series(walk(population));
  }

  /// What a walk has found, and how the answer tells it apart.
  private record Walked(
      StageDurationPartial all,
      List<StayGroup> groups,
      List<Integer> stages,
      List<Warning> warnings) {
    StayStore store(StayGroup group, int stage) {
      return all.tally().store(stage, group.members());
    }

    List<Size> sizes() {
      List<Size> sizes = new ArrayList<>();
      for (StayGroup group : groups) {
        for (int stage : stages) {
          StayStore stays = store(group, stage);
          sizes.add(new Size(stays.size(), stays.open()));
        }
      }
      return sizes;
    }

    Facts facts() {
      return Collected.facts(all.eventsRead(), all.units(), sizes());
    }
  }

  private Walked walk(Population population) {
    StayGroups groups = new StayGroups(query, population);
    StageDurationPartial all =
        analysis.walk(population, groups, axis, /* oldest= */ null, workers, scope);
    List<Warning> warnings = new ArrayList<>();
    List<StayGroup> named = StayGroup.of(groups, query.split(), all.tally()::entered, warnings);
    return new Walked(all, named, analysis.stages(), warnings);
  }

  private List<Warning> warnings(List<Warning> before, List<Size> sizes) {
    return Collected.warnings(before, sizes, query.terms().minSample());
  }

  private <C extends KeptIntervals.Cells<C>> KeptIntervals<C> kept(
      Population population, Supplier<C> cells) {
    List<KeptIntervals<C>> partials =
        workers.run(
            population.parts(scope),
            scope,
            () -> {
              List<@Nullable C> all = new ArrayList<>();
              for (int stage = 0; stage < model.size(); stage++) {
                all.add(analysis.stages().contains(stage) ? cells.get() : null);
              }
              return new KeptIntervals<>(population, axis, all);
            },
            KeptIntervals::part);
    KeptIntervals<C> all = partials.getFirst();
    partials.subList(1, partials.size()).forEach(all::merge);
    return all;
  }

  private static Facts facts(KeptIntervals<?> all, List<Size> sizes) {
    return Collected.facts(all.eventsRead(), all.units(), sizes);
  }

  private StageDurationResult keptHeatmap(Population population) {
    KeptIntervals<HeatCells> all = kept(population, () -> new HeatCells(axis, scope));
    List<LengthCounts> counts = new ArrayList<>();
    List<Size> sizes = new ArrayList<>();
    for (int stage : analysis.stages()) {
      LengthCounts some = requireNonNull(all.cells(stage)).counts();
      counts.add(some);
      sizes.add(new Size(some.size(), some.open()));
    }
    return StayPictures.heatmap(
        stages(), counts, axis, facts(all, sizes), warnings(List.of(), sizes));
  }

  private StageDurationResult heatmap(Walked walked) {
    List<LengthCounts> counts = new ArrayList<>();
    for (int stage : walked.stages()) {
      counts.add((LengthCounts) walked.store(walked.groups().getFirst(), stage));
    }
    return StayPictures.heatmap(
        stages(), counts, axis, walked.facts(), warnings(walked.warnings(), walked.sizes()));
  }

  private List<Stage> stages() {
    return analysis.stages().stream().map(model::get).toList();
  }

  private Series keptSeries(Population population) {
    KeptIntervals<SeriesCells> all = kept(population, () -> new SeriesCells(axis, scope));
    List<Integer> stages = analysis.stages();
    @Nullable Line[] lines = new @Nullable Line[stages.size()];
    workers.run(
        lines.length,
        scope,
        () -> lines,
        (drawn, place) -> {
          int stage = stages.get(place);
          SeriesCells cells = requireNonNull(all.cells(stage));
          cells.lookFor(MEDIAN, stage);
          if (cells.grid().size() > 0) {
            drawn[place] = line(model.get(stage), cells.grid());
          }
        });
    List<Size> sizes = new ArrayList<>();
    for (int stage : stages) {
      LengthGrid grid = requireNonNull(all.cells(stage)).grid();
      sizes.add(new Size(grid.size(), grid.open()));
    }
    return new Series(axis, drawn(lines), facts(all, sizes), warnings(List.of(), sizes));
  }

  private Line line(Stage stage, LengthGrid grid) {
    Medians medians = new Medians(axis.size());
    for (int interval = 0; interval < axis.size(); interval++) {
      medians.set(interval, grid.entered(interval), grid.quantile(interval));
    }
    return medians.line(stage, StayGroup.ALL);
  }

  private Series series(Walked walked) {
    int stages = walked.stages().size();
    @Nullable Line[] lines = new @Nullable Line[walked.groups().size() * stages];
    workers.run(
        lines.length,
        scope,
        () -> lines,
        (drawn, place) -> {
          StayGroup group = walked.groups().get(place / stages);
          int stage = walked.stages().get(place % stages);
          var stays = (IntervalStays) walked.store(group, stage);
          if (stays.size() > 0) {
            Medians medians = new Medians(axis.size());
            stays.medians(axis.size(), scope, medians::set);
            drawn[place] = medians.line(model.get(stage), group);
          }
        });
    return new Series(
        axis, drawn(lines), walked.facts(), warnings(walked.warnings(), walked.sizes()));
  }

  private static List<Line> drawn(@Nullable Line[] lines) {
    return Arrays.stream(lines).filter(Objects::nonNull).toList();
  }

  /// What a line tells, an interval each.
  private record Medians(double[] median, double[] low, double[] high, long[] entered) {
    Medians(int size) {
      this(new double[size], new double[size], new double[size], new long[size]);
    }

    void set(int interval, long count, Estimate estimate) {
      median[interval] = estimate.value();
      low[interval] = estimate.low();
      high[interval] = estimate.high();
      entered[interval] = count;
    }

    Line line(Stage stage, StayGroup group) {
      return new Line(
          stage.id(), stage.labels(), group.id(), group.label(), median, low, high, entered);
    }
  }
}
