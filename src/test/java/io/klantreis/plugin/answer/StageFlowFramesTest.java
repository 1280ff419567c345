package io.klantreis.plugin.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.index.IndexBuilder;
import io.klantreis.journey.model.Language;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.Scope;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.Unit;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.plugin.model.ModelFiles;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.Frame;
import io.klantreis.testing.MemorySource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Three customers: one straight on, one past the decision and back, one who stays.
class StageFlowFramesTest {
  private static final StageModels MODELS = ModelFiles.ofProduct();

  private static List<Frame> frames() {
    MemorySource source =
        new MemorySource()
            .add("a", 0, "social_ad")
            .add("a", 100, "product_view")
            .add("b", 0, "social_ad")
            .add("b", 300, "add_to_cart")
            .add("b", 400, "product_view")
            .add("c", 0, "social_ad");
    StageDurationQuery query =
        new StageDurationQuery(
            new Terms(
                new Scope(
                    MODELS.find("localo").orElseThrow(),
                    null,
                    null,
                    null,
                    List.of(),
                    Scope.FiltersOn.EVENTS),
                new Unit.Customer(),
                0,
                1000,
                1000,
                ZoneOffset.UTC,
                Language.NL,
                1),
            StageDurationQuery.Measure.SOJOURN,
            null,
            null,
            Interval.DAY,
            StageDurationQuery.Format.FLOW);
    Answer answer = new Answer(query, new Answer.Origin("test", "1", 1000), Privacy.open());
    try (Workers workers = new Workers(1)) {
      return new StageDurationFrames(query, answer)
          .of(
              new IndexedEngine(IndexBuilder.build(source), MODELS, workers)
                  .stageDuration(query, QueryScope.unbounded()));
    }
  }

  private static List<String> values(Frame frame, String name) {
    Field field = frame.field(name).orElseThrow();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < field.size(); i++) {
      values.add(String.valueOf(field.valueAt(i)));
    }
    return values;
  }

  @Test
  void nodes_areAllStagesInOrder_withARingThatAddsUp() {
    Frame nodes = frames().get(0);
    assertThat(nodes.name()).isEqualTo("nodes");
    assertThat(values(nodes, "title")).startsWith("Bewustwording", "Overweging", "Besluit");
    assertThat(values(nodes, "mainstat")).containsExactly("3", "2", "1", "0", "0", "0", "0");
    assertThat(values(nodes, "arc__advanced").getFirst()).isEqualTo("" + 2.0 / 3);
    assertThat(values(nodes, "arc__open").getFirst()).isEqualTo("" + 1.0 / 3);
    assertThat(values(nodes, "arc__back").get(2)).isEqualTo("1.0");
    assertThat(values(nodes, "fixedx"))
        .containsExactly("-408.0", "-272.0", "-136.0", "0.0", "136.0", "272.0", "408.0");
    assertThat(values(nodes, "fixedy")).startsWith("-45.0", "45.0", "-45.0");
  }

  @Test
  void edges_tellWhoWentOnPastAStageAndBack() {
    Frame edges = frames().get(1);
    assertThat(values(edges, "source")).containsExactly("awareness", "awareness", "decision");
    assertThat(values(edges, "target"))
        .containsExactly("consideration", "decision", "consideration");
    assertThat(values(edges, "detail__direction"))
        .containsExactly("Vooruit", "Langs een fase", "Terug");
    assertThat(values(edges, "strokeDasharray")).containsExactly("", "12 6", "3 5");
    assertThat(values(edges, "thickness")).containsExactly("8.0", "8.0", "8.0");
    assertThat(values(edges, "mainstat")).containsExactly("1", "1", "1");
    assertThat(values(edges, "stays")).containsExactly("1", "1", "1");
    assertThat(values(edges, "secondarystat")).containsExactly("100 ms", "300 ms", "100 ms");
    assertThat(values(edges, "meanTime")).containsExactly("100.0", "300.0", "100.0");
  }
}
