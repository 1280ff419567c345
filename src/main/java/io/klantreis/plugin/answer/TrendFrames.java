package io.klantreis.plugin.answer;

import io.klantreis.journey.funnel.FunnelResult.Kind;
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

  public TrendFrames(FunnelTrendQuery query, Answer answer) {
    this.query = query;
    this.answer = answer;
    this.texts = answer.texts();
  }

  public List<Frame> of(TrendResult result) {
    answer.stat("stat.eventsRead", result.facts().eventsRead());
    answer.stat("stat.units", result.facts().units());
    answer.stat("stat.runs", result.facts().runs());
    var notices = new Notices(texts);
    if (result.facts().openRuns() > 0) {
      answer.notice(notices.openRuns(result.facts().openRuns(), result.facts().runs()));
    }
    notices.of(result.warnings()).forEach(answer::notice);
    var series = new Series(NAME, answer, result.axis(), query.interval());
    for (Line line : result.lines()) {
      series.line(fields(line));
    }
    return series.frames();
  }

  private List<FieldBuilder> fields(Line line) {
    Breakdown breakdown = query.funnel().breakdown();
    String group = group(line, breakdown);
    Labels labels =
        breakdown == null
            ? Labels.of("step", line.step())
            : Labels.of("step", line.step(), "group", group);
    String shown = shown(line, breakdown, group);
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
              unit(Metric.CONVERSION, FieldConfig.builder(), open)));
    }
    return fields;
  }

  /// Groups by customer get the name that the asker may see.
  private String group(Line line, @org.jspecify.annotations.Nullable Breakdown breakdown) {
    boolean customer =
        breakdown != null && line.kind() == Kind.VALUE && Privacy.isCustomerKey(breakdown.by());
    return customer ? answer.privacy().shown(line.group()) : line.group();
  }

  private String shown(
      Line line, @org.jspecify.annotations.Nullable Breakdown breakdown, String group) {
    if (breakdown == null) {
      return line.label();
    }
    String named =
        switch (line.kind()) {
          case NONE -> texts.text("value.none");
          case OTHER -> texts.text("value.other");
          case DID_NOT_REACH -> texts.text("value.didNotReach");
          case ALL, VALUE -> group;
        };
    return line.label() + " · " + named;
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
