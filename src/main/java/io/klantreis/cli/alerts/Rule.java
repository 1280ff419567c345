package io.klantreis.cli.alerts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// One alert rule.
///
/// @param kind the name that texts and uid are found under
/// @param nodes the questions and expressions, each under a letter
/// @param condition the letter that decides
/// @param noData what the rule becomes where there is no number: `NoData` or `Alerting`
/// @param summary what is told of an instance, with Grafana's placeholders
/// @param description what the rule looks at, and what it does without numbers
record Rule(
    String kind,
    String title,
    List<Node> nodes,
    String condition,
    String noData,
    String summary,
    String description,
    Panel panel) {
  /// A question or an expression of a rule, over a time that ends `to` seconds ago.
  record Node(String refId, String asked, long from, long to, ObjectNode model) {}

  /// The panel that shows what the rule watches.
  record Panel(String dashboard, int id) {}

  Rule {
    requireNonNull(kind, "kind is null");
    requireNonNull(title, "title is null");
    nodes = List.copyOf(nodes);
    requireNonNull(condition, "condition is null");
    requireNonNull(noData, "noData is null");
    requireNonNull(summary, "summary is null");
    requireNonNull(description, "description is null");
    requireNonNull(panel, "panel is null");
  }
}
