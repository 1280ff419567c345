package io.klantreis.plugin.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klantreis.journey.model.Belief;
import io.klantreis.journey.model.CalendarDay;
import io.klantreis.journey.model.Campaign;
import io.klantreis.journey.model.Change;
import io.klantreis.journey.model.DecisionMoment;
import io.klantreis.journey.model.Filter;
import io.klantreis.journey.model.Improvement;
import io.klantreis.journey.model.JourneyDefinition;
import io.klantreis.journey.model.Labels;
import io.klantreis.journey.model.MapSubject;
import io.klantreis.journey.model.MarketingAction;
import io.klantreis.journey.model.Persona;
import io.klantreis.journey.model.StageDefinition;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.model.Touchpoint;
import io.klantreis.journey.model.TouchpointRule;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionTest {
  private static final String ALL =
      """
      id: own
      label: {nl: Eigen, en: Own}
      about: {product: Tenten, kind: productJourneyMap, place: both}
      goals: [{nl: Meer, en: More}]
      personas:
        - id: p1
          name: Sanne
          age: "38"
          home: Utrecht
          lifestyle: {nl: Buiten, en: Outdoors}
          needs: [Rust]
          more: {auto: {nl: Geen, en: None}}
      catalogue:
        - {touchpoint: a, label: {nl: Aa, en: Ay}, channels: [web, app]}
      changes:
        - id: c1
          title: Nieuw
          date: 2026-03-01
          until: 2026-04-01
          stage: s
          segment: new
          persona: p1
          product: tent
          hypothesis: Beter
          action: Gedaan
          owner: Wij
          status: planned
      campaigns:
        - {id: k, title: Actie, date: 10 days ago, stage: s, channel: web, segment: new, budget: 12.5, currency: EUR}
      stages:
        - id: s
          label: {nl: Es, en: S}
          targetTime: 3d
          touchpoints: [a, {touchpoint: "b*", filters: [{key: channel, op: in, value: [web, app]}]}]
          does: [Doet]
          thinks: [Denkt]
          expects: [Verwacht]
          needs: [Wil]
          activities: [Deel]
          questions: [Vraag]
          barriers: [Drempel]
          helps: [Steun]
          decisions: [{name: Wat, touchpoint: a, options: [x, y], influences: [Prijs], thinks: [Hm], feeling: negative}]
          actions: [Blog, {name: Video, channel: web, budget: 3, currency: EUR}]
          owners: [Wij]
          improvements: [{what: Sneller, when: now, owner: Wij}, {what: Later}]
          believed: {feeling: positive, conversion: 0.5, time: 6h, evidence: walkthrough}
      """;

  private static Labels same(String text) {
    return Labels.same(text);
  }

  private static List<Labels> one(String text) {
    return List.of(same(text));
  }

  @Test
  void read_everyField_isWhereItBelongs() {
    StageModel model = ModelFiles.read(Map.of("own.yaml", ALL)).find("own").orElseThrow();
    assertThat(model.definition())
        .isEqualTo(
            new JourneyDefinition(
                new MapSubject(
                    same("Tenten"), MapSubject.Kind.PRODUCT_JOURNEY_MAP, MapSubject.Place.BOTH),
                List.of(new Labels("More", "Meer")),
                List.of(
                    new Persona(
                        "p1",
                        same("Sanne"),
                        "38",
                        same("Utrecht"),
                        new Labels("Outdoors", "Buiten"),
                        one("Rust"),
                        Map.of("auto", new Labels("None", "Geen")))),
                List.of(new Touchpoint("a", new Labels("Ay", "Aa"), List.of("web", "app"))),
                List.of(
                    new Change(
                        "c1",
                        same("Nieuw"),
                        CalendarDay.of(LocalDate.parse("2026-03-01")),
                        CalendarDay.of(LocalDate.parse("2026-04-01")),
                        "s",
                        "new",
                        "p1",
                        "tent",
                        same("Beter"),
                        same("Gedaan"),
                        same("Wij"),
                        Change.Status.PLANNED)),
                List.of(
                    new Campaign(
                        "k",
                        same("Actie"),
                        CalendarDay.daysAgo(10),
                        null,
                        "s",
                        "web",
                        "new",
                        12.5,
                        "EUR")),
                Map.of("s", stage())));
    assertThat(model.stages().getFirst().targetTime()).isEqualTo(Duration.ofDays(3));
    assertThat(model.rules())
        .extracting(TouchpointRule::touchpoint, TouchpointRule::filters)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a", List.of()),
            org.assertj.core.groups.Tuple.tuple(
                "b*", List.of(new Filter("channel", Filter.Op.IN, List.of("web", "app")))));
  }

  private static StageDefinition stage() {
    return new StageDefinition(
        one("Doet"),
        one("Denkt"),
        one("Verwacht"),
        one("Wil"),
        one("Deel"),
        one("Vraag"),
        one("Drempel"),
        one("Steun"),
        List.of(
            new DecisionMoment(
                same("Wat"),
                "a",
                List.of(same("x"), same("y")),
                one("Prijs"),
                one("Hm"),
                Belief.Mood.NEGATIVE)),
        List.of(
            new MarketingAction(same("Blog"), null, null, null),
            new MarketingAction(same("Video"), "web", 3.0, "EUR")),
        one("Wij"),
        List.of(
            new Improvement(same("Sneller"), Improvement.When.NOW, same("Wij")),
            new Improvement(same("Later"), Improvement.When.LATER, null)),
        new Belief(Belief.Mood.POSITIVE, 0.5, Duration.ofHours(6), Belief.Evidence.WALKTHROUGH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "date: 2026-03-01 | date: 2026-02-30 | own.yaml:18: \"date\" is no date such as 2026-03-01",
        "status: planned | status: maybe | own.yaml:27: \"maybe\" is no status; use planned,",
        "conversion: 0.5 | conversion: 60 | own.yaml:47: \"conversion\" is no number from 0 to 1",
        "feeling: positive | feeling: great | own.yaml:47: \"great\" is no feeling; use negative,",
        "stage: s, channel | stage: t, channel | own.yaml:29: \"t\" is no stage of this model",
        "op: in | op: within | own.yaml:34: \"within\" is no op; use = !=",
        "value: [web, app] | value: web | own.yaml:34: \"value\" of in is a list",
        "does: [Doet] | does: Doet | own.yaml:35: \"does\" must be a list",
        "goals: [{nl: Meer, en: More}] | goals: [{nl: Meer}] | own.yaml:4: \"en\" is missing",
        "kind: productJourneyMap | kind: map | own.yaml:3: \"map\" is no kind; use experienceMap"
      })
  void read_faultInADefinition_isNamedWithItsLine(String right, String wrong, String fault) {
    assertThat(ALL).contains(right);
    assertThatThrownBy(() -> ModelFiles.read(Map.of("own.yaml", ALL.replace(right, wrong))))
        .isInstanceOf(ModelFileException.class)
        .hasMessageStartingWith(fault);
  }

  /// Each of the five says what customers do, and what the articles list in full is there in full.
  @Test
  void ofProduct_everyStage_isDescribedInBothLanguages() {
    for (StageModel model : ModelFiles.ofProduct().all()) {
      assertThat(model.definition().goals()).as(model.id()).isNotEmpty();
      model
          .stages()
          .forEach(stage -> {
            StageDefinition known = model.definition().stage(stage.id());
            assertThat(known.does().size() + known.activities().size())
                .as("%s %s", model.id(), stage.id())
                .isPositive();
            assertThat(known.belief()).as("beliefs are the user's").isEqualTo(Belief.NONE);
          });
    }
    StageModel print = ModelFiles.ofProduct().find("print4").orElseThrow();
    assertThat(print.stages())
        .extracting(stage -> print.definition().stage(stage.id()).activities().size())
        .containsExactly(5, 6, 6, 9);
  }

  @Test
  void demo_definition_fillsEveryLaneOfTheMap() {
    StageModel demo = ModelFolder.demoOnly().current().models().find("localo").orElseThrow();
    JourneyDefinition known = demo.definition();
    assertThat(known.personas()).hasSize(5);
    assertThat(known.catalogue()).hasSize(26);
    assertThat(known.changes()).extracting(Change::stage).contains("decision", "experience");
    demo.stages()
        .forEach(stage -> {
          StageDefinition cell = known.stage(stage.id());
          assertThat(cell.does()).as(stage.id()).isNotEmpty();
          assertThat(cell.thinks()).as(stage.id()).isNotEmpty();
          assertThat(cell.expects()).as(stage.id()).isNotEmpty();
          assertThat(cell.actions()).as(stage.id()).isNotEmpty();
          assertThat(cell.belief().feeling()).as(stage.id()).isNotNull();
        });
  }
}
