package io.klantreis.journey.query;

/// A question about journeys. What each means is in the contract (§4) and in docs/semantics.md.
public sealed interface JourneyQuery
    permits FunnelQuery,
        FunnelTrendQuery,
        TimeToConvertQuery,
        CustomersQuery,
        ComparePresetsQuery,
        ExplainQuery,
        StageDurationQuery,
        InStageQuery,
        JourneyMapQuery,
        ModelDiffQuery,
        SentimentQuery,
        CountsQuery,
        ChangeQuery,
        CustomerJourneyQuery,
        AnnotationsQuery {
  /// What every question shares.
  Terms terms();
}
