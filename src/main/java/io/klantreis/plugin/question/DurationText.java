package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.query.StageDurationQuery;

/// Writes `stageDuration`.
final class DurationText {
  private DurationText() {}

  static void write(ObjectNode json, StageDurationQuery duration) {
    json.put("queryType", Names.STAGE_DURATION);
    json.put("measure", Names.MEASURE.name(duration.measure()));
    QueryText.millis(json, "horizon", duration.horizonMillis());
    QueryText.millis(json, "idle", duration.idleMillis());
    json.put("interval", duration.interval().id());
    json.put("format", Names.DURATION_FORMAT.name(duration.format()));
  }
}
