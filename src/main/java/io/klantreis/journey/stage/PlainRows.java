package io.klantreis.journey.stage;

import io.klantreis.journey.model.Labels;
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

/// The rows of a question that {@link PlainStays} suits: each stage's stays in order where they are
/// few, counted by length where they are many.
final class PlainRows {
  private static final StayGroup ALL = new StayGroup("", Labels.same(""), new int[] {0});

  private final StageDurationQuery query;
  private final List<Stage> model;
  private final PlainStays all;

  PlainRows(StageDurationQuery query, Population population, Workers workers, QueryScope scope) {
    this.query = query;
    this.model = population.stages().model().stages();
    List<PlainStays> partials =
        workers.run(
            population.parts(scope),
            scope,
            () -> new PlainStays(population, scope),
            PlainStays::part);
    this.all = partials.get(0);
    partials.subList(1, partials.size()).forEach(all::merge);
  }

  /// @param stages positions of those to tell of
  List<Row> rows(List<Integer> stages, Workers workers, QueryScope scope) {
    Row[] rows = new Row[stages.size()];
    workers.run(
        rows.length, scope, () -> rows, (made, place) -> made[place] = row(stages.get(place)));
    return List.of(rows);
  }

  private Row row(int stage) {
    StaySet stays = all.cells().stays(stage);
    StayRows.Units units = all.cells().units(stage);
    StayFigures figures = StayFigures.of(stays, StayRows.horizon(query), StayRows.QUANTILES);
    Row row = StayRows.row(model.get(stage), ALL, figures, units, Comparison.NONE);
    figures.release();
    return row;
  }

  /// Where the stays led.
  StayMoves moves() {
    return all.cells();
  }

  Facts facts(List<Row> rows) {
    long open = rows.stream().mapToLong(Row::open).sum();
    long entered = rows.stream().mapToLong(Row::entered).sum();
    return new Facts(all.eventsRead(), all.cells().units(), entered, open, open);
  }

  void release() {
    all.cells().release();
  }
}
