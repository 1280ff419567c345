package io.klantreis.plugin.answer;

import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.stage.StageDurationResult.Cells;
import io.klantreis.journey.stage.StageDurationResult.Curve;
import io.klantreis.journey.stage.StageDurationResult.Curves;
import io.klantreis.journey.stage.StageDurationResult.Heatmap;
import io.klantreis.journey.time.TimeAxis;
import io.klantreis.plugin.json.Durations;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldConfig;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameMeta;
import io.klantreis.sdk.data.FrameType;
import io.klantreis.sdk.data.Labels;
import java.util.ArrayList;
import java.util.List;

/// Stays as a heat map (a frame a stage, a field a bucket of lengths) and as curves (one frame, the
/// same times for all).
final class StayPictureFrames {
  private static final String NAME = "stageDuration";

  private final StageDurationQuery query;
  private final Answer answer;
  private final StayGroupNames names;

  StayPictureFrames(StageDurationQuery query, Answer answer) {
    this.query = query;
    this.answer = answer;
    this.names = new StayGroupNames(query, answer);
  }

  List<Frame> of(Heatmap heatmap) {
    List<Frame> frames = new ArrayList<>();
    for (Cells stage : heatmap.stages()) {
      FrameMeta meta =
          frames.isEmpty()
              ? answer.meta(FrameType.HEATMAP_ROWS)
              : answer.withoutNotices(FrameType.HEATMAP_ROWS);
      frames.add(heatmap(heatmap, stage, meta));
    }
    return frames.isEmpty()
        ? List.of(Frame.noData(NAME, answer.meta(FrameType.HEATMAP_ROWS)))
        : frames;
  }

  private Frame heatmap(Heatmap heatmap, Cells stage, FrameMeta meta) {
    FieldBuilder time =
        Field.builder("time", FieldType.TIME)
            .config(FieldConfig.builder().displayNameFromDS(text("field.time")).build());
    for (int i = 0; i < heatmap.axis().size(); i++) {
      time.addMillis(startMillis(heatmap.axis(), i));
    }
    String label = stage.label().in(query.terms().language());
    Frame.Builder frame = Frame.builder(label).meta(meta).field(time);
    List<Long> bounds = heatmap.bounds();
    for (int bucket = 0; bucket < bounds.size(); bucket++) {
      String from = Durations.format(bounds.get(bucket));
      String name =
          bucket + 1 < bounds.size()
              ? from + " – " + Durations.format(bounds.get(bucket + 1))
              : "≥ " + from;
      frame.field(row(name, name, stage, stage.ended()[bucket]));
    }
    return frame.field(row("open", text("field.flow.open"), stage, stage.open())).build();
  }

  /// Grafana's heat map makes every cell as wide as the first, of which the range may have left a
  /// sliver: it is told to begin where its interval does.
  private static long startMillis(TimeAxis axis, int interval) {
    long start = axis.startMillis(interval);
    if (interval > 0 || axis.size() < 3) {
      return start;
    }
    long second = axis.startMillis(1);
    return Math.min(start, second - (axis.startMillis(2) - second));
  }

  private static FieldBuilder row(String name, String shown, Cells stage, long[] counts) {
    FieldBuilder field =
        Field.builder(name, FieldType.INT64)
            .labels(Labels.of("stage", stage.stage()))
            .config(FieldConfig.builder().displayNameFromDS(shown).min(0).build());
    for (long count : counts) {
      field.add(count);
    }
    return field;
  }

  List<Frame> of(Curves curves) {
    FieldBuilder time =
        Field.builder("time", FieldType.FLOAT64)
            .config(
                FieldConfig.builder()
                    .displayNameFromDS(text("field.age"))
                    .unit("ms")
                    .min(0)
                    .build());
    if (!curves.curves().isEmpty()) {
      curves.times().forEach(millis -> time.add((double) millis));
    }
    Frame.Builder frame = Frame.builder(NAME).meta(answer.meta(FrameType.TABLE)).field(time);
    for (Curve curve : curves.curves()) {
      Labels labels = Labels.of("stage", curve.stage());
      String label = curve.label().in(query.terms().language());
      if (query.split() != null) {
        labels = labels.with("group", names.id(curve.group()));
        label += " " + names.shown(curve.group(), curve.groupLabel());
      }
      share(frame, "still", label, labels, curve.still());
      if (query.band()) {
        share(frame, "low", label, labels, curve.low());
        share(frame, "high", label, labels, curve.high());
      }
      share(frame, "advanced", label, labels, curve.advanced());
      share(frame, "back", label, labels, curve.back());
      share(frame, "lost", label, labels, curve.lost());
    }
    return List.of(frame.build());
  }

  private void share(
      Frame.Builder frame, String name, String label, Labels labels, double[] values) {
    FieldBuilder field =
        Field.builder(name, FieldType.FLOAT64)
            .nullable()
            .labels(labels)
            .config(
                FieldConfig.builder()
                    .displayNameFromDS(label + ": " + text("field.curve." + name))
                    .unit("percentunit")
                    .min(0)
                    .max(1)
                    .build());
    for (double value : values) {
      field.addOrNull(value);
    }
    frame.field(field);
  }

  private String text(String key) {
    return answer.texts().text(key);
  }
}
