package io.klantreis.plugin.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.change.ChangeResult;
import io.klantreis.journey.change.ChangeResult.Row;
import io.klantreis.journey.change.ChangeResult.Verdict;
import io.klantreis.journey.query.ChangeQuery;
import io.klantreis.journey.query.CountsQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.InStageQuery;
import io.klantreis.journey.query.JourneyQuery;
import io.klantreis.journey.query.SentimentQuery;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.plugin.question.Names;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldConfig;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameMeta;
import io.klantreis.sdk.data.FrameType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An alert with a baseline as a frame: a row an instance with one number. The other numbers of
/// each are in `meta.custom.change`, where expressions do not find them.
public final class ChangeFrames {
  private final ChangeQuery query;
  private final Answer answer;
  private final Columns columns;

  public ChangeFrames(ChangeQuery query, Answer answer) {
    this.query = query;
    this.answer = answer;
    this.columns = new Columns(answer.texts());
  }

  public List<Frame> of(ChangeResult result) {
    answer.stat("stat.eventsRead", result.facts().eventsRead());
    answer.stat("stat.units", result.facts().units());
    new Notices(answer.texts()).of(result.warnings()).forEach(answer::notice);
    List<Row> rows = cut(shown(result.rows()));
    boolean nothing =
        rows.stream()
            .map(Row::verdict)
            .allMatch(verdict -> verdict.recentSize() == 0 && verdict.baselineSize() == 0);
    if (nothing && result.recent() == 0) {
      return List.of(Frame.noData(name(), answer.meta(FrameType.NUMERIC_LONG)));
    }
    return List.of(frame(rows, result.lookMillis()));
  }

  /// Groups by customer get the name that the asker may see.
  private List<Row> shown(List<Row> rows) {
    String by = groupField();
    boolean customers =
        switch (query.asked()) {
          case FunnelQuery funnel ->
              funnel.breakdown() != null && Privacy.isCustomerKey(funnel.breakdown().by());
          case StageDurationQuery stays ->
              stays.split() instanceof StageDurationQuery.Split.Breakdown breakdown
                  && Privacy.isCustomerKey(breakdown.by());
          default -> false;
        };
    if (by == null || !customers) {
      return rows;
    }
    List<Row> shown = new ArrayList<>();
    for (Row row : rows) {
      String group = row.isValue() ? answer.privacy().shown(row.group()) : row.group();
      shown.add(new Row(group, row.isValue(), row.id(), row.verdict()));
    }
    return shown;
  }

  private List<Row> cut(List<Row> rows) {
    if (rows.size() <= answer.maxRows()) {
      return rows;
    }
    answer.notice(new Notices(answer.texts()).rowsCut(answer.maxRows(), rows.size()));
    return rows.subList(0, answer.maxRows());
  }

  private Frame frame(List<Row> rows, long lookMillis) {
    FieldBuilder model = columns.text("model");
    String groupField = groupField();
    FieldBuilder group = groupField == null ? null : columns.group(groupField);
    String idField = idField();
    FieldBuilder id = idField == null ? null : columns.text(idField);
    FieldBuilder value = Field.builder("value", FieldType.FLOAT64).nullable().config(config());
    for (Row row : rows) {
      model.add(query.terms().scope().model().id());
      if (group != null) {
        group.add(row.group());
      }
      if (id != null) {
        id.add(row.id());
      }
      value.addOrNull(told(row.verdict()));
    }
    Frame.Builder frame = Frame.builder(name()).meta(meta(rows, lookMillis)).field(model);
    if (group != null) {
      frame.field(group);
    }
    if (id != null) {
      frame.field(id);
    }
    return frame.field(value).build();
  }

  private FrameMeta meta(List<Row> rows, long lookMillis) {
    FrameMeta meta = answer.meta(FrameType.NUMERIC_LONG);
    if (!(meta.custom() instanceof ObjectNode custom)) {
      return meta;
    }
    custom.put("look", Instant.ofEpochMilli(lookMillis).toString());
    ArrayNode change = custom.putArray("change");
    for (Row row : rows) {
      tell(change.addObject(), row);
    }
    return meta.toBuilder().custom(custom).build();
  }

  private void tell(ObjectNode json, Row row) {
    String groupField = groupField();
    if (groupField != null) {
      json.put(groupField, row.group());
    }
    String idField = idField();
    if (idField != null) {
      json.put(idField, row.id());
    }
    Verdict verdict = row.verdict();
    json.put("recentSize", verdict.recentSize()).put("baselineSize", verdict.baselineSize());
    put(json, "recent", verdict.recent());
    put(json, "baseline", verdict.baseline());
    put(json, "change", verdict.change());
    put(json, "low95", verdict.low());
    put(json, "high95", verdict.high());
    put(json, "changeLow", verdict.changeLow());
    put(json, "changeHigh", verdict.changeHigh());
    put(json, "fall", verdict.fall());
    put(json, "rise", verdict.rise());
  }

  private static void put(ObjectNode json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, value);
    } else {
      json.putNull(name);
    }
  }

  private double told(Verdict verdict) {
    return switch (query.baseline().metric()) {
      case FALL -> verdict.fall();
      case RISE -> verdict.rise();
      case CHANGE -> verdict.change();
      case CHANGE_LOW -> verdict.changeLow();
      case CHANGE_HIGH -> verdict.changeHigh();
    };
  }

  private FieldConfig config() {
    FieldConfig.Builder config =
        columns.config("change." + Names.CHANGE_METRIC.name(query.baseline().metric()));
    boolean share =
        switch (query.asked()) {
          case FunnelQuery ignored -> true;
          case StageDurationQuery ignored -> true;
          case InStageQuery people -> people.metric() == InStageQuery.Metric.STUCK_SHARE;
          default -> false;
        };
    return share ? config.unit("percentunit").build() : config.build();
  }

  private @Nullable String groupField() {
    return switch (query.asked()) {
      case FunnelQuery funnel -> funnel.breakdown() == null ? null : "group";
      case StageDurationQuery stays -> stays.split() == null ? null : "group";
      case SentimentQuery feelings ->
          feelings.by() == SentimentQuery.By.NONE ? null : Names.SENTIMENT_BY.name(feelings.by());
      case CountsQuery counts ->
          counts.by() == CountsQuery.By.NONE ? null : Names.COUNTS_BY.name(counts.by());
      default -> null;
    };
  }

  private @Nullable String idField() {
    return switch (query.asked()) {
      case FunnelQuery ignored -> "step";
      case StageDurationQuery ignored -> "stage";
      case InStageQuery ignored -> "stage";
      default -> null;
    };
  }

  private String name() {
    return nameOf(query.asked());
  }

  private static String nameOf(JourneyQuery asked) {
    return switch (asked) {
      case FunnelQuery ignored -> Names.FUNNEL;
      case StageDurationQuery ignored -> Names.STAGE_DURATION;
      case InStageQuery ignored -> Names.IN_STAGE;
      case SentimentQuery ignored -> Names.SENTIMENT;
      case CountsQuery ignored -> Names.COUNTS;
      default -> "change";
    };
  }
}
