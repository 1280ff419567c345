package io.klantreis.plugin.answer;

import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.query.FunnelTrendQuery;
import io.klantreis.journey.query.Metric;
import io.klantreis.journey.trend.TrendResult;
import io.klantreis.journey.trend.TrendResult.Line;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldConfig;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.Labels;
import java.util.ArrayList;
import java.util.List;

/// A trend's answer as frames (contract §4.2): one a step and group.
public final class TrendFrames {
  private static final String NAME = "funnelTrend";

  private final FunnelTrendQuery query;
  private final Answer answer;
  private final Texts texts;
  private final RunGroups groups;

  public TrendFrames(FunnelTrendQuery query, Answer answer) {
    this.query = query;
    this.answer = answer;
    this.texts = answer.texts();
    this.groups = new RunGroups(query.funnel(), answer);
  }

  public List<Frame> of(TrendResult result) {
    groups.tell(result.facts(), result.warnings());
    var series = new Series(NAME, answer, result.axis(), query.interval());
    if (isCount(query.funnel().metric())) {
      series.tellParts(query.terms());
    }
    for (Line line : result.lines()) {
      series.line(fields(line));
    }
    return series.frames();
  }

  private static boolean isCount(Metric metric) {
    return metric == Metric.ENTERED || metric == Metric.CONVERTED || metric == Metric.OPEN;
  }

  private List<FieldBuilder> fields(Line line) {
    Breakdown breakdown = query.funnel().breakdown();
    Labels labels =
        breakdown == null
            ? Labels.of("step", line.step())
            : Labels.of("step", line.step(), "group", groups.id(line.kind(), line.group()));
    String shown = groups.named(line.kind(), line.group(), line.label());
    Metric metric = query.funnel().metric();
    var fields = new ArrayList<FieldBuilder>();
    fields.add(number("value", labels, line.values(), unit(metric, FieldConfig.builder(), shown)));
    if (query.band()) {
      String low = shown + ", " + texts.text("field.low");
      String high = shown + ", " + texts.text("field.high");
      String open = shown + ", " + texts.text("field.openShare");
      fields.add(number("low", labels, line.low(), unit(metric, FieldConfig.builder(), low)));
      fields.add(number("high", labels, line.high(), unit(metric, FieldConfig.builder(), high)));
      fields.add(
          number(
              "openShare",
              labels,
              line.openShare(),
              unit(Metric.CONVERSION, FieldConfig.builder().custom(Columns.notDrawn()), open)));
    }
    return fields;
  }

  private static FieldBuilder number(
      String name, Labels labels, double[] values, FieldConfig config) {
    FieldBuilder field =
        Field.builder(name, FieldType.FLOAT64).nullable().labels(labels).config(config);
    for (double value : values) {
      field.addOrNull(value);
    }
    return field;
  }

  private static FieldConfig unit(Metric metric, FieldConfig.Builder config, String shown) {
    FieldConfig.Builder named = config.displayNameFromDS(shown).min(0);
    return switch (metric) {
      case ENTERED, CONVERTED, OPEN -> named.build();
      case MEDIAN_TIME, MEAN_TIME, P90_TIME -> named.unit("ms").build();
      default -> named.unit("percentunit").max(1).build();
    };
  }
}
