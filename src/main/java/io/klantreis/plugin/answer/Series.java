package io.klantreis.plugin.answer;

import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.time.TimeAxis;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldConfig;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameMeta;
import io.klantreis.sdk.data.FrameType;
import io.klantreis.sdk.data.Labels;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Frames of `timeseries-multi`: one a series, notices on the first, never more points than
/// allowed.
final class Series {
  private final String name;
  private final Answer answer;
  private final TimeAxis axis;
  private final Interval interval;
  private final List<List<FieldBuilder>> lines = new ArrayList<>();

  Series(String name, Answer answer, TimeAxis axis, Interval interval) {
    this.name = name;
    this.answer = answer;
    this.axis = axis;
    this.interval = interval;
  }

  /// Adds a series; the first field is the one that alerts and expressions read.
  void line(List<FieldBuilder> numbers) {
    lines.add(numbers);
  }

  /// Says where a count is of a part of an interval only: because the range begins or ends in it,
  /// or because it is not over yet. Drawn, that looks like a rise or a fall.
  void tellParts(Terms terms) {
    String ends =
        partsAt(axis, interval, terms.zone(), Math.min(terms.asOfMillis() + 1, terms.toMillis()));
    if (!ends.isEmpty()) {
      answer.notice(new Notices(answer.texts()).part(ends, interval));
    }
  }

  /// Which ends of an axis are of a part of an interval: `First`, `Last`, `Both` or none. Whole
  /// days as a dashboard asks for them end a millisecond early.
  ///
  /// @param untilMillis exclusive: nothing is counted from then on
  static String partsAt(TimeAxis axis, Interval interval, ZoneId zone, long untilMillis) {
    int now = axis.indexOf(untilMillis - 1);
    if (now == TimeAxis.OUTSIDE) {
      return "";
    }
    long from = axis.startMillis(0);
    boolean first = TimeAxis.next(from - 1, interval, zone) != from;
    boolean last = TimeAxis.next(axis.startMillis(now), interval, zone) > untilMillis + 1;
    return first ? (last ? "Both" : "First") : (last ? "Last" : "");
  }

  static Labels labels(String by, String group) {
    return group.isEmpty() ? Labels.none() : Labels.of(by, group);
  }

  List<Frame> frames() {
    if (lines.isEmpty() || axis.size() == 0) {
      return List.of(Frame.noData(name, answer.meta(FrameType.TIMESERIES_MULTI)));
    }
    int most = Math.max(1, answer.maxRows() / axis.size());
    int shown = Math.min(most, lines.size());
    if (shown < lines.size()) {
      answer.notice(
          new Notices(answer.texts())
              .rowsCut(shown * axis.size(), (long) lines.size() * axis.size()));
    }
    var frames = new ArrayList<Frame>();
    Field time = time(); // the same for all, as is the meta of all but the first
    FrameMeta rest = answer.withoutNotices(FrameType.TIMESERIES_MULTI);
    for (List<FieldBuilder> line : lines.subList(0, shown)) {
      FrameMeta meta = frames.isEmpty() ? answer.meta(FrameType.TIMESERIES_MULTI) : rest;
      Frame.Builder frame = Frame.builder(name).meta(meta).field(time);
      line.forEach(frame::field);
      frames.add(frame.build());
    }
    return frames;
  }

  private Field time() {
    FieldBuilder time = Field.builder("time", FieldType.TIME);
    for (int i = 0; i < axis.size(); i++) {
      time.addMillis(axis.startMillis(i));
    }
    FieldConfig.Builder config =
        FieldConfig.builder().displayNameFromDS(answer.texts().text("field.time"));
    return time.build().config(step() == null ? config.build() : config.interval(step()).build());
  }

  /// The usual length of an interval, by which panels see gaps; months have none.
  private @Nullable Duration step() {
    return switch (interval) {
      case HOUR -> Duration.ofHours(1);
      case DAY -> Duration.ofDays(1);
      case WEEK -> Duration.ofDays(7);
      case MONTH -> null;
    };
  }
}
