package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.query.Baseline;
import io.klantreis.journey.query.ChangeQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.InStageQuery;

/// Writes what an alert with a baseline adds to its question.
final class ChangeText {
  private ChangeText() {}

  static void write(ObjectNode json, ChangeQuery change) {
    Baseline baseline = change.baseline();
    QueryText.millis(json, "baseline", baseline.millis());
    if (change.asked() instanceof FunnelQuery) {
      json.put("early", baseline.early());
    }
    if (change.asked() instanceof InStageQuery people) {
      json.put("of", Names.IN_STAGE_METRIC.name(people.metric()));
    }
    QueryText.millis(json, "every", baseline.everyMillis());
    json.put("metric", Names.CHANGE_METRIC.name(baseline.metric()));
  }
}
