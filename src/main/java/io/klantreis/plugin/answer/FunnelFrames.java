package io.klantreis.plugin.answer;

import io.klantreis.journey.funnel.FunnelResult;
import io.klantreis.journey.funnel.FunnelResult.Group;
import io.klantreis.journey.funnel.FunnelResult.Row;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldConfig;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameType;
import io.klantreis.sdk.data.Labels;
import java.util.ArrayList;
import java.util.List;

/// A funnel's answer as frames (contract §4.1): `steps`, `wide` or `alert`.
public final class FunnelFrames {
  private static final String NAME = "funnel";

  private final FunnelQuery query;
  private final Answer answer;
  private final Columns columns;
  private final RunGroups names;

  public FunnelFrames(FunnelQuery query, Answer answer) {
    this.query = query;
    this.answer = answer;
    this.columns = new Columns(answer.texts());
    this.names = new RunGroups(query, answer);
  }

  public List<Frame> of(FunnelResult result) {
    tell(result);
    List<Group> groups = cut(result.groups());
    return List.of(
        switch (query.format()) {
          case STEPS -> steps(groups);
          case WIDE -> wide(groups);
          case ALERT -> alert(groups);
        });
  }

  private void tell(FunnelResult result) {
    names.tell(result.facts(), result.warnings());
    List<Row> rows = result.groups().stream().flatMap(group -> group.rows().stream()).toList();
    Emptied.ofRuns(answer, query.terms().scope(), rows, Row::label, Row::entered);
  }

  private List<Group> cut(List<Group> groups) {
    int steps = query.steps().size();
    int most = Math.max(1, answer.maxRows() / steps);
    if (groups.size() <= most) {
      return groups;
    }
    long all = (long) groups.size() * steps;
    answer.notice(new Notices(answer.texts()).rowsCut(most * steps, all));
    return groups.subList(0, most);
  }

  private Frame steps(List<Group> groups) {
    FieldBuilder group = columns.group("group");
    FieldBuilder step = columns.text("step");
    FieldBuilder label = columns.text("label");
    List<FieldBuilder> counts = counts("entered", "converted", "open", "dropped");
    List<FieldBuilder> shares =
        List.of(
            columns.share("conversion"),
            columns.share("conversionLow"),
            columns.share("conversionHigh"),
            columns.share("conversionTotal"));
    FieldBuilder matured = columns.count("matured");
    List<FieldBuilder> times =
        List.of(
            columns.millis("medianTime"), columns.millis("meanTime"), columns.millis("p90Time"));
    for (Group one : groups) {
      for (Row row : one.rows()) {
        group.add(id(one));
        step.add(row.step());
        label.add(row.label());
        add(counts, row.entered(), row.converted(), row.open(), row.dropped());
        add(
            shares,
            row.conversion(),
            row.conversionLow(),
            row.conversionHigh(),
            row.conversionTotal());
        matured.add(row.matured());
        add(times, row.medianTime(), row.meanTime(), row.p90Time());
      }
    }
    Frame.Builder frame = Frame.builder(NAME).meta(answer.meta(FrameType.TABLE));
    if (query.breakdown() != null) {
      frame.field(group);
    }
    frame.field(step).field(label);
    counts.forEach(frame::field);
    shares.forEach(frame::field);
    frame.field(matured);
    times.forEach(frame::field);
    return frame.build();
  }

  private List<FieldBuilder> counts(String... names) {
    var fields = new ArrayList<FieldBuilder>();
    for (String name : names) {
      fields.add(columns.count(name));
    }
    return fields;
  }

  private static void add(List<FieldBuilder> fields, long... values) {
    for (int i = 0; i < values.length; i++) {
      fields.get(i).add(values[i]);
    }
  }

  private static void add(List<FieldBuilder> fields, double... values) {
    for (int i = 0; i < values.length; i++) {
      fields.get(i).addOrNull(values[i]);
    }
  }

  /// One row, a number a step: what bar gauges, pies and funnel panels of others read.
  private Frame wide(List<Group> groups) {
    Frame.Builder frame = Frame.builder(NAME).meta(answer.meta(FrameType.NUMERIC_WIDE));
    for (Group group : groups) {
      for (Row row : group.rows()) {
        String shown = names.named(group.kind(), group.name(), row.label());
        Labels labels =
            query.breakdown() == null
                ? Labels.of("step", row.step())
                : Labels.of("step", row.step(), "group", id(group));
        frame.field(
            Field.int64("entered", row.entered())
                .labels(labels)
                .config(FieldConfig.builder().displayNameFromDS(shown).min(0).build()));
      }
    }
    return frame.build();
  }

  /// A row a step and group with one number, as alert rules want it; without fields only where
  /// nobody ever entered.
  private Frame alert(List<Group> groups) {
    FieldBuilder model = columns.text("model");
    FieldBuilder group = columns.group("group");
    FieldBuilder step = columns.text("step");
    FieldBuilder value =
        Field.builder("value", FieldType.FLOAT64).nullable().config(metricConfig());
    for (Group one : groups) {
      List<Row> rows = one.rows();
      for (Row row : rows.subList(0, Math.max(0, rows.size() - 1))) {
        model.add(query.terms().scope().model().id());
        group.add(id(one));
        step.add(row.step());
        value.addOrNull(told(row));
      }
    }
    if (groups.isEmpty()) {
      return Frame.noData(NAME, answer.meta(FrameType.NUMERIC_LONG));
    }
    Frame.Builder frame = Frame.builder(NAME).meta(answer.meta(FrameType.NUMERIC_LONG));
    frame.field(model);
    if (query.breakdown() != null) {
      frame.field(group);
    }
    return frame.field(step).field(value).build();
  }

  private String id(Group group) {
    return names.id(group.kind(), group.name());
  }

  private double told(Row row) {
    return row.matured() < query.terms().minSample() ? Double.NaN : row.value(query.metric());
  }

  private FieldConfig metricConfig() {
    FieldConfig.Builder config = columns.config("metric." + query.metric().id());
    return switch (query.metric()) {
      case ENTERED, CONVERTED, OPEN -> config.min(0).build();
      case MEDIAN_TIME, MEAN_TIME, P90_TIME -> config.unit("ms").min(0).build();
      default -> config.unit("percentunit").min(0).max(1).build();
    };
  }
}
