package io.klantreis.journey.stage;

import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Warning;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.StageDurationAnalysis.Collected;
import io.klantreis.journey.stage.StageDurationAnalysis.Size;
import io.klantreis.journey.stage.StageDurationResult.Curves;
import io.klantreis.journey.stage.StayPictures.Drawn;
import java.util.List;

/// The answers that tell what becomes of stays as time goes by; each stage's by one thread.
final class CurveAnswers {
  private final StageDurationAnalysis analysis;
  private final StageDurationQuery query;
  private final Workers workers;
  private final QueryScope scope;

  CurveAnswers(
      StageDurationAnalysis analysis, StageDurationQuery query, Workers workers, QueryScope scope) {
    this.analysis = analysis;
    this.query = query;
    this.workers = workers;
    this.scope = scope;
  }

  /// Of stays that were collected by group.
  Curves of(Collected collected) {
    int stages = collected.stages().size();
    List<Drawn> drawn =
        workers.make(
            collected.groups().size() * stages,
            scope,
            place -> {
              StayGroup group = collected.groups().get(place / stages);
              int stage = collected.stages().get(place % stages);
              Stays stays = collected.all().tally().stays(stage, group.members());
              return new Drawn(analysis.model().get(stage), group, stays.set());
            });
    return curves(drawn, StageDurationAnalysis.facts(collected), analysis.warnings(collected));
  }

  /// The same of stays that are told apart by nothing.
  Curves of(PlainRows plain) {
    List<Integer> stages = analysis.stages();
    List<Drawn> drawn =
        workers.make(
            stages.size(),
            scope,
            place -> {
              int stage = stages.get(place);
              return new Drawn(analysis.model().get(stage), StayGroup.ALL, plain.stays(stage));
            });
    List<Size> sizes =
        drawn.stream().map(one -> new Size(one.stays().size(), one.stays().openCount())).toList();
    return curves(
        drawn, plain.facts(StageDurationAnalysis.sum(sizes)), analysis.warnings(List.of(), sizes));
  }

  private Curves curves(List<Drawn> drawn, Facts facts, List<Warning> warnings) {
    return StayPictures.curves(drawn, query.horizonMillis(), workers, scope, facts, warnings);
  }
}
