package io.klantreis.journey.compare;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.compare.CompareResult.Compared;
import io.klantreis.journey.funnel.FunnelAnalysis;
import io.klantreis.journey.funnel.FunnelResult;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.ComparePresetsQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Answers a {@link ComparePresetsQuery}. Which axes explain a difference is not looked up but
/// asked: the base's axes are changed to the preset's until the answers are the same.
public final class CompareAnalysis {
  private final JourneyIndex index;
  private final StageModels models;
  private final ComparePresetsQuery query;
  private final Map<FunnelQuery, Told> asked = new HashMap<>();
  private long eventsRead;

  public CompareAnalysis(JourneyIndex index, StageModels models, ComparePresetsQuery query) {
    this.index = requireNonNull(index, "index is null");
    this.models = requireNonNull(models, "models is null");
    this.query = requireNonNull(query, "query is null");
  }

  public CompareResult ask(Workers workers, QueryScope scope) {
    FunnelResult base = funnel(query.base(), workers, scope);
    Told told = new Told(base.groups());
    asked.put(query.base(), told);
    List<Compared> presets = new ArrayList<>();
    presets.add(Difference.none(query.base(), told));
    for (FunnelQuery other : query.others()) {
      Difference difference =
          new Difference(query.base(), other, mix -> answer(mix, workers, scope));
      presets.add(difference.compared());
    }
    Facts facts =
        new Facts(
            eventsRead,
            base.facts().units(),
            base.facts().runs(),
            base.facts().openRuns(),
            base.facts().immatureRuns());
    return new CompareResult(presets, asked.size(), facts, base.warnings());
  }

  private Told answer(FunnelQuery mix, Workers workers, QueryScope scope) {
    Told known = asked.get(mix);
    if (known != null) {
      return known;
    }
    scope.check();
    Told told = new Told(funnel(mix, workers, scope).groups());
    asked.put(mix, told);
    return told;
  }

  private FunnelResult funnel(FunnelQuery one, Workers workers, QueryScope scope) {
    FunnelResult result = new FunnelAnalysis(index, models, one).ask(workers, scope);
    eventsRead += result.facts().eventsRead();
    return result;
  }
}
