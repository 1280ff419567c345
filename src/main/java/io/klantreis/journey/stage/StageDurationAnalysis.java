package io.klantreis.journey.stage;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.Warning;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.StageDurationResult.Comparison;
import io.klantreis.journey.stage.StageDurationResult.Curves;
import io.klantreis.journey.stage.StageDurationResult.Flow;
import io.klantreis.journey.stage.StageDurationResult.Row;
import io.klantreis.journey.stage.StageDurationResult.Table;
import io.klantreis.journey.stats.StaySet;
import io.klantreis.journey.time.TimeAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Answers a {@link StageDurationQuery}.
public final class StageDurationAnalysis {
  private final JourneyIndex index;
  private final StageModels models;
  private final StageDurationQuery query;

  public StageDurationAnalysis(JourneyIndex index, StageModels models, StageDurationQuery query) {
    this.index = index;
    this.models = models;
    this.query = query;
  }

  /// What was collected, and how the answer tells it apart.
  ///
  /// @param stages positions of the stages to tell of
  record Collected(
      StageDurationPartial all,
      List<StayGroup> groups,
      List<Integer> stages,
      List<Warning> warnings) {}

  public StageDurationResult ask(Workers workers, QueryScope scope) {
    StageDurationResult plain = plain(workers, scope);
    if (plain != null) {
      return plain;
    }
    if (isByInterval()) {
      return new IntervalAnswers(this, query, workers, scope)
          .ask(Population.of(index, models, query.terms()));
    }
    Collected collected = collect(workers, scope, /* axis= */ null, /* open= */ null);
    StageDurationResult result =
        switch (query.format()) {
          case TABLE, WIDE, ALERT -> table(collected, workers, scope);
          case CURVE -> new CurveAnswers(this, query, workers, scope).of(collected);
          case FLOW -> flow(collected, workers, scope);
          case SERIES, HEATMAP -> throw new AssertionError(query.format());
        };
    collected.all().tally().release();
    return result;
  }

  private boolean isByInterval() {
    return switch (query.format()) {
      case SERIES, HEATMAP -> true;
      case TABLE, WIDE, CURVE, FLOW, ALERT -> false;
    };
  }

  /// How long the stays lasted that begin in the range, by group and in the model's order.
  public List<StayLengths.OfGroup> lengths(Workers workers, QueryScope scope) {
    Population population = Population.of(index, models, query.terms());
    if (PlainStays.suits(query, population)) {
      PlainRows plain = new PlainRows(query, population, null, workers, scope);
      List<StayLengths> lengths = stages().stream().map(plain::lengths).toList();
      plain.release();
      return List.of(new StayLengths.OfGroup("", lengths));
    }
    Collected collected = collect(workers, scope, /* axis= */ null, /* open= */ null);
    List<StayLengths.OfGroup> groups = new ArrayList<>();
    for (StayGroup group : collected.groups()) {
      List<StayLengths> lengths = new ArrayList<>();
      for (int stage : collected.stages()) {
        Stays stays = collected.all().tally().stays(stage, group.members());
        lengths.add(new StayLengths(stays.ended(), stays.openLengths()));
      }
      groups.add(new StayLengths.OfGroup(group.id(), lengths));
    }
    return groups;
  }

  /// @param axis the intervals that stays are told apart by, or null
  /// @param open makes what takes who is still there, or null where nobody asks
  Collected collect(
      Workers workers,
      QueryScope scope,
      @Nullable TimeAxis axis,
      @Nullable Supplier<OldestStays> open) {
    Population population = Population.of(index, models, query.terms());
    StayGroups groups = new StayGroups(query, population);
    List<StageDurationPartial> partials =
        workers.run(
            population.parts(scope),
            scope,
            () ->
                new StageDurationPartial(
                    query, population, groups, axis, open == null ? null : open.get(), scope),
            StageDurationPartial::part);
    StageDurationPartial all = partials.getFirst();
    partials.subList(1, partials.size()).forEach(all::merge);
    List<Warning> warnings = new ArrayList<>();
    List<StayGroup> named = StayGroup.of(groups, query.split(), all.tally(), warnings);
    return new Collected(all, named, stages(), warnings);
  }

  /// The stays and who of them stands longest.
  ///
  /// @param oldest makes what takes these
  StandingStays standing(Workers workers, QueryScope scope, Supplier<OldestStays> oldest) {
    Population population = Population.of(index, models, query.terms());
    List<Integer> stages = stages();
    List<StaySet> sets = new ArrayList<>();
    if (PlainStays.suits(query, population)) {
      PlainRows plain = new PlainRows(query, population, oldest, workers, scope);
      List<Size> sizes = new ArrayList<>();
      for (int stage : stages) {
        StaySet set = plain.stays(stage);
        sets.add(set);
        sizes.add(new Size(set.size(), set.openCount()));
      }
      return new StandingStays(
          stages,
          sets,
          plain.oldest(),
          plain.facts(sum(sizes)),
          warnings(List.of(), sizes),
          plain::release);
    }
    Collected collected = collect(workers, scope, /* axis= */ null, oldest);
    StayTally tally = collected.all().tally();
    for (int stage : stages) {
      sets.add(tally.stays(stage, collected.groups().getFirst().members()).set());
    }
    return new StandingStays(
        stages,
        sets,
        requireNonNull(collected.all().open()),
        facts(collected),
        warnings(collected),
        tally::release);
  }

  /// Positions of the stages to tell of.
  List<Integer> stages() {
    List<Integer> stages = new ArrayList<>();
    for (int stage = 0; stage < model().size(); stage++) {
      if (query.stage() == null || model().get(stage).id().equals(query.stage())) {
        stages.add(stage);
      }
    }
    return stages;
  }

  List<Stage> model() {
    return query.terms().scope().model().stages();
  }

  private Table table(Collected collected, Workers workers, QueryScope scope) {
    List<Row> rows = rows(collected, workers, scope);
    return new Table(rows, facts(collected), warnings(collected));
  }

  /// Group by group, each with its stages in the model's order; each row by one thread.
  List<Row> rows(Collected collected, Workers workers, QueryScope scope) {
    Comparison[] comparisons = StayComparisons.of(query, model(), collected, workers, scope);
    int stages = collected.stages().size();
    return workers.make(
        collected.groups().size() * stages,
        scope,
        place -> {
          StayGroup group = collected.groups().get(place / stages);
          int stage = collected.stages().get(place % stages);
          return row(collected, group, stage, comparisons[stage]);
        });
  }

  private Row row(Collected collected, StayGroup group, int stage, Comparison comparison) {
    StayTally tally = collected.all().tally();
    var units =
        new StayRows.Units(
            tally.units(stage, group.members()), tally.revisited(stage, group.members()));
    Stays stays = tally.stays(stage, group.members());
    StayFigures figures = StayFigures.of(stays, StayRows.horizon(query), StayRows.QUANTILES);
    Row row = StayRows.row(query, model().get(stage), group, figures, units, comparison);
    figures.release();
    return row;
  }

  /// The answer by {@link PlainStays}, or null where the question is not of that kind.
  private @Nullable StageDurationResult plain(Workers workers, QueryScope scope) {
    boolean ofWholeRange =
        switch (query.format()) {
          case TABLE, WIDE, ALERT, FLOW, CURVE -> true;
          case SERIES, HEATMAP -> false;
        };
    Population population = Population.of(index, models, query.terms());
    if (!ofWholeRange || !PlainStays.suits(query, population)) {
      return null;
    }
    PlainRows plain = new PlainRows(query, population, null, workers, scope);
    if (query.format() == StageDurationQuery.Format.CURVE) {
      Curves curves = new CurveAnswers(this, query, workers, scope).of(plain);
      plain.release();
      return curves;
    }
    List<Row> rows = plain.rows(stages(), workers, scope);
    List<Size> sizes = rows.stream().map(row -> new Size(row.entered(), row.open())).toList();
    Facts facts = plain.facts(sum(sizes));
    List<Warning> warnings = warnings(List.of(), sizes);
    StageDurationResult result =
        query.format() == StageDurationQuery.Format.FLOW
            ? StayFlow.of(rows, plain.moves(), facts, warnings)
            : new Table(rows, facts, warnings);
    plain.release();
    return result;
  }

  private Flow flow(Collected collected, Workers workers, QueryScope scope) {
    List<Row> rows = rows(collected, workers, scope);
    return StayFlow.of(rows, collected.all().tally(), facts(collected), warnings(collected));
  }

  /// How many stays a stage has in a group, and how many of these still last.
  record Size(long entered, long open) {}

  static Size sum(List<Size> sizes) {
    long entered = sizes.stream().mapToLong(Size::entered).sum();
    return new Size(entered, sizes.stream().mapToLong(Size::open).sum());
  }

  private static List<Size> sizes(Collected collected) {
    List<Size> sizes = new ArrayList<>();
    for (StayGroup group : collected.groups()) {
      for (int stage : collected.stages()) {
        StayStore stays = collected.all().tally().store(stage, group.members());
        sizes.add(new Size(stays.size(), stays.open()));
      }
    }
    return sizes;
  }

  static Facts facts(Collected collected) {
    Size size = sum(sizes(collected));
    StageDurationPartial all = collected.all();
    return new Facts(all.eventsRead(), all.units(), size.entered(), size.open(), size.open());
  }

  List<Warning> warnings(Collected collected) {
    return warnings(collected.warnings(), sizes(collected));
  }

  List<Warning> warnings(List<Warning> before, List<Size> sizes) {
    List<Warning> warnings = new ArrayList<>(before);
    Size all = sum(sizes);
    if (all.open() > 0) {
      warnings.add(new Warning.StillOpen(all.open(), all.entered()));
    }
    int minSample = query.terms().minSample();
    sizes.stream()
        .mapToLong(Size::entered)
        .filter(entered -> entered > 0 && entered < minSample)
        .min()
        .ifPresent(smallest -> warnings.add(new Warning.SmallSample(smallest, minSample)));
    return warnings;
  }
}
