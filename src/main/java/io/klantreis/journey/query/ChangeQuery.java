package io.klantreis.journey.query;

import static java.util.Objects.requireNonNull;

/// Whether what a question asks about has changed against a baseline: `format: alert` with
/// `baseline`.
///
/// @param asked a funnel, stage durations, feelings or counts
public record ChangeQuery(JourneyQuery asked, Baseline baseline) implements JourneyQuery {
  public ChangeQuery {
    requireNonNull(baseline, "baseline is null");
    switch (asked) {
      case FunnelQuery ignored -> {}
      case StageDurationQuery ignored -> {}
      case SentimentQuery ignored -> {}
      case CountsQuery ignored -> {}
      default -> throw new IllegalArgumentException("no change can be told of " + asked);
    }
  }

  @Override
  public Terms terms() {
    return asked.terms();
  }
}
