package io.klantreis.plugin.answer;

import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.stage.StageDurationResult;
import io.klantreis.journey.stage.StageDurationResult.Line;
import io.klantreis.journey.stage.StageDurationResult.Row;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldConfig;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameType;
import io.klantreis.sdk.data.Labels;
import java.util.ArrayList;
import java.util.List;

/// How long stays last, as frames (contract §4.3): `table`, `series` or `alert`.
public final class StageDurationFrames {
  private static final String NAME = "stageDuration";

  private final StageDurationQuery query;
  private final Answer answer;
  private final Columns columns;

  public StageDurationFrames(StageDurationQuery query, Answer answer) {
    this.query = query;
    this.answer = answer;
    this.columns = new Columns(answer.texts());
  }

  public List<Frame> of(StageDurationResult result) {
    answer.stat("stat.eventsRead", result.facts().eventsRead());
    answer.stat("stat.units", result.facts().units());
    new Notices(answer.texts()).of(result.warnings()).forEach(answer::notice);
    return switch (result) {
      case StageDurationResult.Table table ->
          List.of(
              query.format() == StageDurationQuery.Format.ALERT
                  ? alert(table.rows())
                  : table(table.rows()));
      case StageDurationResult.Series series -> series(series);
      case StageDurationResult.Flow flow -> new StageFlowFrames(query, answer).of(flow);
    };
  }

  private Frame table(List<Row> rows) {
    FieldBuilder stage = columns.text("stage");
    FieldBuilder label = columns.text("label");
    List<FieldBuilder> counts =
        List.of(columns.count("entered"), columns.count("completed"), columns.count("open"));
    var times = new ArrayList<FieldBuilder>();
    for (String name :
        List.of(
            "median",
            "p25",
            "p75",
            "p90",
            "medianLow",
            "medianHigh",
            "rmst",
            "meanCompleted",
            "rmstLow",
            "rmstHigh")) {
      times.add(columns.millis(name));
    }
    for (Row row : rows) {
      stage.add(row.stage());
      label.add(row.label().in(query.terms().language()));
      counts.get(0).add(row.entered());
      counts.get(1).add(row.completed());
      counts.get(2).add(row.open());
      double[] values = {
        row.median(),
        row.p25(),
        row.p75(),
        row.p90(),
        row.medianLow(),
        row.medianHigh(),
        row.rmst(),
        row.meanCompleted(),
        row.rmstLow(),
        row.rmstHigh()
      };
      for (int i = 0; i < values.length; i++) {
        times.get(i).addOrNull(values[i]);
      }
    }
    Frame.Builder frame =
        Frame.builder(NAME).meta(answer.meta(FrameType.TABLE)).field(stage).field(label);
    counts.forEach(frame::field);
    times.forEach(frame::field);
    return frame.build();
  }

  private Frame alert(List<Row> rows) {
    if (rows.stream().allMatch(row -> row.entered() == 0)) {
      return Frame.noData(NAME, answer.meta(FrameType.NUMERIC_LONG));
    }
    FieldBuilder model = columns.text("model");
    FieldBuilder stage = columns.text("stage");
    FieldBuilder value =
        Field.builder("value", FieldType.FLOAT64)
            .nullable()
            .config(columns.config("median").unit("ms").min(0).build());
    for (Row row : rows) {
      model.add(query.terms().scope().model().id());
      stage.add(row.stage());
      value.addOrNull(row.entered() < query.terms().minSample() ? Double.NaN : row.median());
    }
    return Frame.builder(NAME)
        .meta(answer.meta(FrameType.NUMERIC_LONG))
        .field(model)
        .field(stage)
        .field(value)
        .build();
  }

  private List<Frame> series(StageDurationResult.Series result) {
    var series = new Series(NAME, answer, result.axis(), query.interval());
    for (Line line : result.lines()) {
      FieldBuilder value =
          Field.builder("value", FieldType.FLOAT64)
              .nullable()
              .labels(Labels.of("stage", line.stage()))
              .config(
                  FieldConfig.builder()
                      .displayNameFromDS(line.label().in(query.terms().language()))
                      .unit("ms")
                      .min(0)
                      .build());
      for (double median : line.median()) {
        value.addOrNull(median);
      }
      series.line(List.of(value));
    }
    return series.frames();
  }
}
