package io.klantreis.plugin.answer;

import io.klantreis.journey.counts.CountsResult;
import io.klantreis.journey.counts.CountsResult.Line;
import io.klantreis.journey.counts.CountsResult.Row;
import io.klantreis.journey.query.CountsQuery;
import io.klantreis.plugin.question.Names;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldConfig;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameType;
import java.util.List;

/// How much there is, as frames (contract §4.5): `series`, `table` or `alert`.
public final class CountsFrames {
  private static final String NAME = "counts";

  private final CountsQuery query;
  private final Answer answer;
  private final Columns columns;
  private final GroupNames names;
  private final String by;
  private final String of;

  public CountsFrames(CountsQuery query, Answer answer) {
    this.query = query;
    this.answer = answer;
    this.columns = new Columns(answer.texts());
    this.names = new GroupNames(answer.texts(), query.terms().language());
    this.by = Names.COUNTS_BY.name(query.by());
    this.of = "of." + Names.COUNTS_OF.name(query.of());
  }

  public List<Frame> of(CountsResult result) {
    answer.stat("stat.eventsRead", result.facts().eventsRead());
    answer.stat("stat.units", result.facts().units());
    new Notices(answer.texts()).of(result.warnings()).forEach(answer::notice);
    return switch (result) {
      case CountsResult.Table table -> List.of(rows(cut(table.rows())));
      case CountsResult.Series series -> series(series);
    };
  }

  private List<Row> cut(List<Row> rows) {
    if (rows.size() <= answer.maxRows()) {
      return rows;
    }
    answer.notice(new Notices(answer.texts()).rowsCut(answer.maxRows(), rows.size()));
    return rows.subList(0, answer.maxRows());
  }

  private Frame rows(List<Row> rows) {
    return query.format() == CountsQuery.Format.WIDE ? wide(rows) : table(rows);
  }

  /// One row, the number of a group each: what bar gauges and stats draw without being told how.
  private Frame wide(List<Row> rows) {
    Frame.Builder frame = Frame.builder(NAME).meta(answer.meta(FrameType.NUMERIC_WIDE));
    for (Row row : rows) {
      frame.field(value(row.group(), row.label()).addOrNull(row.value()));
    }
    return frame.build();
  }

  private Frame table(List<Row> rows) {
    boolean alert = query.format() == CountsQuery.Format.ALERT;
    if (alert && rows.isEmpty()) {
      return Frame.noData(NAME, answer.meta(FrameType.NUMERIC_LONG));
    }
    FieldBuilder model = columns.text("model");
    FieldBuilder group = by.equals("none") ? null : columns.group(by);
    FieldBuilder label = columns.text("label");
    FieldBuilder value = value(columns.config(of));
    for (Row row : rows) {
      model.add(query.terms().scope().model().id());
      if (group != null) {
        group.add(row.group());
      }
      label.add(shown(row.group(), row.label()));
      value.addOrNull(row.value());
    }
    Frame.Builder frame =
        Frame.builder(NAME).meta(answer.meta(alert ? FrameType.NUMERIC_LONG : FrameType.TABLE));
    if (alert) {
      frame.field(model);
    }
    if (group != null) {
      frame.field(group);
    }
    if (!alert) {
      frame.field(label);
    }
    return frame.field(value).build();
  }

  private List<Frame> series(CountsResult.Series result) {
    var series = new Series(NAME, answer, result.axis(), query.interval());
    if (query.of() != CountsQuery.Of.SECONDS_SINCE_LAST_EVENT) {
      series.tellParts(query.terms());
    }
    for (Line line : result.lines()) {
      FieldBuilder value = value(line.group(), line.label());
      for (double one : line.values()) {
        value.addOrNull(one);
      }
      series.line(List.of(value));
    }
    return series.frames();
  }

  /// A group's number under its name.
  private FieldBuilder value(String group, io.klantreis.journey.model.Labels label) {
    return value(FieldConfig.builder().displayNameFromDS(shown(group, label)))
        .labels(Series.labels(by, group));
  }

  private FieldBuilder value(FieldConfig.Builder config) {
    boolean seconds = query.of() == CountsQuery.Of.SECONDS_SINCE_LAST_EVENT;
    return Field.builder("value", FieldType.FLOAT64)
        .nullable()
        .config(seconds ? config.unit("s").min(0).build() : config.build());
  }

  private String shown(String group, io.klantreis.journey.model.Labels label) {
    return names.shown(group, label, answer.texts().text("field." + of));
  }
}
