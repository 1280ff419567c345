package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.journey.query.InStageQuery;
import io.klantreis.plugin.json.JsonObject;

/// Reads `inStage` (contract §4.6).
final class InStageReader {
  private static final double USUAL_STUCK = 0.9;
  private static final int USUAL_LIMIT = 100;

  private InStageReader() {}

  static InStageQuery read(Reading reading) {
    JsonObject object = reading.object();
    String stage = StageNames.read(reading);
    Long idle = reading.positive("idle");
    double stuckAt = share(object, "stuckAt", USUAL_STUCK);
    int most = reading.defaults().maxRows();
    int limit = object.integer("limit", 1, most, Math.min(USUAL_LIMIT, most));
    var metric = object.choice("metric", Names.IN_STAGE_METRIC, InStageQuery.Metric.STUCK);
    var format = object.choice("format", Names.IN_STAGE_FORMAT, InStageQuery.Format.TABLE);
    return new InStageQuery(reading.terms(), stage, idle, stuckAt, limit, metric, format);
  }

  private static double share(JsonObject object, String name, double otherwise) {
    JsonNode value = object.find(name);
    if (value == null) {
      return otherwise;
    }
    double share = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (!(share > 0 && share <= 1)) {
      object.fault(name, JsonObject.show(value) + " is no share above 0 and up to 1, such as 0.9");
      return otherwise;
    }
    return share;
  }
}
