package io.klantreis.journey.engine;

import io.klantreis.journey.funnel.FunnelResult;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.spi.QueryScope;

/// Answers questions about journeys. Thread-safe.
///
/// An interface because the same questions may one day be answered by a distributed engine.
public interface JourneyEngine {
  FunnelResult funnel(FunnelQuery query, QueryScope scope);
}
