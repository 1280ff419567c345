package io.klantreis.journey.query;

import static java.util.Objects.requireNonNull;

/// Whether what a question asks about has changed against a baseline: `format: alert` with
/// `baseline`.
///
/// @param asked a funnel, stage durations, who stands where, feelings or counts
public record ChangeQuery(JourneyQuery asked, Baseline baseline) implements JourneyQuery {
  public ChangeQuery {
    requireNonNull(baseline, "baseline is null");
    switch (asked) {
      case FunnelQuery ignored -> {}
      case StageDurationQuery ignored -> {}
      case InStageQuery people -> {
        if (people.metric() == InStageQuery.Metric.MEDIAN_AGE
            || people.metric() == InStageQuery.Metric.OLDEST) {
          throw new IllegalArgumentException("no change can be told of " + people.metric());
        }
      }
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
