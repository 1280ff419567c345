package io.klantreis.plugin.answer;

import io.klantreis.journey.model.CalendarDay;
import io.klantreis.journey.model.Campaign;
import io.klantreis.journey.model.Change;
import io.klantreis.journey.model.JourneyDefinition;
import io.klantreis.journey.model.Labels;
import io.klantreis.journey.query.AnnotationsQuery;
import io.klantreis.journey.query.AnnotationsQuery.Of;
import io.klantreis.journey.query.Terms;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The changes and campaigns of a definition as Grafana's annotations want them. Days are the
/// question's time zone's; the last day counts whole.
public final class AnnotationFrames {
  private static final String NAME = "annotations";

  private final AnnotationsQuery query;
  private final Answer answer;
  private final Terms terms;
  private final List<Note> notes = new ArrayList<>();

  /// @param end null where it still goes on
  /// @param lasts whether it is there until it ends, and not only where it begins
  private record Note(
      long start,
      @Nullable Long end,
      boolean lasts,
      String title,
      String text,
      String tags,
      String id) {
    boolean isIn(long from, long to) {
      return start < to && (end != null ? end > from : lasts || start >= from);
    }
  }

  public AnnotationFrames(AnnotationsQuery query, Answer answer) {
    this.query = query;
    this.answer = answer;
    this.terms = query.terms();
  }

  public List<Frame> frames() {
    JourneyDefinition definition = terms.scope().model().definition();
    if (query.of() != Of.CAMPAIGNS) {
      definition.changes().forEach(this::change);
    }
    if (query.of() != Of.CHANGES) {
      definition.campaigns().forEach(this::campaign);
    }
    notes.removeIf(note -> !note.isIn(terms.fromMillis(), terms.toMillis()));
    notes.sort(Comparator.comparingLong(Note::start).thenComparing(Note::id));
    List<Note> shown = notes;
    if (notes.size() > answer.maxRows()) {
      answer.notice(new Notices(answer.texts()).rowsCut(answer.maxRows(), notes.size()));
      shown = notes.subList(0, answer.maxRows());
    }
    return List.of(frame(shown));
  }

  private void change(Change change) {
    var text = new ArrayList<String>();
    line(text, "hypothesis", change.hypothesis());
    line(text, "action", change.action());
    line(text, "owner", change.owner());
    String status = change.status().name().toLowerCase(Locale.ROOT);
    text.add(answer.texts().text("annotation.status." + status));
    add(
        change.begins(),
        change.ends(),
        /* lasts= */ change.ends() != null,
        change.title(),
        text,
        "change:" + change.id(),
        "change",
        status,
        change.stage(),
        change.segment(),
        change.persona(),
        change.product());
  }

  private void campaign(Campaign campaign) {
    var text = new ArrayList<String>();
    Double budget = campaign.budget();
    if (budget != null) {
      String currency = campaign.currency();
      String amount =
          budget == Math.rint(budget) ? String.valueOf(Math.round(budget)) : budget.toString();
      text.add(
          answer
              .texts()
              .text("annotation.budget", currency == null ? amount : amount + " " + currency));
    }
    add(
        campaign.begins(),
        campaign.ends(),
        /* lasts= */ true,
        campaign.title(),
        text,
        "campaign:" + campaign.id(),
        "campaign",
        campaign.stage(),
        campaign.channel(),
        campaign.segment());
  }

  private void line(List<String> text, String key, @Nullable Labels labels) {
    if (labels != null) {
      text.add(answer.texts().text("annotation." + key, labels.in(terms.language())));
    }
  }

  private void add(
      CalendarDay begins,
      @Nullable CalendarDay ends,
      boolean lasts,
      Labels title,
      List<String> text,
      String id,
      @Nullable String... tags) {
    var named = new ArrayList<String>();
    for (String tag : tags) {
      if (tag != null) {
        named.add(tag);
      }
    }
    notes.add(
        new Note(
            millis(begins, 0),
            ends == null ? null : millis(ends, 1),
            lasts,
            title.in(terms.language()),
            String.join("\n", text),
            String.join(",", named),
            id));
  }

  private long millis(CalendarDay day, int later) {
    LocalDate today = Instant.ofEpochMilli(terms.asOfMillis()).atZone(terms.zone()).toLocalDate();
    return day.on(today).plusDays(later).atStartOfDay(terms.zone()).toInstant().toEpochMilli();
  }

  private Frame frame(List<Note> shown) {
    var columns = new Columns(answer.texts());
    FieldBuilder time = columns.time("time");
    FieldBuilder end = columns.time("timeEnd").nullable();
    FieldBuilder title = columns.text("title");
    FieldBuilder text = columns.text("text");
    FieldBuilder tags = columns.text("tags");
    FieldBuilder id = columns.text("id");
    for (Note note : shown) {
      time.addMillis(note.start());
      Long until = note.end();
      if (until == null) {
        end.addNull();
      } else {
        end.addMillis(until);
      }
      title.add(note.title());
      text.add(note.text());
      tags.add(note.tags());
      id.add(note.id());
    }
    return Frame.builder(NAME)
        .meta(answer.meta(FrameType.TABLE))
        .field(time)
        .field(end)
        .field(title)
        .field(text)
        .field(tags)
        .field(id)
        .build();
  }
}
