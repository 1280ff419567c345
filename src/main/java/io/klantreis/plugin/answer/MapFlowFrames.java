package io.klantreis.plugin.answer;

import io.klantreis.journey.map.JourneyMapResult;
import io.klantreis.journey.map.JourneyMapResult.OnMap;
import io.klantreis.journey.query.JourneyMapQuery;
import io.klantreis.journey.stage.StageDurationResult.Edge;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldConfig;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameMeta;
import io.klantreis.sdk.data.FrameType;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The journey as a picture, for the node graph panel: stages from left to right, coloured by how
/// customers feel there, and the moves between them.
final class MapFlowFrames {
  private static final double APART = 240;
  private static final double OUT_OF_LINE = 60;

  private final JourneyMapQuery query;
  private final Answer answer;
  private final Columns columns;
  private final MapCells cells;

  MapFlowFrames(JourneyMapQuery query, Answer answer, MapCells cells) {
    this.query = query;
    this.answer = answer;
    this.columns = new Columns(answer.texts());
    this.cells = cells;
  }

  List<Frame> of(JourneyMapResult result) {
    return List.of(nodes(result.stages()), edges(result));
  }

  private Frame nodes(List<OnMap> stages) {
    FieldBuilder id = Field.builder("id", FieldType.STRING);
    FieldBuilder title = Field.builder("title", FieldType.STRING);
    FieldBuilder subtitle = Field.builder("subtitle", FieldType.STRING);
    FieldBuilder customers = named("mainstat", "customers", FieldType.INT64);
    FieldBuilder conversion =
        Field.builder("secondarystat", FieldType.FLOAT64)
            .nullable()
            .config(columns.config("conversion").unit("percentunit").decimals(1).build());
    FieldBuilder colour = Field.builder("color", FieldType.STRING).nullable();
    FieldBuilder x = Field.builder("fixedx", FieldType.FLOAT64);
    FieldBuilder y = Field.builder("fixedy", FieldType.FLOAT64);
    for (int i = 0; i < stages.size(); i++) {
      OnMap stage = stages.get(i);
      id.add(stage.stage().id());
      title.add(cells.words().in(stage.stage().labels()));
      subtitle.add(cells.feeling(stage));
      customers.add(stage.customers());
      conversion.addOrNull(stage.conversion().value());
      colour.add(colour(cells.mood(stage)));
      x.add(i * APART);
      y.add(i % 2 * OUT_OF_LINE);
    }
    Frame.Builder frame =
        Frame.builder("nodes")
            .meta(graph(answer.meta(FrameType.TABLE)))
            .field(id)
            .field(title)
            .field(subtitle)
            .field(customers)
            .field(conversion)
            .field(colour);
    detail(frame, stages, "median", cells::time);
    detail(frame, stages, "touchpoints", stage -> cells.named(stage.touchpoints()));
    detail(frame, stages, "questions", stage -> cells.words().list(stage.known().questions()));
    detail(frame, stages, "barriers", stage -> cells.words().list(stage.known().barriers()));
    detail(frame, stages, "conversionBelieved", cells::believedConversion);
    detail(frame, stages, "timeBelieved", cells::believedTime);
    detail(frame, stages, "feelingBelieved", cells::believedFeeling);
    detail(frame, stages, "narrative", cells::narrative);
    return frame.field(x).field(y).build();
  }

  /// No colour where too few told how they felt.
  private static @Nullable String colour(String mood) {
    return switch (mood) {
      case "negative" -> "red";
      case "neutral" -> "yellow";
      case "positive" -> "green";
      default -> null;
    };
  }

  private void detail(
      Frame.Builder frame, List<OnMap> stages, String name, Function<OnMap, String> cell) {
    FieldBuilder field =
        Field.builder("detail__" + name, FieldType.STRING)
            .config(
                FieldConfig.builder()
                    .displayNameFromDS(answer.texts().text("field." + name))
                    .build());
    stages.forEach(stage -> field.add(cell.apply(stage)));
    frame.field(field);
  }

  private Frame edges(JourneyMapResult result) {
    FieldBuilder id = Field.builder("id", FieldType.STRING);
    FieldBuilder source = Field.builder("source", FieldType.STRING);
    FieldBuilder target = Field.builder("target", FieldType.STRING);
    FieldBuilder moves = named("mainstat", "flow.moves", FieldType.INT64);
    FieldBuilder colour = Field.builder("color", FieldType.STRING);
    for (Edge edge : result.edges()) {
      String from = result.stages().get(edge.from()).stage().id();
      String to = result.stages().get(edge.to()).stage().id();
      id.add(from + "→" + to);
      source.add(from);
      target.add(to);
      moves.add(edge.stays());
      colour.add(
          switch (edge.direction()) {
            case FORWARD -> "green";
            case SKIPPED -> "blue";
            case BACK -> "yellow";
          });
    }
    return Frame.builder("edges")
        .meta(graph(answer.withoutNotices(FrameType.TABLE)))
        .field(id)
        .field(source)
        .field(target)
        .field(moves)
        .field(colour)
        .build();
  }

  private static FrameMeta graph(FrameMeta meta) {
    return meta.toBuilder().visualisation(FrameMeta.Visualisation.NODE_GRAPH).build();
  }

  private FieldBuilder named(String name, String key, FieldType type) {
    return Field.builder(name, type).config(columns.config(key).build());
  }
}
