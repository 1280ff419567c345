package io.klantreis.journey.engine;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.cell.CellAnalysis;
import io.klantreis.journey.cell.CellResult;
import io.klantreis.journey.change.ChangeAnalysis;
import io.klantreis.journey.change.ChangeResult;
import io.klantreis.journey.compare.CompareAnalysis;
import io.klantreis.journey.compare.CompareResult;
import io.klantreis.journey.counts.CountsAnalysis;
import io.klantreis.journey.counts.CountsResult;
import io.klantreis.journey.explain.ExplainAnalysis;
import io.klantreis.journey.explain.Explanation;
import io.klantreis.journey.funnel.FunnelAnalysis;
import io.klantreis.journey.funnel.FunnelResult;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.itinerary.Itinerary;
import io.klantreis.journey.itinerary.ItineraryAnalysis;
import io.klantreis.journey.map.JourneyMapAnalysis;
import io.klantreis.journey.map.JourneyMapResult;
import io.klantreis.journey.map.ModelDiffAnalysis;
import io.klantreis.journey.map.ModelDiffResult;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.ChangeQuery;
import io.klantreis.journey.query.ComparePresetsQuery;
import io.klantreis.journey.query.CountsQuery;
import io.klantreis.journey.query.CustomerJourneyQuery;
import io.klantreis.journey.query.CustomersQuery;
import io.klantreis.journey.query.ExplainQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelTrendQuery;
import io.klantreis.journey.query.InStageQuery;
import io.klantreis.journey.query.JourneyMapQuery;
import io.klantreis.journey.query.ModelDiffQuery;
import io.klantreis.journey.query.SentimentQuery;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.TimeToConvertQuery;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.sentiment.SentimentAnalysis;
import io.klantreis.journey.sentiment.SentimentResult;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.InStageAnalysis;
import io.klantreis.journey.stage.InStageResult;
import io.klantreis.journey.stage.StageDurationAnalysis;
import io.klantreis.journey.stage.StageDurationResult;
import io.klantreis.journey.times.TimesAnalysis;
import io.klantreis.journey.times.TimesResult;
import io.klantreis.journey.trend.TrendAnalysis;
import io.klantreis.journey.trend.TrendResult;

/// Answers from an index in memory, on the workers that all questions share.
public final class IndexedEngine implements JourneyEngine {
  private final JourneyIndex index;
  private final StageModels models;
  private final Workers workers;

  public IndexedEngine(JourneyIndex index, StageModels models, Workers workers) {
    this.index = requireNonNull(index, "index is null");
    this.models = requireNonNull(models, "models is null");
    this.workers = requireNonNull(workers, "workers is null");
  }

  @Override
  public FunnelResult funnel(FunnelQuery query, QueryScope scope) {
    FunnelResult result = new FunnelAnalysis(index, models, query).ask(workers, scope);
    if (query.format() != FunnelQuery.Format.ALERT || result.isEntered()) {
      return result;
    }
    // An alert keeps its instances where nobody enters any more: they have no value then.
    return result.withNobodyOf(everEntered(query, scope));
  }

  /// What the funnel says of all time up to its `asOf`.
  private FunnelResult everEntered(FunnelQuery query, QueryScope scope) {
    long from = Math.min(index.firstMillis(), query.terms().asOfMillis());
    long to = Math.min(index.lastMillis(), query.terms().asOfMillis()) + 1;
    Terms ever = query.terms().within(from, Math.max(from, to));
    FunnelQuery asked =
        query.asked(ever, query.breakdown(), query.counting(), FunnelQuery.Select.ENTRY);
    return new FunnelAnalysis(index, models, asked).ask(workers, scope);
  }

  @Override
  public TrendResult funnelTrend(FunnelTrendQuery query, QueryScope scope) {
    return new TrendAnalysis(index, models, query).ask(workers, scope);
  }

  @Override
  public TimesResult timeToConvert(TimeToConvertQuery query, QueryScope scope) {
    return new TimesAnalysis(index, models, query).ask(workers, scope);
  }

  @Override
  public CellResult customers(CustomersQuery query, QueryScope scope) {
    return new CellAnalysis(index, models, query).ask(workers, scope);
  }

  @Override
  public Explanation explain(ExplainQuery query, QueryScope scope) {
    return new ExplainAnalysis(index, models, query).ask(scope);
  }

  @Override
  public CompareResult comparePresets(ComparePresetsQuery query, QueryScope scope) {
    return new CompareAnalysis(index, models, query).ask(workers, scope);
  }

  @Override
  public StageDurationResult stageDuration(StageDurationQuery query, QueryScope scope) {
    return new StageDurationAnalysis(index, models, query).ask(workers, scope);
  }

  @Override
  public InStageResult inStage(InStageQuery query, QueryScope scope) {
    return new InStageAnalysis(index, models, query).ask(workers, scope);
  }

  @Override
  public JourneyMapResult journeyMap(JourneyMapQuery query, QueryScope scope) {
    return new JourneyMapAnalysis(index, models, query).ask(workers, scope);
  }

  @Override
  public ModelDiffResult modelDiff(ModelDiffQuery query, QueryScope scope) {
    return new ModelDiffAnalysis(index, models, query).ask(workers, scope);
  }

  @Override
  public SentimentResult sentiment(SentimentQuery query, QueryScope scope) {
    return new SentimentAnalysis(index, models, query).ask(workers, scope);
  }

  @Override
  public CountsResult counts(CountsQuery query, QueryScope scope) {
    return new CountsAnalysis(index, models, query).ask(workers, scope);
  }

  @Override
  public Itinerary journey(CustomerJourneyQuery query, QueryScope scope) {
    return new ItineraryAnalysis(index, models, query).ask(scope);
  }

  @Override
  public ChangeResult change(ChangeQuery query, QueryScope scope) {
    return new ChangeAnalysis(index, models, query).ask(workers, scope);
  }
}
