package io.klantreis.plugin.question;

import io.klantreis.journey.engine.Available;
import io.klantreis.journey.query.CountsQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelTrendQuery;
import io.klantreis.journey.query.JourneyQuery;
import io.klantreis.journey.query.SentimentQuery;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.TimeToConvertQuery;
import io.klantreis.plugin.json.Choices;
import io.klantreis.plugin.json.Faults;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What of the contract has an answer today. The grammar is read in full; what the engine cannot do
/// yet is refused here, naming what it can.
final class Availability {
  /// Questions that are answered.
  static final List<String> TYPES =
      List.of(Names.FUNNEL, Names.STAGE_DURATION, Names.SENTIMENT, Names.COUNTS);

  /// Questions that are read.
  static final List<String> ALL_TYPES =
      List.of(
          Names.FUNNEL,
          Names.FUNNEL_TREND,
          Names.TIME_TO_CONVERT,
          Names.STAGE_DURATION,
          Names.SENTIMENT,
          Names.COUNTS);

  private static final List<String> PRESETS = List.of("default", "posthog");
  private static final List<String> RUNS = List.of("matured", "observed");

  private final Faults faults;

  private Availability(Faults faults) {
    this.faults = faults;
  }

  static void check(JourneyQuery query, Faults faults) {
    var availability = new Availability(faults);
    switch (query) {
      case FunnelQuery funnel -> availability.funnel(funnel);
      case FunnelTrendQuery ignored -> availability.type(Names.FUNNEL_TREND);
      case TimeToConvertQuery ignored -> availability.type(Names.TIME_TO_CONVERT);
      case StageDurationQuery duration -> availability.duration(duration);
      case SentimentQuery sentiment ->
          availability.only(
              "format",
              sentiment.format(),
              EnumSet.of(
                  SentimentQuery.Format.SERIES,
                  SentimentQuery.Format.TABLE,
                  SentimentQuery.Format.CURVE,
                  SentimentQuery.Format.ALERT),
              Names.SENTIMENT_FORMAT);
      case CountsQuery ignored -> {}
    }
  }

  /// The engine says which parts it lacks; a wide frame is made of the same answer as the others.
  private void funnel(FunnelQuery funnel) {
    for (String place : Available.missing(funnel)) {
      switch (place) {
        case "format" -> {}
        case "preset" -> later(place, Names.PRESET.name(funnel.preset()), PRESETS);
        case "runs" -> later(place, Names.RUNS.name(funnel.runs()), RUNS);
        default -> faults.add(place, "is not available yet; leave it out");
      }
    }
    if (funnel.format() == FunnelQuery.Format.ALERT && funnel.steps().size() < 2) {
      faults.add("format", "alert tells how many went on, so it takes two steps or more");
    }
  }

  private void duration(StageDurationQuery duration) {
    only(
        "format",
        duration.format(),
        EnumSet.of(
            StageDurationQuery.Format.TABLE,
            StageDurationQuery.Format.SERIES,
            StageDurationQuery.Format.FLOW,
            StageDurationQuery.Format.ALERT),
        Names.DURATION_FORMAT);
  }

  private void type(String type) {
    later("queryType", type, TYPES);
  }

  private <E extends Enum<E>> void only(
      String place, E asked, Set<E> available, Choices<E> choices) {
    if (!available.contains(asked)) {
      later(place, choices.name(asked), available.stream().map(choices::name).toList());
    }
  }

  private void later(String place, String asked, List<String> available) {
    faults.add(
        place,
        "\"" + asked + "\" is not available yet; available: " + String.join(", ", available));
  }
}
