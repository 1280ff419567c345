package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.query.InStageQuery;

/// Writes `inStage`.
final class InStageText {
  private InStageText() {}

  static void write(ObjectNode json, InStageQuery query) {
    json.put("queryType", Names.IN_STAGE);
    if (query.stage() != null) {
      json.put("stage", query.stage());
    }
    QueryText.millis(json, "idle", query.idleMillis());
    json.put("stuckAt", query.stuckAt());
    json.put("limit", query.limit());
    json.put("metric", Names.IN_STAGE_METRIC.name(query.metric()));
    json.put("format", Names.IN_STAGE_FORMAT.name(query.format()));
  }
}
