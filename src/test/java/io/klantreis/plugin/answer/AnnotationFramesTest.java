package io.klantreis.plugin.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.journey.model.CalendarDay;
import io.klantreis.journey.model.Campaign;
import io.klantreis.journey.model.Change;
import io.klantreis.journey.model.JourneyDefinition;
import io.klantreis.journey.model.Labels;
import io.klantreis.journey.model.Language;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.query.AnnotationsQuery;
import io.klantreis.journey.query.AnnotationsQuery.Of;
import io.klantreis.journey.query.Scope;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.Unit;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.Frame;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Changes and campaigns in Grafana's annotation fields. */
class AnnotationFramesTest {
  private static final Labels PAGE = new Labels("Shorter page", "Kortere pagina");

  private static Change change(String id, CalendarDay begins, @Nullable CalendarDay ends) {
    return new Change(
        id,
        PAGE,
        begins,
        ends,
        "decision",
        "new",
        null,
        null,
        new Labels("More orders", "Meer bestellingen"),
        null,
        Labels.same("Ann"),
        Change.Status.RUNNING);
  }

  private static Frame ask(Of of, Language language, String from, String to) {
    var definition =
        new JourneyDefinition(
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(
                change("page", CalendarDay.daysAgo(10), null),
                change("old", CalendarDay.of(LocalDate.parse("2024-01-05")), null),
                change(
                    "long",
                    CalendarDay.of(LocalDate.parse("2024-12-30")),
                    CalendarDay.of(LocalDate.parse("2025-01-02")))),
            List.of(
                new Campaign(
                    "spring",
                    Labels.same("Spring"),
                    CalendarDay.of(LocalDate.parse("2025-01-20")),
                    CalendarDay.of(LocalDate.parse("2025-01-20")),
                    null,
                    "email",
                    null,
                    1500.0,
                    "EUR"),
                new Campaign(
                    "always",
                    Labels.same("Always"),
                    CalendarDay.of(LocalDate.parse("2024-06-01")),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null)),
            Map.of());
    var model =
        new StageModel(
            "m",
            Labels.same("m"),
            List.of(new Stage("decision", PAGE, List.of(), List.of(), null)),
            List.of(),
            definition);
    var terms =
        new Terms(
            new Scope(model, null, null, null, List.of(), Scope.FiltersOn.EVENTS),
            new Unit.Customer(),
            Instant.parse(from).toEpochMilli(),
            Instant.parse(to).toEpochMilli(),
            Instant.parse("2025-01-25T12:00:00Z").toEpochMilli(),
            ZoneId.of("Europe/Amsterdam"),
            language,
            5);
    var query = new AnnotationsQuery(terms, of);
    var answer = new Answer(query, new Answer.Origin("", "1", 100), Privacy.open());
    return new AnnotationFrames(query, answer).frames().getFirst();
  }

  private static List<String> texts(Frame frame, String field) {
    Field texts = frame.field(field).orElseThrow();
    return IntStream.range(0, frame.rows()).mapToObj(texts::stringAt).toList();
  }

  @Test
  void whatOverlapsTheRange_isThere_inTimeOrder() {
    Frame frame = ask(Of.ALL, Language.NL, "2025-01-01T00:00:00Z", "2025-02-01T00:00:00Z");

    assertThat(frame.fields())
        .extracting(Field::name)
        .containsExactly("time", "timeEnd", "title", "text", "tags", "id");
    assertThat(texts(frame, "id"))
        .containsExactly("campaign:always", "change:long", "change:page", "campaign:spring");
    assertThat(texts(frame, "title"))
        .containsExactly("Always", "Kortere pagina", "Kortere pagina", "Spring");
    assertThat(texts(frame, "text"))
        .containsExactly(
            "",
            "Verwacht: Meer bestellingen\nDoor: Ann\nLoopt",
            "Verwacht: Meer bestellingen\nDoor: Ann\nLoopt",
            "Budget: 1500 EUR");
    assertThat(texts(frame, "tags"))
        .containsExactly(
            "campaign",
            "change,running,decision,new",
            "change,running,decision,new",
            "campaign,email");
    assertThat(frame.field("time").orElseThrow().valueAt(2))
        .isEqualTo(Instant.parse("2025-01-14T23:00:00Z"));
    // It still goes on: a line, not a region. The last day of a campaign counts whole.
    assertThat(frame.field("timeEnd").orElseThrow().valueAt(2)).isNull();
    assertThat(frame.field("timeEnd").orElseThrow().valueAt(3))
        .isEqualTo(Instant.parse("2025-01-20T23:00:00Z"));
  }

  @Test
  void kind_andLanguage_areTheQuestions() {
    Frame changes = ask(Of.CHANGES, Language.EN, "2025-01-10T00:00:00Z", "2025-02-01T00:00:00Z");
    assertThat(texts(changes, "id")).containsExactly("change:page");
    assertThat(texts(changes, "text")).containsExactly("Expected: More orders\nBy: Ann\nUnder way");
    Frame campaigns =
        ask(Of.CAMPAIGNS, Language.EN, "2025-01-21T00:00:00Z", "2025-02-01T00:00:00Z");
    assertThat(texts(campaigns, "id")).as("what goes on").containsExactly("campaign:always");
    assertThat(campaigns.field("timeEnd").orElseThrow().valueAt(0)).isNull();
    Frame earlier = ask(Of.CAMPAIGNS, Language.EN, "2024-01-01T00:00:00Z", "2024-05-31T00:00:00Z");
    assertThat(earlier.rows()).isZero();
  }
}
