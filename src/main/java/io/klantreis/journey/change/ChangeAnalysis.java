package io.klantreis.journey.change;

import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.ChangeQuery;
import io.klantreis.journey.query.CountsQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.InStageQuery;
import io.klantreis.journey.query.SentimentQuery;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Warning;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.InStageAnalysis;
import java.util.List;

/// Answers a {@link ChangeQuery}. Nothing is remembered between looks: what corrects for looking
/// again and again follows from the question alone.
public final class ChangeAnalysis {
  private static final Facts UNCOUNTED = new Facts(0, 0, 0, 0, 0);

  private final JourneyIndex index;
  private final StageModels models;
  private final ChangeQuery query;

  public ChangeAnalysis(JourneyIndex index, StageModels models, ChangeQuery query) {
    this.index = index;
    this.models = models;
    this.query = query;
  }

  public ChangeResult ask(Workers workers, QueryScope scope) {
    Looks looks = new Looks(query.terms(), query.baseline(), query.asked() instanceof InStageQuery);
    Instances instances = new Instances(looks);
    Others others = new Others(looks, index, models, workers, scope);
    Facts facts = UNCOUNTED;
    List<Warning> warnings = List.of();
    switch (query.asked()) {
      case FunnelQuery funnel when query.baseline().early() ->
          facts = new EarlyFunnel(funnel, looks, index, models).addTo(instances, workers, scope);
      case FunnelQuery funnel -> {
        var closed = new ClosedFunnel(funnel, looks, index, models);
        closed.addTo(instances, workers, scope);
        facts = closed.facts();
        warnings = closed.warnings();
      }
      case InStageQuery people ->
          new Standings(people, looks)
              .addTo(
                  instances,
                  then -> new InStageAnalysis(index, models, then).standing(workers, scope));
      case StageDurationQuery stays -> others.stays(stays, instances);
      case SentimentQuery feelings -> others.feelings(feelings, instances);
      case CountsQuery counts -> others.counts(counts, instances);
      default -> throw new IllegalArgumentException("no change can be told of " + query.asked());
    }
    return new ChangeResult(
        instances.rows(), looks.terms().toMillis(), instances.recent(), facts, warnings);
  }
}
