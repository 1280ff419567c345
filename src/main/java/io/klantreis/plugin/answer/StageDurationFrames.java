package io.klantreis.plugin.answer;

import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.stage.StageDurationResult;
import io.klantreis.journey.stage.StageDurationResult.Detail;
import io.klantreis.journey.stage.StageDurationResult.Line;
import io.klantreis.journey.stage.StageDurationResult.Row;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldConfig;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameType;
import io.klantreis.sdk.data.Labels;
import io.klantreis.sdk.data.ValueMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/// How long stays last, as frames (contract §4.3).
public final class StageDurationFrames {
  private static final String NAME = "stageDuration";

  private final StageDurationQuery query;
  private final Answer answer;
  private final Columns columns;
  private final StayGroupNames names;

  public StageDurationFrames(StageDurationQuery query, Answer answer) {
    this.query = query;
    this.answer = answer;
    this.columns = new Columns(answer.texts());
    this.names = new StayGroupNames(query, answer);
  }

  public List<Frame> of(StageDurationResult result) {
    answer.stat("stat.eventsRead", result.facts().eventsRead());
    answer.stat("stat.units", result.facts().units());
    new Notices(answer.texts()).of(result.warnings()).forEach(answer::notice);
    return switch (result) {
      case StageDurationResult.Table table -> List.of(rows(table.rows()));
      case StageDurationResult.Series series -> series(series);
      case StageDurationResult.Flow flow -> new StageFlowFrames(query, answer).of(flow);
      case StageDurationResult.Heatmap heatmap -> new StayPictureFrames(query, answer).of(heatmap);
      case StageDurationResult.Curves curves -> new StayPictureFrames(query, answer).of(curves);
    };
  }

  private Frame rows(List<Row> all) {
    Emptied.ofStays(answer, query.terms().scope(), all, this::label, Row::entered);
    List<Row> rows = cut(all);
    return switch (query.format()) {
      case ALERT -> alert(rows);
      case WIDE -> wide(rows);
      case TABLE, SERIES, HEATMAP, CURVE, FLOW -> table(rows);
    };
  }

  private String label(Row row) {
    return row.label().in(query.terms().language());
  }

  private List<Row> cut(List<Row> rows) {
    if (rows.size() <= answer.maxRows()) {
      return rows;
    }
    answer.notice(new Notices(answer.texts()).rowsCut(answer.maxRows(), rows.size()));
    return rows.subList(0, answer.maxRows());
  }

  private Frame table(List<Row> rows) {
    Frame.Builder frame = Frame.builder(NAME).meta(answer.meta(FrameType.TABLE));
    if (query.split() != null) {
      FieldBuilder group = groups();
      rows.forEach(row -> group.add(names.id(row.detail().group())));
      frame.field(group);
    }
    FieldBuilder stage = columns.text("stage");
    FieldBuilder label = columns.text("label");
    for (Row row : rows) {
      stage.add(row.stage());
      label.add(label(row));
    }
    frame.field(stage).field(label);
    counts(frame, rows);
    times(frame, rows);
    ways(frame, rows);
    if (query.compares()) {
      number(frame, rows, "chi2", row -> row.detail().comparison().chi2());
      share(frame, rows, "p", row -> row.detail().comparison().p());
      share(frame, rows, "pAdjusted", row -> row.detail().comparison().pAdjusted());
    }
    return frame.build();
  }

  private FieldBuilder groups() {
    if (!(query.split() instanceof StageDurationQuery.Split.Date)) {
      return columns.group("group");
    }
    return Field.builder("group", FieldType.STRING)
        .config(
            columns
                .config("group")
                .mappings(
                    List.of(
                        ValueMapping.text("before", answer.texts().text("value.before")),
                        ValueMapping.text("after", answer.texts().text("value.after"))))
                .build());
  }

  private void counts(Frame.Builder frame, List<Row> rows) {
    count(frame, rows, "entered", Row::entered);
    count(frame, rows, "completed", Row::completed);
    count(frame, rows, "open", Row::open);
  }

  private void times(Frame.Builder frame, List<Row> rows) {
    time(frame, rows, "median", Row::median);
    time(frame, rows, "p25", Row::p25);
    time(frame, rows, "p75", Row::p75);
    time(frame, rows, "p90", Row::p90);
    time(frame, rows, "medianLow", Row::medianLow);
    time(frame, rows, "medianHigh", Row::medianHigh);
    time(frame, rows, "rmst", Row::rmst);
    time(frame, rows, "meanCompleted", Row::meanCompleted);
    time(frame, rows, "rmstLow", Row::rmstLow);
    time(frame, rows, "rmstHigh", Row::rmstHigh);
    time(frame, rows, "p25Low", row -> row.detail().p25().low());
    time(frame, rows, "p25High", row -> row.detail().p25().high());
    time(frame, rows, "p75Low", row -> row.detail().p75().low());
    time(frame, rows, "p75High", row -> row.detail().p75().high());
    time(frame, rows, "p90Low", row -> row.detail().p90().low());
    time(frame, rows, "p90High", row -> row.detail().p90().high());
  }

  private void ways(Frame.Builder frame, List<Row> rows) {
    detailCount(frame, rows, "forward", Detail::forward);
    detailCount(frame, rows, "skipped", Detail::skipped);
    detailCount(frame, rows, "back", Detail::back);
    detailCount(frame, rows, "lost", Detail::lost);
    share(frame, rows, "advancedShare", row -> row.detail().advancedShare());
    share(frame, rows, "backShare", row -> row.detail().backShare());
    share(frame, rows, "lostShare", row -> row.detail().lostShare());
    share(frame, rows, "stillShare", row -> row.detail().stillShare());
    detailCount(frame, rows, "units", Detail::units);
    detailCount(frame, rows, "revisited", Detail::revisited);
    time(frame, rows, "target", row -> row.detail().target());
    FieldBuilder over =
        Field.builder("overTarget", FieldType.INT64)
            .nullable()
            .config(columns.config("overTarget").min(0).build());
    for (Row row : rows) {
      if (Double.isNaN(row.detail().target())) {
        over.addNull();
      } else {
        over.add(row.detail().overTarget());
      }
    }
    frame.field(over);
    share(frame, rows, "overTargetShare", row -> row.detail().overTargetShare());
  }

  private void count(Frame.Builder frame, List<Row> rows, String name, ToLongFunction<Row> value) {
    FieldBuilder field = columns.count(name);
    rows.forEach(row -> field.add(value.applyAsLong(row)));
    frame.field(field);
  }

  private void detailCount(
      Frame.Builder frame, List<Row> rows, String name, ToLongFunction<Detail> value) {
    count(frame, rows, name, row -> value.applyAsLong(row.detail()));
  }

  private void time(Frame.Builder frame, List<Row> rows, String name, ToDoubleFunction<Row> value) {
    fill(frame, rows, columns.millis(name), value);
  }

  private void share(
      Frame.Builder frame, List<Row> rows, String name, ToDoubleFunction<Row> value) {
    fill(frame, rows, columns.share(name), value);
  }

  private void number(
      Frame.Builder frame, List<Row> rows, String name, ToDoubleFunction<Row> value) {
    FieldBuilder field =
        Field.builder(name, FieldType.FLOAT64)
            .nullable()
            .config(columns.config(name).min(0).decimals(2).build());
    fill(frame, rows, field, value);
  }

  private static void fill(
      Frame.Builder frame, List<Row> rows, FieldBuilder field, ToDoubleFunction<Row> value) {
    rows.forEach(row -> field.addOrNull(value.applyAsDouble(row)));
    frame.field(field);
  }

  private Frame alert(List<Row> rows) {
    if (rows.stream().allMatch(row -> row.entered() == 0)) {
      return Frame.noData(NAME, answer.meta(FrameType.NUMERIC_LONG));
    }
    FieldBuilder model = columns.text("model");
    FieldBuilder stage = columns.text("stage");
    FieldBuilder group = groups();
    FieldBuilder value =
        Field.builder("value", FieldType.FLOAT64)
            .nullable()
            .config(columns.config("median").unit("ms").min(0).build());
    for (Row row : rows) {
      model.add(query.terms().scope().model().id());
      stage.add(row.stage());
      group.add(names.id(row.detail().group()));
      value.addOrNull(row.entered() < query.terms().minSample() ? Double.NaN : row.median());
    }
    Frame.Builder frame =
        Frame.builder(NAME).meta(answer.meta(FrameType.NUMERIC_LONG)).field(model);
    if (query.split() != null) {
      frame.field(group);
    }
    return frame.field(stage).field(value).build();
  }

  /// One row, the median of a stage each: what bar gauges and stats draw without being told how.
  private Frame wide(List<Row> rows) {
    Frame.Builder frame = Frame.builder(NAME).meta(answer.meta(FrameType.NUMERIC_WIDE));
    for (Row row : rows) {
      Detail of = row.detail();
      String shown = named(label(row), of.group(), of.groupLabel());
      Labels labels = labels(row.stage(), of.group());
      frame.field(times("median", shown, labels, row.median()));
    }
    return frame.build();
  }

  private String named(String stage, String group, io.klantreis.journey.model.Labels groupLabel) {
    return query.split() == null ? stage : stage + " · " + names.shown(group, groupLabel);
  }

  private Labels labels(String stage, String group) {
    Labels labels = Labels.of("stage", stage);
    return query.split() == null ? labels : labels.with("group", names.id(group));
  }

  private List<Frame> series(StageDurationResult.Series result) {
    var series = new Series(NAME, answer, result.axis(), query.interval());
    for (Line line : result.lines()) {
      Labels labels = labels(line.stage(), line.group());
      String stage = line.label().in(query.terms().language());
      String label = named(stage, line.group(), line.groupLabel());
      var numbers = new ArrayList<FieldBuilder>();
      numbers.add(times("value", label, labels, line.median()));
      if (query.band()) {
        numbers.add(times("low", label + ", " + text("low"), labels, line.low()));
        numbers.add(times("high", label + ", " + text("high"), labels, line.high()));
        FieldBuilder entered =
            Field.builder("entered", FieldType.INT64)
                .labels(labels)
                .config(
                    FieldConfig.builder()
                        .displayNameFromDS(label + ", " + text("entered"))
                        .custom(Columns.notDrawn())
                        .build());
        for (long stays : line.entered()) {
          entered.add(stays);
        }
        numbers.add(entered);
      }
      series.line(numbers);
    }
    return series.frames();
  }

  private String text(String field) {
    return answer.texts().text("field." + field);
  }

  private static FieldBuilder times(String name, String label, Labels labels, double... values) {
    FieldBuilder field =
        Field.builder(name, FieldType.FLOAT64)
            .nullable()
            .labels(labels)
            .config(FieldConfig.builder().displayNameFromDS(label).unit("ms").min(0).build());
    for (double value : values) {
      field.addOrNull(value);
    }
    return field;
  }
}
