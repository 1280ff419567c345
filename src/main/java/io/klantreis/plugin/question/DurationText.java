package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.StageDurationQuery.Split;
import java.time.Instant;

/// Writes `stageDuration`.
final class DurationText {
  private DurationText() {}

  static void write(ObjectNode json, StageDurationQuery duration) {
    json.put("queryType", Names.STAGE_DURATION);
    json.put("measure", Names.MEASURE.name(duration.measure()));
    json.put("per", Names.PER.name(duration.per()));
    QueryText.millis(json, "horizon", duration.horizonMillis());
    QueryText.millis(json, "idle", duration.idleMillis());
    switch (duration.split()) {
      case null -> {}
      case Split.Breakdown breakdown ->
          json.putObject("breakdown").put("by", breakdown.by()).put("limit", breakdown.limit());
      case Split.Values values ->
          json.putObject("compare")
              .put("by", values.by())
              .putArray("values")
              .add(values.one())
              .add(values.other());
      case Split.Date date ->
          json.putObject("compare").put("date", Instant.ofEpochMilli(date.millis()).toString());
    }
    if (duration.stage() != null) {
      json.put("stage", duration.stage());
    }
    json.put("interval", duration.interval().id());
    json.put("band", duration.band());
    json.put("format", Names.DURATION_FORMAT.name(duration.format()));
  }
}
