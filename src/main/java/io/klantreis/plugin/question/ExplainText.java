package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.query.ExplainQuery;

/// Writes `explain`.
final class ExplainText {
  private ExplainText() {}

  static void write(ObjectNode json, ExplainQuery explain) {
    json.put("queryType", Names.EXPLAIN);
    json.put("customer", explain.customer());
    if (explain.product() != null) {
      json.put("product", explain.product());
    }
    if (explain.sessionMillis() != null) {
      json.put("session", explain.sessionMillis());
    }
    if (explain.timeMillis() != null && explain.interval() != null) {
      json.putObject("cell")
          .put("time", explain.timeMillis())
          .put("interval", explain.interval().id());
    }
    FunnelText.part(json, explain.funnel());
  }
}
