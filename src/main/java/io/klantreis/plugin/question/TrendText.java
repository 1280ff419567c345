package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.query.FunnelTrendQuery;

/// Writes `funnelTrend`.
final class TrendText {
  private TrendText() {}

  static void write(ObjectNode json, FunnelTrendQuery trend) {
    json.put("queryType", Names.FUNNEL_TREND);
    FunnelText.part(json, trend.funnel());
    json.put("interval", trend.interval().id());
    json.put("band", trend.band());
    if (trend.fromStep() > 0) {
      json.put("fromStep", trend.fromStep());
    }
    if (trend.toStep() > 0) {
      json.put("toStep", trend.toStep());
    }
  }
}
