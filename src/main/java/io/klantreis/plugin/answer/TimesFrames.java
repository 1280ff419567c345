package io.klantreis.plugin.answer;

import io.klantreis.journey.funnel.FunnelResult.Kind;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.query.TimeToConvertQuery;
import io.klantreis.journey.times.Bins;
import io.klantreis.journey.times.TimesResult;
import io.klantreis.journey.times.TimesResult.Counts;
import io.klantreis.journey.times.TimesResult.Curve;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldConfig;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameType;
import io.klantreis.sdk.data.Labels;
import java.util.ArrayList;
import java.util.List;

/// How long it takes to convert, as frames (contract §4.2b): bins, or a curve a group.
public final class TimesFrames {
  private static final String NAME = "timeToConvert";

  private final TimeToConvertQuery query;
  private final Answer answer;
  private final RunGroups groups;

  public TimesFrames(TimeToConvertQuery query, Answer answer) {
    this.query = query;
    this.answer = answer;
    this.groups = new RunGroups(query.funnel(), answer);
  }

  public List<Frame> of(TimesResult result) {
    groups.tell(result.facts(), result.warnings());
    return switch (result) {
      case TimesResult.Histogram histogram -> List.of(histogram(histogram));
      case TimesResult.Curves curves -> curves(curves.groups());
    };
  }

  private Frame histogram(TimesResult.Histogram histogram) {
    FieldBuilder from = millis("xMin");
    FieldBuilder to = millis("xMax");
    Bins bins = histogram.bins();
    int shown = bins == null ? 0 : Math.min(bins.count(), answer.maxRows());
    if (bins != null) {
      if (shown < bins.count()) {
        answer.notice(new Notices(answer.texts()).rowsCut(shown, bins.count()));
      }
      for (int bin = 0; bin < shown; bin++) {
        from.add((double) bins.from(bin));
        to.add((double) bins.from(bin + 1));
      }
    }
    Frame.Builder frame =
        Frame.builder(NAME).meta(answer.meta(FrameType.TABLE)).field(from).field(to);
    if (histogram.groups().isEmpty()) {
      return frame.field(count(Kind.ALL, "")).build();
    }
    for (Counts group : histogram.groups()) {
      FieldBuilder count = count(group.kind(), group.group());
      for (int bin = 0; bin < shown; bin++) {
        count.add(group.counts()[bin]);
      }
      frame.field(count);
    }
    return frame.build();
  }

  private FieldBuilder count(Kind kind, String group) {
    return Field.builder("count", FieldType.INT64)
        .labels(labels(kind, group))
        .config(
            FieldConfig.builder()
                .displayNameFromDS(groups.named(kind, group, answer.texts().text("field.count")))
                .min(0)
                .build());
  }

  private List<Frame> curves(List<Curve> curves) {
    var frames = new ArrayList<Frame>();
    for (Curve curve : curves) {
      FieldBuilder time = millis("time");
      for (long one : curve.times()) {
        time.add((double) one);
      }
      Labels labels = labels(curve.kind(), curve.group());
      Frame.Builder frame =
          Frame.builder(NAME)
              .meta(
                  frames.isEmpty()
                      ? answer.meta(FrameType.TABLE)
                      : answer.withoutNotices(FrameType.TABLE))
              .field(time);
      String shown = groups.named(curve.kind(), curve.group(), answer.texts().text("field.share"));
      frame.field(share("share", shown, labels, curve.share()));
      frame.field(share("low", shown + ", " + text("low"), labels, curve.low()));
      frame.field(share("high", shown + ", " + text("high"), labels, curve.high()));
      frames.add(frame.build());
    }
    return frames.isEmpty() ? List.of(noCurve()) : frames;
  }

  /// A breakdown without a single group.
  private Frame noCurve() {
    return Frame.builder(NAME)
        .meta(answer.meta(FrameType.TABLE))
        .field(millis("time"))
        .field(share("share", answer.texts().text("field.share"), Labels.none(), new double[0]))
        .build();
  }

  private String text(String field) {
    return answer.texts().text("field." + field);
  }

  private Labels labels(Kind kind, String group) {
    Breakdown breakdown = query.funnel().breakdown();
    return breakdown == null ? Labels.none() : Labels.of("group", groups.id(kind, group));
  }

  private FieldBuilder millis(String name) {
    return Field.builder(name, FieldType.FLOAT64)
        .config(
            FieldConfig.builder()
                .displayNameFromDS(
                    answer.texts().text("field." + (name.equals("time") ? "timeSince" : name)))
                .unit("ms")
                .min(0)
                .build());
  }

  private static FieldBuilder share(String name, String shown, Labels labels, double[] values) {
    FieldBuilder field =
        Field.builder(name, FieldType.FLOAT64)
            .nullable()
            .labels(labels)
            .config(
                FieldConfig.builder()
                    .displayNameFromDS(shown)
                    .unit("percentunit")
                    .min(0)
                    .max(1)
                    .build());
    for (double value : values) {
      field.addOrNull(value);
    }
    return field;
  }
}
