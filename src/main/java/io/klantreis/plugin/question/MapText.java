package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.query.JourneyMapQuery;
import io.klantreis.journey.query.JourneyMapQuery.Layout;
import io.klantreis.journey.query.ModelDiffQuery;

/// Writes `journeyMap` and `modelDiff`.
final class MapText {
  private MapText() {}

  static void write(ObjectNode json, JourneyMapQuery map) {
    boolean flow = map.layout() == Layout.FLOW;
    json.put("queryType", Names.JOURNEY_MAP);
    json.put("layout", Names.LAYOUT.name(flow ? Layout.STAGES : map.layout()));
    QueryText.millis(json, "window", map.windowMillis());
    QueryText.millis(json, "idle", map.idleMillis());
    json.put("format", Names.MAP_FORMAT.name(flow ? Names.MapFormat.FLOW : Names.MapFormat.TABLE));
  }

  static void write(ObjectNode json, ModelDiffQuery diff) {
    json.put("queryType", Names.MODEL_DIFF);
    json.put("other", diff.other().id());
  }
}
