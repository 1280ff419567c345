package io.klantreis.journey.engine;

import io.klantreis.journey.cell.CellResult;
import io.klantreis.journey.change.ChangeResult;
import io.klantreis.journey.compare.CompareResult;
import io.klantreis.journey.counts.CountsResult;
import io.klantreis.journey.explain.Explanation;
import io.klantreis.journey.funnel.FunnelResult;
import io.klantreis.journey.itinerary.Itinerary;
import io.klantreis.journey.map.JourneyMapResult;
import io.klantreis.journey.map.ModelDiffResult;
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
import io.klantreis.journey.query.TimeToConvertQuery;
import io.klantreis.journey.sentiment.SentimentResult;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.InStageResult;
import io.klantreis.journey.stage.StageDurationResult;
import io.klantreis.journey.times.TimesResult;
import io.klantreis.journey.trend.TrendResult;

/// Answers questions about journeys. Thread-safe.
///
/// An interface because the same questions may one day be answered by a distributed engine.
public interface JourneyEngine {
  FunnelResult funnel(FunnelQuery query, QueryScope scope);

  TrendResult funnelTrend(FunnelTrendQuery query, QueryScope scope);

  TimesResult timeToConvert(TimeToConvertQuery query, QueryScope scope);

  CellResult customers(CustomersQuery query, QueryScope scope);

  /// @param query its customer is a key of the index
  Explanation explain(ExplainQuery query, QueryScope scope);

  CompareResult comparePresets(ComparePresetsQuery query, QueryScope scope);

  StageDurationResult stageDuration(StageDurationQuery query, QueryScope scope);

  InStageResult inStage(InStageQuery query, QueryScope scope);

  JourneyMapResult journeyMap(JourneyMapQuery query, QueryScope scope);

  ModelDiffResult modelDiff(ModelDiffQuery query, QueryScope scope);

  SentimentResult sentiment(SentimentQuery query, QueryScope scope);

  CountsResult counts(CountsQuery query, QueryScope scope);

  /// @param query its customer is a key of the index
  Itinerary journey(CustomerJourneyQuery query, QueryScope scope);

  ChangeResult change(ChangeQuery query, QueryScope scope);
}
