package io.klantreis.journey.funnel;

import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import java.util.List;

/// Answers a {@link FunnelQuery}.
public final class FunnelAnalysis {
  private final JourneyIndex index;
  private final StageModels models;
  private final FunnelQuery query;

  public FunnelAnalysis(JourneyIndex index, StageModels models, FunnelQuery query) {
    this.index = index;
    this.models = models;
    this.query = query;
  }

  public FunnelResult ask(Workers workers, QueryScope scope) {
    scope.check();
    if (index.events() < 0 || models.all().isEmpty() && query.steps().isEmpty()) {
      throw new IllegalStateException();
    }
    return new FunnelResult(List.of(), new Facts(0, 0, 0, 0, 0), List.of());
  }
}
