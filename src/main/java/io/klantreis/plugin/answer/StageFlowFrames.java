package io.klantreis.plugin.answer;

import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.stage.StageDurationResult.Edge;
import io.klantreis.journey.stage.StageDurationResult.Flow;
import io.klantreis.journey.stage.StageDurationResult.Node;
import io.klantreis.journey.stage.StageDurationResult.Row;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldColor;
import io.klantreis.sdk.data.FieldConfig;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import io.klantreis.sdk.data.FrameMeta;
import io.klantreis.sdk.data.FrameType;
import java.util.List;

/// Where stays lead, for the node graph panel: stages from left to right with a ring of how their
/// stays ended, and the moves between them, those back and those past a stage included.
final class StageFlowFrames {
  /// Far enough apart for the names between two nodes.
  private static final double APART = 220;

  /// Stages that are entered by going back or past others stand a little out of line, so that their
  /// edges do not hide each other.
  private static final double OUT_OF_LINE = 60;

  private final StageDurationQuery query;
  private final Answer answer;
  private final Columns columns;

  StageFlowFrames(StageDurationQuery query, Answer answer) {
    this.query = query;
    this.answer = answer;
    this.columns = new Columns(answer.texts());
  }

  List<Frame> of(Flow flow) {
    return List.of(nodes(flow.nodes()), edges(flow));
  }

  private Frame nodes(List<Node> nodes) {
    FieldBuilder id = plain("id", FieldType.STRING);
    FieldBuilder title = plain("title", FieldType.STRING);
    FieldBuilder entered = named("mainstat", "entered", FieldType.INT64, "none");
    FieldBuilder median = named("secondarystat", "median", FieldType.FLOAT64, "ms").nullable();
    List<FieldBuilder> ring =
        List.of(
            arc("arc__advanced", "flow.advanced", "green"),
            arc("arc__back", "flow.back", "yellow"),
            arc("arc__lost", "flow.lost", "red"),
            arc("arc__open", "flow.open", "blue"));
    FieldBuilder x = plain("fixedx", FieldType.FLOAT64);
    FieldBuilder y = plain("fixedy", FieldType.FLOAT64);
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      Row row = node.row();
      id.add(row.stage());
      title.add(row.label().in(query.terms().language()));
      entered.add(row.entered());
      median.addOrNull(row.median());
      long[] ways = {node.forward(), node.back(), node.lost(), node.open()};
      for (int way = 0; way < ways.length; way++) {
        ring.get(way).add(row.entered() == 0 ? 0.0 : (double) ways[way] / row.entered());
      }
      x.add(i * APART);
      y.add(i % 2 * OUT_OF_LINE);
    }
    Frame.Builder frame =
        Frame.builder("nodes")
            .meta(graph(answer.meta(FrameType.TABLE)))
            .field(id)
            .field(title)
            .field(entered)
            .field(median);
    ring.forEach(frame::field);
    return frame.field(x).field(y).build();
  }

  private Frame edges(Flow flow) {
    FieldBuilder id = plain("id", FieldType.STRING);
    FieldBuilder source = plain("source", FieldType.STRING);
    FieldBuilder target = plain("target", FieldType.STRING);
    FieldBuilder stays = named("mainstat", "flow.moves", FieldType.INT64, "none");
    FieldBuilder time = named("secondarystat", "flow.meanTime", FieldType.FLOAT64, "ms");
    FieldBuilder direction = named("detail__direction", "flow.direction", FieldType.STRING, "none");
    FieldBuilder colour = plain("color", FieldType.STRING);
    for (Edge edge : flow.edges()) {
      String from = flow.nodes().get(edge.from()).row().stage();
      String to = flow.nodes().get(edge.to()).row().stage();
      id.add(from + "→" + to);
      source.add(from);
      target.add(to);
      stays.add(edge.stays());
      time.add(edge.meanTime());
      switch (edge.direction()) {
        case FORWARD -> show(direction, "forward", colour, "green");
        case SKIPPED -> show(direction, "skipped", colour, "blue");
        case BACK -> show(direction, "back", colour, "yellow");
      }
    }
    return Frame.builder("edges")
        .meta(graph(answer.withoutNotices(FrameType.TABLE)))
        .field(id)
        .field(source)
        .field(target)
        .field(stays)
        .field(time)
        .field(direction)
        .field(colour)
        .build();
  }

  private static void show(
      FieldBuilder direction, String name, FieldBuilder colour, String colourName) {
    direction.add(name);
    colour.add(colourName);
  }

  private static FrameMeta graph(FrameMeta meta) {
    return meta.toBuilder().visualisation(FrameMeta.Visualisation.NODE_GRAPH).build();
  }

  private static FieldBuilder plain(String name, FieldType type) {
    return Field.builder(name, type);
  }

  private FieldBuilder named(String name, String key, FieldType type, String unit) {
    FieldConfig.Builder config = columns.config(key);
    return Field.builder(name, type)
        .config(unit.equals("none") ? config.build() : config.unit(unit).build());
  }

  private FieldBuilder arc(String name, String key, String colour) {
    return Field.builder(name, FieldType.FLOAT64)
        .config(columns.config(key).unit("percentunit").color(FieldColor.fixed(colour)).build());
  }
}
