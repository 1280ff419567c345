package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.query.FunnelQuery;
import org.jspecify.annotations.Nullable;

/// Writes `funnel`.
final class FunnelText {
  private FunnelText() {}

  static void write(ObjectNode json, FunnelQuery funnel) {
    json.put("queryType", Names.FUNNEL);
    part(json, funnel);
    json.put("format", Names.FUNNEL_FORMAT.name(funnel.format()));
  }

  /// Writes all but the kind and the format, which trends and conversion times share.
  static void part(ObjectNode json, FunnelQuery funnel) {
    json.put("preset", Names.PRESET.name(funnel.preset()));
    ArrayNode steps = json.putArray("steps");
    funnel.steps().forEach(step -> step(steps.addObject(), step));
    json.put("order", Names.ORDER.name(funnel.order()));
    QueryText.millis(json, "window", funnel.windowMillis());
    json.put("counting", Names.COUNTING.name(funnel.counting()));
    ArrayNode exclusions = json.putArray("exclusions");
    for (FunnelQuery.Exclusion exclusion : funnel.exclusions()) {
      ObjectNode written = exclusions.addObject();
      SelectorText.write(written, exclusion.selector());
      written.put("from", exclusion.from()).put("to", exclusion.to());
    }
    json.put("exclusionPolicy", Names.EXCLUSION_POLICY.name(funnel.exclusionPolicy()));
    breakdown(json, funnel.breakdown());
    json.put("strictlyIncreasing", funnel.strictlyIncreasing());
    QueryText.millis(json, "grace", funnel.graceMillis());
    ArrayNode modes = json.putArray("modes");
    funnel.modes().stream().sorted().forEach(mode -> modes.add(Names.MODE.name(mode)));
    json.put("runs", Names.RUNS.name(funnel.runs()));
    json.put("select", Names.SELECT.name(funnel.select()));
    json.put("metric", Names.METRIC.name(funnel.metric()));
  }

  private static void step(ObjectNode json, FunnelQuery.Step step) {
    SelectorText.write(json, step.selector());
    if (step.optional()) {
      json.put("optional", true);
    }
    QueryText.millis(json, "within", step.withinMillis());
    if (step.minGapMillis() != 0) {
      QueryText.millis(json, "minGap", step.minGapMillis());
    }
    if (step.direct()) {
      json.put("direct", true);
    }
    if (step.firstEver()) {
      json.put("firstEver", true);
    }
  }

  private static void breakdown(ObjectNode json, FunnelQuery.@Nullable Breakdown breakdown) {
    if (breakdown != null) {
      json.putObject("breakdown")
          .put("by", breakdown.by())
          .put("attribution", Names.ATTRIBUTION.name(breakdown.attribution()))
          .put("step", breakdown.step())
          .put("limit", breakdown.limit());
    }
  }
}
