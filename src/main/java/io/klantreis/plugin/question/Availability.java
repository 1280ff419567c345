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

  private void funnel(FunnelQuery funnel) {
    for (String place : Available.missing(funnel)) {
      faults.add(place, "is not available yet; leave it out");
    }
  }

  private void duration(StageDurationQuery duration) {
    only(
        "measure",
        duration.measure(),
        EnumSet.of(StageDurationQuery.Measure.SOJOURN),
        Names.MEASURE);
    only(
        "format",
        duration.format(),
        EnumSet.of(
            StageDurationQuery.Format.TABLE,
            StageDurationQuery.Format.SERIES,
            StageDurationQuery.Format.ALERT),
        Names.DURATION_FORMAT);
  }

  private void type(String type) {
    faults.add(
        "queryType",
        "\"" + type + "\" is not available yet; available: " + String.join(", ", TYPES));
  }

  private <E extends Enum<E>> void only(
      String place, E asked, Set<E> available, Choices<E> choices) {
    if (!available.contains(asked)) {
      List<String> names = available.stream().map(choices::name).toList();
      faults.add(
          place,
          "\""
              + choices.name(asked)
              + "\" is not available yet; available: "
              + String.join(", ", names));
    }
  }
}
