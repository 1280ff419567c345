package io.klantreis.journey.stage;

import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.Warning;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.StageDurationResult.Comparison;
import io.klantreis.journey.stage.StageDurationResult.Curves;
import io.klantreis.journey.stage.StageDurationResult.Flow;
import io.klantreis.journey.stage.StageDurationResult.Row;
import io.klantreis.journey.stage.StageDurationResult.Table;
import io.klantreis.journey.stage.StayPictures.Drawn;
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

  public StageDurationResult ask(Workers workers, QueryScope scope) {
    if (isByInterval()) {
      return new IntervalAnswers(this, query, workers, scope)
          .ask(Population.of(index, models, query.terms()));
    }
    Collected collected = collect(workers, scope, /* oldest= */ null);
    StageDurationResult result =
        switch (query.format()) {
          case TABLE, WIDE, ALERT -> table(collected, workers, scope);
          case CURVE -> curves(collected, workers, scope);
          case FLOW -> flow(collected, workers, scope);
          case SERIES, HEATMAP -> throw new AssertionError(query.format());
        };
    collected.all().release();
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
    Collected collected = collect(workers, scope, /* oldest= */ null);
    List<StayLengths.OfGroup> groups = new ArrayList<>();
    for (int group = 0; group < collected.groups().size(); group++) {
      List<StayLengths> lengths = new ArrayList<>();
      for (int stage = 0; stage < collected.stages().size(); stage++) {
        lengths.add(StayLengths.of(collected.set(group, stage)));
      }
      groups.add(new StayLengths.OfGroup(collected.groups().get(group).id(), lengths));
    }
    collected.all().release();
    return groups;
  }

  /// @param oldest makes what takes who is still there, or null where nobody asks
  private Collected collect(
      Workers workers, QueryScope scope, @Nullable Supplier<OldestStays> oldest) {
    Population population = Population.of(index, models, query.terms());
    StayGroups groups = new StayGroups(query, population);
    StaysByGroup all = stays(population, groups, oldest, workers, scope);
    List<Warning> warnings = new ArrayList<>();
    List<StayGroup> named = StayGroup.of(groups, query.split(), all::entered, warnings);
    return Collected.of(all, named, stages(), warnings, workers, scope);
  }

  private StaysByGroup stays(
      Population population,
      StayGroups groups,
      @Nullable Supplier<OldestStays> oldest,
      Workers workers,
      QueryScope scope) {
    if (PlainStays.suits(query, population)) {
      return PlainStays.collect(query, population, oldest, workers, scope);
    }
    if (oldest == null && StaysByPlace.suits(query, population, groups)) {
      return StaysByPlace.collect(population, groups, workers, scope);
    }
    return new WalkedStays(walk(population, groups, /* axis= */ null, oldest, workers, scope));
  }

  /// Collects by a walk over all units.
  ///
  /// @param axis the intervals that stays are told apart by, or null
  /// @param oldest makes what takes who is still there, or null where nobody asks
  StageDurationPartial walk(
      Population population,
      StayGroups groups,
      @Nullable TimeAxis axis,
      @Nullable Supplier<OldestStays> oldest,
      Workers workers,
      QueryScope scope) {
    List<StageDurationPartial> partials =
        workers.run(
            population.parts(scope),
            scope,
            () ->
                new StageDurationPartial(
                    query, population, groups, axis, oldest == null ? null : oldest.get(), scope),
            StageDurationPartial::part);
    StageDurationPartial all = partials.getFirst();
    partials.subList(1, partials.size()).forEach(all::merge);
    return all;
  }

  /// The stays and who of them stands longest.
  ///
  /// @param oldest makes what takes these
  StandingStays standing(Workers workers, QueryScope scope, Supplier<OldestStays> oldest) {
    Collected collected = collect(workers, scope, oldest);
    return new StandingStays(
        collected.stages(),
        collected.sets(),
        collected.oldest(),
        collected.facts(),
        warnings(collected),
        collected.all()::release);
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
    return new Table(rows, collected.facts(), warnings(collected));
  }

  private Flow flow(Collected collected, Workers workers, QueryScope scope) {
    List<Row> rows = rows(collected, workers, scope);
    return StayFlow.of(rows, collected.moves(), collected.facts(), warnings(collected));
  }

  private Curves curves(Collected collected, Workers workers, QueryScope scope) {
    List<Drawn> drawn = new ArrayList<>();
    for (int set = 0; set < collected.sets().size(); set++) {
      Stage stage = model().get(collected.stage(set));
      drawn.add(new Drawn(stage, collected.group(set), collected.sets().get(set)));
    }
    return StayPictures.curves(
        drawn, query.horizonMillis(), workers, scope, collected.facts(), warnings(collected));
  }

  /// Group by group, each with its stages in the model's order; each row by one thread.
  private List<Row> rows(Collected collected, Workers workers, QueryScope scope) {
    Comparison[] comparisons =
        query.compares() ? StayComparisons.of(collected, workers, scope) : new Comparison[0];
    return workers.make(
        collected.sets().size(),
        scope,
        set -> {
          int place = set % collected.stages().size();
          return row(collected, set, query.compares() ? comparisons[place] : Comparison.NONE);
        });
  }

  private Row row(Collected collected, int set, Comparison comparison) {
    StayGroup group = collected.group(set);
    int stage = collected.stage(set);
    StayFigures figures =
        StayFigures.of(collected.sets().get(set), StayRows.horizon(query), StayRows.QUANTILES);
    StayRows.Units units = collected.all().units(stage, group.members());
    Row row = StayRows.row(query, model().get(stage), group, figures, units, comparison);
    figures.release();
    return row;
  }

  private List<Warning> warnings(Collected collected) {
    return collected.warnings(query.terms().minSample());
  }
}
