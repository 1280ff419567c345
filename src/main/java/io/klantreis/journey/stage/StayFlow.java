package io.klantreis.journey.stage;

import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Warning;
import io.klantreis.journey.stage.StageDurationResult.Direction;
import io.klantreis.journey.stage.StageDurationResult.Edge;
import io.klantreis.journey.stage.StageDurationResult.Flow;
import io.klantreis.journey.stage.StageDurationResult.Node;
import io.klantreis.journey.stage.StageDurationResult.Row;
import java.util.ArrayList;
import java.util.List;

/// Makes the picture of where stays lead: stages as nodes, moves as edges.
final class StayFlow {
  private StayFlow() {}

  static Flow of(List<Row> rows, StayMoves all, Facts facts, List<Warning> warnings) {
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (int from = 0; from < rows.size(); from++) {
      StageDurationResult.Detail detail = rows.get(from).detail();
      nodes.add(
          new Node(
              rows.get(from),
              detail.forward() + detail.skipped(),
              detail.back(),
              detail.lost(),
              rows.get(from).open()));
      for (int to = 0; to < rows.size(); to++) {
        long moves = all.moves(from, to);
        if (moves > 0) {
          double meanTime = (double) all.moveMillis(from, to) / moves;
          edges.add(new Edge(from, to, direction(from, to), moves, meanTime));
        }
      }
    }
    return new Flow(nodes, edges, facts, warnings);
  }

  private static Direction direction(int from, int to) {
    return switch (Way.of(from, to)) {
      case BACK -> Direction.BACK;
      case FORWARD -> Direction.FORWARD;
      case SKIPPED -> Direction.SKIPPED;
      case LOST, OPEN -> throw new IllegalStateException("a move is none of these");
    };
  }
}
