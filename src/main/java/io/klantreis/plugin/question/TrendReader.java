package io.klantreis.plugin.question;

import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelTrendQuery;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.Metric;
import io.klantreis.plugin.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// Reads `funnelTrend` (contract §4.2).
final class TrendReader {
  private static final long DAY_MILLIS = 86_400_000;

  private TrendReader() {}

  /// @return null where there are faults
  static @Nullable FunnelTrendQuery read(Reading reading) {
    JsonObject object = reading.object();
    FunnelQuery funnel =
        FunnelReader.part(reading, FunnelQuery.Format.STEPS, Metric.CONVERSION_TOTAL);
    Interval finest =
        funnel != null && funnel.windowMillis() < DAY_MILLIS ? Interval.HOUR : Interval.DAY;
    Interval interval = reading.interval(finest, /* used= */ true);
    boolean band = object.flag("band", false);
    int from = object.integer("fromStep", 1, StepReader.MOST, 0);
    int to = object.integer("toStep", 1, StepReader.MOST, 0);
    if (funnel == null) {
      return null;
    }
    StepReader.checkSpan(
        object, funnel, from == 0 ? 1 : from, to == 0 ? funnel.steps().size() : to);
    return new FunnelTrendQuery(funnel, interval, band, from, to);
  }
}
