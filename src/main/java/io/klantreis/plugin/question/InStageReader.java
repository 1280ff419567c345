package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.journey.query.InStageQuery;
import io.klantreis.journey.query.InStageQuery.Metric;
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
    var metric = object.choice(metricField(object), Names.IN_STAGE_METRIC, Metric.STUCK);
    if (object.has("baseline") && (metric == Metric.MEDIAN_AGE || metric == Metric.OLDEST)) {
      object.fault(
          metricField(object),
          "medianAge and oldest have no baseline; use stuck, stuckShare, inStage or overTarget");
    }
    var format = object.choice("format", Names.IN_STAGE_FORMAT, InStageQuery.Format.TABLE);
    return new InStageQuery(reading.terms(), stage, idle, stuckAt, limit, metric, format);
  }

  /// With a baseline `metric` says what is told of the change, and `of` what has changed. A metric
  /// of an alert without one stays readable.
  private static String metricField(JsonObject object) {
    JsonNode metric = object.find("metric");
    boolean plain = metric != null && Names.IN_STAGE_METRIC.names().contains(metric.asText());
    return object.has("baseline") && !plain ? "of" : "metric";
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
