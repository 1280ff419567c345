package io.klantreis.plugin.answer;

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
import java.util.function.IntFunction;

/// What every picture of stages has for the node graph panel: places from left to right, and the
/// moves between stages, those back and those past a stage included.
///
/// The panel writes a number without its unit and with two decimals, so what stands in a node or
/// beside an edge is sent as text, and once more as a number for other panels. Colours are of a set
/// that colour-blind people tell apart, and edges differ by their dashes as well.
final class GraphFrames {
  static final String BLUE = "#2E8BC9";
  static final String GREY = "#8A8F98";
  static final String PALE = "#B9BDC4";
  static final String VERMILION = "#D84840";
  static final String ORANGE = "#D08000";
  private static final String TEAL = "#0E9C78";

  /// Seven stages fit a dashboard of 1,280 pixels with Grafana's menu beside it.
  private static final double APART = 136;

  /// Every other stage stands lower: its name then fits between its neighbours, and an edge past a
  /// stage crosses neither that stage nor its name.
  private static final double OUT_OF_LINE = 90;

  private static final double THINNEST = 1;
  private static final double THICKEST = 8;

  private final Answer answer;
  private final Columns columns;
  private final Words words;

  GraphFrames(Answer answer, Words words) {
    this.answer = answer;
    this.columns = new Columns(answer.texts());
    this.words = words;
  }

  /// A frame of nodes to which the picture's own fields are added.
  Frame.Builder nodes() {
    return Frame.builder("nodes").meta(graph(answer.meta(FrameType.TABLE)));
  }

  /// The panel has its middle at 0, and does not look for the nodes elsewhere.
  Frame placed(Frame.Builder nodes, int count) {
    FieldBuilder x = Field.builder("fixedx", FieldType.FLOAT64);
    FieldBuilder y = Field.builder("fixedy", FieldType.FLOAT64);
    for (int i = 0; i < count; i++) {
      x.add((i - (count - 1) / 2.0) * APART);
      y.add((i % 2 - 0.5) * OUT_OF_LINE);
    }
    return nodes.field(x).field(y).build();
  }

  Frame edges(List<Edge> edges, IntFunction<String> stage) {
    Frame.Builder frame =
        Frame.builder("edges")
            .meta(graph(answer.withoutNotices(FrameType.TABLE)))
            .field(text("id", edges, edge -> ends(edge, stage)))
            .field(text("source", edges, edge -> stage.apply(edge.from())))
            .field(text("target", edges, edge -> stage.apply(edge.to())))
            .field(named("mainstat", "flow.moves", edges, edge -> words.count(edge.stays())))
            .field(
                named("secondarystat", "flow.meanTime", edges, edge -> words.time(edge.meanTime())))
            .field(named("detail__direction", "flow.direction", edges, this::direction))
            .field(text("color", edges, GraphFrames::colour))
            .field(text("strokeDasharray", edges, GraphFrames::dashes))
            .field(thickness(edges));
    FieldBuilder stays = Field.builder("stays", FieldType.INT64);
    FieldBuilder time = Field.builder("meanTime", FieldType.FLOAT64);
    edges.forEach(edge -> {
      stays.add(edge.stays());
      time.add(edge.meanTime());
    });
    return frame.field(stays).field(time).build();
  }

  private static String ends(Edge edge, IntFunction<String> stage) {
    return stage.apply(edge.from()) + "→" + stage.apply(edge.to());
  }

  private String direction(Edge edge) {
    return answer
        .texts()
        .text(
            switch (edge.direction()) {
              case FORWARD -> "flow.forward";
              case SKIPPED -> "flow.skipped";
              case BACK -> "flow.back";
            });
  }

  private static String colour(Edge edge) {
    return switch (edge.direction()) {
      case FORWARD -> BLUE;
      case SKIPPED -> TEAL;
      case BACK -> ORANGE;
    };
  }

  private static String dashes(Edge edge) {
    return switch (edge.direction()) {
      case FORWARD -> "";
      case SKIPPED -> "12 6";
      case BACK -> "3 5";
    };
  }

  private static FieldBuilder thickness(List<Edge> edges) {
    long most = edges.stream().mapToLong(Edge::stays).max().orElse(1);
    FieldBuilder field = Field.builder("thickness", FieldType.FLOAT64);
    edges.forEach(
        edge -> field.add(THINNEST + (THICKEST - THINNEST) * edge.stays() / Math.max(1, most)));
    return field;
  }

  /// A text a row, without a name of its own.
  static <T> FieldBuilder text(String name, List<T> rows, Function<T, String> cell) {
    FieldBuilder field = Field.builder(name, FieldType.STRING);
    rows.forEach(row -> field.add(cell.apply(row)));
    return field;
  }

  /// A text a row, with the name that `key` has in the reader's language.
  <T> FieldBuilder named(String name, String key, List<T> rows, Function<T, String> cell) {
    FieldConfig config = shown(key).build();
    FieldBuilder field = Field.builder(name, FieldType.STRING).config(config);
    rows.forEach(row -> field.add(cell.apply(row)));
    return field;
  }

  /// Named as the panel's legend reads it, which knows no names of data sources.
  FieldConfig.Builder shown(String key) {
    return columns.config(key).displayName(answer.texts().text("field." + key));
  }

  private static FrameMeta graph(FrameMeta meta) {
    return meta.toBuilder().visualisation(FrameMeta.Visualisation.NODE_GRAPH).build();
  }
}
