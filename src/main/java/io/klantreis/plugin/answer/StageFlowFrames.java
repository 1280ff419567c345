package io.klantreis.plugin.answer;

import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.stage.StageDurationResult.Flow;
import io.klantreis.journey.stage.StageDurationResult.Node;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.FieldBuilder;
import io.klantreis.sdk.data.FieldColor;
import io.klantreis.sdk.data.FieldType;
import io.klantreis.sdk.data.Frame;
import java.util.List;
import java.util.function.ToLongFunction;

/// Where stays lead, for the node graph panel: stages with a ring of how their stays ended.
final class StageFlowFrames {
  private final Words words;
  private final GraphFrames graph;

  StageFlowFrames(StageDurationQuery query, Answer answer) {
    this.words = new Words(answer.texts(), query.terms().language());
    this.graph = new GraphFrames(answer, words);
  }

  List<Frame> of(Flow flow) {
    List<Node> nodes = flow.nodes();
    return List.of(nodes(nodes), graph.edges(flow.edges(), at -> nodes.get(at).row().stage()));
  }

  private Frame nodes(List<Node> nodes) {
    Frame.Builder frame =
        graph
            .nodes()
            .field(GraphFrames.text("id", nodes, node -> node.row().stage()))
            .field(GraphFrames.text("title", nodes, node -> words.in(node.row().label())))
            .field(
                graph.named(
                    "mainstat", "entered", nodes, node -> words.count(node.row().entered())))
            .field(graph.named("secondarystat", "median", nodes, this::median))
            .field(arc("advanced", nodes, Node::forward, GraphFrames.BLUE))
            .field(arc("back", nodes, Node::back, GraphFrames.ORANGE))
            .field(arc("lost", nodes, Node::lost, GraphFrames.VERMILION))
            .field(arc("open", nodes, Node::open, GraphFrames.GREY));
    FieldBuilder entered = Field.builder("entered", FieldType.INT64);
    FieldBuilder median = Field.builder("median", FieldType.FLOAT64).nullable();
    for (Node node : nodes) {
      entered.add(node.row().entered());
      median.addOrNull(node.row().median());
    }
    return graph.placed(frame.field(entered).field(median), nodes.size());
  }

  private String median(Node node) {
    double median = node.row().median();
    return Double.isNaN(median) ? "" : words.time(median);
  }

  private FieldBuilder arc(
      String way, List<Node> nodes, ToLongFunction<Node> stays, String colour) {
    FieldBuilder field =
        Field.builder("arc__" + way, FieldType.FLOAT64)
            .config(
                graph
                    .shown("flow." + way)
                    .unit("percentunit")
                    .color(FieldColor.fixed(colour))
                    .build());
    for (Node node : nodes) {
      long entered = node.row().entered();
      field.add(entered == 0 ? 0.0 : (double) stays.applyAsLong(node) / entered);
    }
    return field;
  }
}
