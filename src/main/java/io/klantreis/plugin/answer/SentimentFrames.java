package io.klantreis.plugin.answer;

import io.klantreis.journey.query.SentimentQuery;
import io.klantreis.journey.sentiment.SentimentResult;
import io.klantreis.journey.sentiment.SentimentResult.Line;
import io.klantreis.journey.sentiment.SentimentResult.Row;
import io.klantreis.plugin.question.Names;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldConfig;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameType;
import io.klantreis.sdk.data.Labels;
import java.util.ArrayList;
import java.util.List;

/// How customers feel, as frames (contract §4.4): `series`, `table`, `curve` or `alert`.
public final class SentimentFrames {
  private static final String NAME = "sentiment";

  private final SentimentQuery query;
  private final Answer answer;
  private final Columns columns;
  private final GroupNames names;
  private final String by;

  public SentimentFrames(SentimentQuery query, Answer answer) {
    this.query = query;
    this.answer = answer;
    this.columns = new Columns(answer.texts());
    this.names = new GroupNames(answer.texts(), query.terms().language());
    // A curve is of stages, whatever was asked for.
    this.by =
        query.format() == SentimentQuery.Format.CURVE
            ? Names.SENTIMENT_BY.name(SentimentQuery.By.STAGE)
            : Names.SENTIMENT_BY.name(query.by());
  }

  public List<Frame> of(SentimentResult result) {
    answer.stat("stat.eventsRead", result.facts().eventsRead());
    answer.stat("stat.units", result.facts().units());
    new Notices(answer.texts()).of(result.warnings()).forEach(answer::notice);
    return switch (result) {
      case SentimentResult.Table table -> List.of(rows(cut(table.rows())));
      case SentimentResult.Series series -> series(series);
      case SentimentResult.Said said -> new VerbatimFrames(query, answer).of(said);
    };
  }

  private Frame rows(List<Row> rows) {
    return switch (query.format()) {
      case ALERT -> alert(rows);
      case WIDE -> wide(rows);
      case TABLE, CURVE, SERIES, VERBATIMS -> table(rows);
    };
  }

  private List<Row> cut(List<Row> rows) {
    if (rows.size() <= answer.maxRows()) {
      return rows;
    }
    answer.notice(new Notices(answer.texts()).rowsCut(answer.maxRows(), rows.size()));
    return rows.subList(0, answer.maxRows());
  }

  private Frame table(List<Row> rows) {
    FieldBuilder group = by.equals("none") ? null : columns.group(by);
    FieldBuilder label = columns.text("label");
    List<FieldBuilder> feelings =
        List.of(
            columns.sentiment("sentiment"), columns.sentiment("low"), columns.sentiment("high"));
    FieldBuilder responses = columns.count("responses");
    FieldBuilder customers = columns.count("customers");
    List<FieldBuilder> shares =
        List.of(columns.share("negative"), columns.share("neutral"), columns.share("positive"));
    var scores = new ScoreColumns(columns);
    FieldBuilder action =
        Field.builder("action", FieldType.STRING)
            .config(columns.config("action").mappings(columns.actions()).build());
    for (Row row : rows) {
      if (group != null) {
        group.add(row.group());
      }
      label.add(shown(row.group(), row.label()));
      feelings.get(0).addOrNull(row.sentiment());
      feelings.get(1).addOrNull(row.low());
      feelings.get(2).addOrNull(row.high());
      responses.add(row.responses());
      customers.add(row.customers());
      shares.get(0).addOrNull(row.negative());
      shares.get(1).addOrNull(row.neutral());
      shares.get(2).addOrNull(row.positive());
      scores.add(row.scores());
      action.add(row.action().id());
    }
    Frame.Builder frame = Frame.builder(NAME).meta(answer.meta(FrameType.TABLE));
    if (group != null) {
      frame.field(group);
    }
    frame.field(label);
    feelings.forEach(frame::field);
    frame.field(responses).field(customers);
    shares.forEach(frame::field);
    scores.values().forEach(frame::field);
    frame.field(action);
    scores.intervals().forEach(frame::field);
    return frame.build();
  }

  private Frame alert(List<Row> rows) {
    if (rows.stream().allMatch(row -> row.responses() == 0)) {
      return Frame.noData(NAME, answer.meta(FrameType.NUMERIC_LONG));
    }
    FieldBuilder model = columns.text("model");
    FieldBuilder group = by.equals("none") ? null : columns.group(by);
    FieldBuilder value =
        Field.builder("value", FieldType.FLOAT64)
            .nullable()
            .config(Columns.feeling(columns.config("sentiment")).build());
    for (Row row : rows) {
      model.add(query.terms().scope().model().id());
      if (group != null) {
        group.add(row.group());
      }
      boolean few = row.customers() < query.terms().minSample();
      value.addOrNull(few ? Double.NaN : row.sentiment());
    }
    Frame.Builder frame =
        Frame.builder(NAME).meta(answer.meta(FrameType.NUMERIC_LONG)).field(model);
    if (group != null) {
      frame.field(group);
    }
    return frame.field(value).build();
  }

  /// One row, the feeling of a group each: what bar gauges and stats draw without being told how.
  private Frame wide(List<Row> rows) {
    Frame.Builder frame = Frame.builder(NAME).meta(answer.meta(FrameType.NUMERIC_WIDE));
    for (Row row : rows) {
      String shown = shown(row.group(), row.label());
      frame.field(feeling("sentiment", shown, Series.labels(by, row.group()), row.sentiment()));
    }
    return frame.build();
  }

  private List<Frame> series(SentimentResult.Series result) {
    var series = new Series(NAME, answer, result.axis(), query.interval());
    for (Line line : result.lines()) {
      var fields = new ArrayList<FieldBuilder>();
      String shown = shown(line.group(), line.label());
      Labels labels = Series.labels(by, line.group());
      fields.add(feeling("sentiment", shown, labels, line.sentiment()));
      if (query.band()) {
        fields.add(feeling("low", named(shown, "low"), labels, line.low()));
        fields.add(feeling("high", named(shown, "high"), labels, line.high()));
        fields.add(responses(named(shown, "responses"), labels, line.responses()));
      }
      series.line(fields);
    }
    return series.frames();
  }

  private String shown(String group, io.klantreis.journey.model.Labels label) {
    return names.shown(group, label, answer.texts().text("field.sentiment"));
  }

  private String named(String shown, String field) {
    return shown + " (" + answer.texts().text("field." + field) + ")";
  }

  private static FieldBuilder feeling(String name, String shown, Labels labels, double... values) {
    FieldBuilder field =
        Field.builder(name, FieldType.FLOAT64)
            .nullable()
            .labels(labels)
            .config(Columns.feeling(FieldConfig.builder().displayNameFromDS(shown)).build());
    for (double value : values) {
      field.addOrNull(value);
    }
    return field;
  }

  private static FieldBuilder responses(String shown, Labels labels, long[] values) {
    FieldBuilder field =
        Field.builder("responses", FieldType.INT64)
            .labels(labels)
            .config(
                FieldConfig.builder()
                    .displayNameFromDS(shown)
                    .min(0)
                    .custom(Columns.notDrawn())
                    .build());
    for (long value : values) {
      field.add(value);
    }
    return field;
  }
}
