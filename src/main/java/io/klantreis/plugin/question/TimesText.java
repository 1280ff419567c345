package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.query.TimeToConvertQuery;

/// Writes `timeToConvert`.
final class TimesText {
  private TimesText() {}

  static void write(ObjectNode json, TimeToConvertQuery times) {
    json.put("queryType", Names.TIME_TO_CONVERT);
    FunnelText.part(json, times.funnel());
    json.put("fromStep", times.fromStep());
    json.put("toStep", times.toStep());
    if (times.bins() == 0) {
      json.put("bins", "auto");
    } else {
      json.put("bins", times.bins());
    }
    json.put("format", Names.TIMES_FORMAT.name(times.format()));
  }
}
