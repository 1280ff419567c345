package io.klantreis.plugin.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.index.IndexBuilder;
import io.klantreis.journey.model.Language;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.JourneyMapQuery;
import io.klantreis.journey.query.JourneyMapQuery.Layout;
import io.klantreis.journey.query.Scope;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.Unit;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.plugin.model.ModelFiles;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.Frame;
import io.klantreis.testing.MemorySource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Acceptance test 10 of semantics §8: what was written down by hand is held against what was
/// measured.
class MeasuredMapTest {
  private static final long HOUR = 3_600_000;
  private static final StageModels MODELS =
      ModelFiles.read(
          Map.of(
              "own.yaml",
              """
              id: own
              label: {nl: Eigen, en: Own}
              stages:
                - id: first
                  label: {nl: Eerst, en: First}
                  touchpoints: [a]
                  targetTime: 3h
                  believed: {feeling: positive, conversion: 0.9, time: 1h}
                - id: second
                  label: {nl: Tweede, en: Second}
                  touchpoints: [b]
                  believed: {feeling: positive, conversion: 0.5, time: 1h}
                - id: third
                  label: {nl: Derde, en: Third}
                  touchpoints: [c]
                - id: fourth
                  label: {nl: Vierde, en: Fourth}
                  touchpoints: [d]
                  believed: {feeling: negative}
              """));

  /// Twenty customers hate the first stage and half go on after two hours; three love the second.
  private static MemorySource events() {
    MemorySource events = new MemorySource();
    for (int i = 0; i < 20; i++) {
      String customer = "c" + i;
      events.add(customer, 0, "a", "rating", i % 5 == 0 ? "2" : "1", "scale", "stars5");
      if (i % 2 == 0) {
        String[] happy = i < 6 ? new String[] {"rating", "5"} : new String[0];
        events.add(customer, 2 * HOUR + i, "b", happy);
      }
    }
    return events;
  }

  private static Frame ask(Layout layout, Language language) {
    return frames(layout, language).getFirst();
  }

  private static List<Frame> frames(Layout layout, Language language) {
    var terms =
        new Terms(
            new Scope(
                MODELS.find("own").orElseThrow(),
                null,
                null,
                null,
                List.of(),
                Scope.FiltersOn.EVENTS),
            new Unit.Customer(),
            0,
            100 * HOUR,
            1000 * HOUR,
            ZoneOffset.UTC,
            language,
            5);
    var query = new JourneyMapQuery(terms, 24 * HOUR, null, layout);
    var answer = new Answer(query, new Answer.Origin("test", "1", 1000), Privacy.open());
    try (Workers workers = new Workers(1)) {
      var engine = new IndexedEngine(IndexBuilder.build(events()), MODELS, workers);
      return new JourneyMapFrames(query, answer)
          .of(engine.journeyMap(query, QueryScope.unbounded()));
    }
  }

  private static @Nullable Object cell(Frame frame, String field, int row) {
    Field found = frame.field(field).orElseThrow();
    return found.valueAt(row);
  }

  @Test
  void feeling_believedPositiveButUpperEndBelowZero_isNotConfirmed() {
    Frame map = ask(Layout.STAGES, Language.NL);
    assertThat((Double) cell(map, "high", 0)).isNegative();
    assertThat(cell(map, "feelingBelieved", 0)).isEqualTo("positive");
    assertThat(cell(map, "feelingCheck", 0)).isEqualTo("not confirmed");
    assertThat(cell(map, "mood", 0)).isEqualTo("negative");
  }

  @Test
  void feeling_ofTooFew_isNeitherConfirmedNorColoured() {
    Frame map = ask(Layout.STAGES, Language.NL);
    assertThat(cell(map, "feelingCheck", 1)).isEqualTo("too few");
    assertThat(cell(map, "mood", 1)).isEqualTo("too few");
    assertThat(cell(map, "sentiment", 1)).isNull();
    Frame nodes = ask(Layout.FLOW, Language.NL);
    assertThat(cell(nodes, "color", 0)).isEqualTo(GraphFrames.VERMILION);
    assertThat(cell(nodes, "color", 1)).isEqualTo(GraphFrames.PALE);
    assertThat(cell(map, "feelingCheck", 3)).as("nobody came").isEqualTo("too few");
  }

  @Test
  void conversionAndTime_outsideTheirIntervals_areNotConfirmed() {
    Frame map = ask(Layout.STAGES, Language.EN);
    assertThat(cell(map, "conversion", 0)).isEqualTo(0.5);
    assertThat(cell(map, "conversionCheck", 0)).isEqualTo("not confirmed");
    assertThat((Double) cell(map, "median", 0)).isEqualTo(2.0 * HOUR + 18);
    assertThat(cell(map, "timeCheck", 0)).isEqualTo("not confirmed");
    assertThat((Double) cell(map, "overTargetShare", 0)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void cells_withoutABelief_sayNothing() {
    Frame map = ask(Layout.STAGES, Language.EN);
    assertThat(cell(map, "feelingCheck", 2)).isNull();
    assertThat(cell(map, "conversionCheck", 3)).as("nothing comes after the last").isNull();
  }

  /// The same sentence in either language, from the numbers of the columns.
  @Test
  void narrative_isOneSentenceInTheReadersLanguage() {
    assertThat(cell(ask(Layout.STAGES, Language.NL), "narrative", 0))
        .isEqualTo(
            "In Eerst waren 20 klanten, van wie 50,0 % binnen 24 uur verderging (29,9–70,1 %),"
                + " met een mediaan verblijf van 2,0 uur,"
                + " het gevoel was negatief (-0,90; 20 klanten);"
                + " niet bevestigd is wat men dacht over de conversie, de duur en het gevoel.");
    assertThat(cell(ask(Layout.STAGES, Language.EN), "narrative", 1))
        .isEqualTo(
            "There were 10 customers in Second, 0.0 % of whom went on within 24 hours (0.0–27.8 %),"
                + " too little is known of their feeling;"
                + " what was believed of the conversion is not confirmed.");
    assertThat(cell(ask(Layout.STAGES, Language.EN), "narrative", 2))
        .isEqualTo("Nobody was in Third in this period.");
  }

  @Test
  void lanes_areTheStagesTransposed() {
    Frame stages = ask(Layout.STAGES, Language.NL);
    Frame lanes = ask(Layout.LANES, Language.NL);
    Field lane = lanes.field("lane").orElseThrow();
    for (int row = 0; row < lane.size(); row++) {
      if ("narrative".equals(lane.valueAt(row))) {
        assertThat(cell(lanes, "first", row)).isEqualTo(cell(stages, "narrative", 0));
        assertThat(cell(lanes, "second", row)).isEqualTo(cell(stages, "narrative", 1));
      }
      if ("feelingBelieved".equals(lane.valueAt(row))) {
        assertThat(cell(lanes, "first", row)).isEqualTo("positief – aanname niet bevestigd");
        assertThat(cell(lanes, "second", row)).isEqualTo("positief – te weinig data");
      }
    }
    assertThat(lanes.field("first").orElseThrow().config().displayNameFromDS()).isEqualTo("Eerst");
  }

  @Test
  void flow_hasTheMovesBetweenStages() {
    Frame edges = frames(Layout.FLOW, Language.NL).get(1);
    assertThat(cell(edges, "source", 0)).isEqualTo("first");
    assertThat(cell(edges, "target", 0)).isEqualTo("second");
    assertThat(cell(edges, "mainstat", 0)).isEqualTo("10");
    assertThat(cell(edges, "stays", 0)).isEqualTo(10L);
  }
}
