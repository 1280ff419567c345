package io.klantreis.plugin.answer;

import io.klantreis.journey.map.JourneyMapResult;
import io.klantreis.journey.map.JourneyMapResult.OnMap;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import java.util.List;
import java.util.function.Function;

/// The journey as a picture, for the node graph panel: stages coloured by how customers feel there,
/// with the feeling in words below, and the moves between them.
final class MapFlowFrames {
  private final MapCells cells;
  private final GraphFrames graph;

  MapFlowFrames(Answer answer, MapCells cells) {
    this.cells = cells;
    this.graph = new GraphFrames(answer, cells.words());
  }

  List<Frame> of(JourneyMapResult result) {
    List<OnMap> stages = result.stages();
    return List.of(nodes(stages), graph.edges(result.edges(), at -> stages.get(at).stage().id()));
  }

  private Frame nodes(List<OnMap> stages) {
    Frame.Builder frame =
        graph
            .nodes()
            .field(GraphFrames.text("id", stages, stage -> stage.stage().id()))
            .field(
                GraphFrames.text(
                    "title", stages, stage -> cells.words().in(stage.stage().labels())))
            .field(GraphFrames.text("subtitle", stages, cells::feeling))
            .field(
                graph.named(
                    "mainstat",
                    "customers",
                    stages,
                    stage -> cells.words().count(stage.customers())))
            .field(graph.named("secondarystat", "conversion", stages, this::conversion))
            .field(colour(stages));
    detail(frame, stages, "median", cells::time);
    detail(frame, stages, "touchpoints", stage -> cells.named(stage.touchpoints()));
    detail(frame, stages, "questions", stage -> cells.words().list(stage.known().questions()));
    detail(frame, stages, "barriers", stage -> cells.words().list(stage.known().barriers()));
    detail(frame, stages, "conversionBelieved", cells::believedConversion);
    detail(frame, stages, "timeBelieved", cells::believedTime);
    detail(frame, stages, "feelingBelieved", cells::believedFeeling);
    detail(frame, stages, "narrative", cells::narrative);
    FieldBuilder customers = Field.builder("customers", FieldType.INT64);
    FieldBuilder conversion = Field.builder("conversion", FieldType.FLOAT64).nullable();
    for (OnMap stage : stages) {
      customers.add(stage.customers());
      conversion.addOrNull(stage.conversion().value());
    }
    return graph.placed(frame.field(customers).field(conversion), stages.size());
  }

  private String conversion(OnMap stage) {
    return stage.conversion().isKnown() ? cells.percent(stage.conversion().value()) : "";
  }

  private FieldBuilder colour(List<OnMap> stages) {
    FieldBuilder field =
        Field.builder("color", FieldType.STRING).config(graph.shown("mood").build());
    stages.forEach(stage -> field.add(colour(cells.mood(stage))));
    return field;
  }

  /// Pale where too few told how they felt: without any colour the panel draws no ring.
  private static String colour(String mood) {
    return switch (mood) {
      case "negative" -> GraphFrames.VERMILION;
      case "neutral" -> GraphFrames.GREY;
      case "positive" -> GraphFrames.BLUE;
      default -> GraphFrames.PALE;
    };
  }

  private void detail(
      Frame.Builder frame, List<OnMap> stages, String name, Function<OnMap, String> cell) {
    frame.field(graph.named("detail__" + name, name, stages, cell));
  }
}
