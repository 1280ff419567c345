package io.klantreis.journey.stage;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.model.Stage;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.StageDurationResult.Comparison;
import io.klantreis.journey.stage.StageDurationResult.Row;
import io.klantreis.journey.stats.StaySet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The rows of a question that {@link PlainStays} suits: each stage's stays in order where they are
/// few, counted by length where they are many.
final class PlainRows {
  private final StageDurationQuery query;
  private final List<Stage> model;
  private final PlainStays all;

  /// @param oldest makes what takes who stands longest, or null where nobody asks
  PlainRows(
      StageDurationQuery query,
      Population population,
      @Nullable Supplier<OldestStays> oldest,
      Workers workers,
      QueryScope scope) {
    this.query = query;
    this.model = population.stages().model().stages();
    List<PlainStays> partials =
        workers.run(
            population.parts(scope),
            scope,
            () -> new PlainStays(population, oldest == null ? null : oldest.get(), scope),
            PlainStays::part);
    this.all = partials.get(0);
    partials.subList(1, partials.size()).forEach(all::merge);
  }

  /// @param stages positions of those to tell of
  List<Row> rows(List<Integer> stages, Workers workers, QueryScope scope) {
    return workers.make(stages.size(), scope, place -> row(stages.get(place)));
  }

  private Row row(int stage) {
    StaySet stays = all.cells().stays(stage);
    StayRows.Units units = all.cells().units(stage);
    StayFigures figures = StayFigures.of(stays, StayRows.horizon(query), StayRows.QUANTILES);
    Row row = StayRows.row(query, model.get(stage), StayGroup.ALL, figures, units, Comparison.NONE);
    figures.release();
    return row;
  }

  /// Where the stays led.
  StayMoves moves() {
    return all.cells();
  }

  StaySet stays(int stage) {
    return all.cells().stays(stage);
  }

  /// How long the stays of a stage lasted.
  StayLengths lengths(int stage) {
    StaySet stays = stays(stage);
    long[] ended = stays.ended();
    for (int i = 0; i < ended.length; i++) {
      ended[i] = StaySet.length(ended[i]);
    }
    return new StayLengths(ended, stays.openLengths());
  }

  /// Who stands longest.
  OldestStays oldest() {
    return requireNonNull(all.oldest());
  }

  Facts facts(StageDurationAnalysis.Size size) {
    return new Facts(
        all.eventsRead(), all.cells().units(), size.entered(), size.open(), size.open());
  }

  void release() {
    all.cells().release();
  }
}
