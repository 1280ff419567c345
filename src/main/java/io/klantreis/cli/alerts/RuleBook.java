package io.klantreis.cli.alerts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.cli.alerts.Rule.Node;
import io.klantreis.cli.alerts.Rule.Panel;
import io.klantreis.journey.model.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// The rules of a plan: drop-off, time in stage, feeling, and nothing arriving; where steps are
/// given, the drop-off between those too.
///
/// The first three ask under A by how much a number has surely changed for the worse against the
/// baseline, and fire above 0; that of time above {@link #LONGER}. B and C are the number now and
/// then, for the summary only.
final class RuleBook {
  static final Panel STAGES = new Panel("funnel", 101);
  static final Panel GROUPS = new Panel("funnel", 102);
  static final Panel STAYS = new Panel("time", 103);
  static final Panel FEELINGS = new Panel("feeling", 104);
  static final Panel EVENTS = new Panel("glance", 105);

  /// By which part a stay must surely have become longer: less is nothing to wake up for.
  private static final double LONGER = 0.5;

  private static final String NO_DATA = "NoData";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final AlertPlan plan;
  private final RuleTexts texts;

  RuleBook(AlertPlan plan) {
    this.plan = plan;
    this.texts = new RuleTexts(plan.language());
  }

  List<Rule> rules() {
    List<Rule> rules = new ArrayList<>(List.of(dropOff(), time(), feeling(), silence()));
    if (!plan.steps().isEmpty()) {
      rules.add(1, steps());
    }
    return List.copyOf(rules);
  }

  private Rule dropOff() {
    ObjectNode asked = asked("funnel").put("window", plan.window().text());
    return change("dropOff", dropOffOf(asked), STAGES);
  }

  private Rule steps() {
    ObjectNode asked = asked("funnel").put("window", plan.window().text());
    ArrayNode steps = asked.putArray("steps");
    for (String step : plan.steps()) {
      steps.addObject().put(plan.model().indexOf(step).isPresent() ? "stage" : "touchpoint", step);
    }
    if (plan.by() != null) {
      asked.putObject("breakdown").put("by", plan.by());
    }
    return change("steps", dropOffOf(asked), GROUPS);
  }

  private List<Node> dropOffOf(ObjectNode asked) {
    ObjectNode level = asked.deepCopy().put("metric", "dropOff");
    return List.of(changed(asked, "fall"), now(level), before(level), math("E", "$A * 100"));
  }

  private Rule time() {
    ObjectNode asked = asked("stageDuration");
    List<Node> nodes =
        List.of(
            changed(asked, "rise"),
            now(asked),
            before(asked),
            math("E", "$B / 86400000"),
            math("F", "$C / 86400000"),
            math("G", "$A * 100"),
            threshold(LONGER));
    return rule("time", nodes, NO_DATA, STAYS);
  }

  private Rule feeling() {
    ObjectNode asked = asked("sentiment").put("by", "touchpoint");
    return change("feeling", List.of(changed(asked, "fall"), now(asked), before(asked)), FEELINGS);
  }

  private Rule silence() {
    ObjectNode asked = asked("counts").put("of", "secondsSinceLastEvent").put("by", "none");
    List<Node> nodes =
        List.of(
            question("A", asked, plan.range().seconds(), 0),
            math("E", "$A / 3600"),
            threshold(plan.silence().seconds()));
    return rule("silence", nodes, "Alerting", EVENTS);
  }

  private Rule change(String kind, List<Node> nodes, Panel panel) {
    List<Node> all = new ArrayList<>(nodes);
    all.add(threshold(0));
    return rule(kind, all, NO_DATA, panel);
  }

  private Rule rule(String kind, List<Node> nodes, String noData, Panel panel) {
    Map<String, String> values = values();
    return new Rule(
        kind,
        texts.text(kind + ".title", values),
        nodes,
        "D",
        noData,
        texts.text(kind + ".summary", values),
        texts.text(kind + ".description", values),
        panel);
  }

  /// What texts may name.
  private Map<String, String> values() {
    List<Stage> stages = plan.model().stages();
    Map<String, String> values = new HashMap<>();
    values.put("model", plan.model().labels().in(plan.language()));
    values.put("steps", String.join(" → ", plan.steps()));
    values.put("window", plan.window().in(plan.language()));
    values.put("range", plan.range().in(plan.language()));
    values.put("baseline", plan.baseline().in(plan.language()));
    values.put("silence", plan.silence().in(plan.language()));
    values.put("every", plan.every().in(plan.language()));
    values.put("stage", chosen("stage", stages.size(), this::label));
    // The last stage has nowhere to go on to, and is no instance of a funnel's rule.
    values.put("hop", chosen("step", stages.size() - 1, at -> label(at) + " → " + label(at + 1)));
    values.put("from", chosen("step", stages.size(), this::label));
    return values;
  }

  private String label(int stage) {
    return plan.model().stages().get(stage).labels().in(plan.language());
  }

  /// Grafana's words for: the text that belongs to the stage which a label names.
  private String chosen(String label, int count, IntFunction<String> text) {
    var chosen = new StringBuilder();
    List<Stage> stages = plan.model().stages();
    for (int at = 0; at < count; at++) {
      chosen
          .append(at == 0 ? "{{ if eq $labels." : "{{ else if eq $labels.")
          .append("%s \"%s\" }}%s".formatted(label, stages.get(at).id(), text.apply(at)));
    }
    return chosen.append("{{ else }}{{ $labels.%s }}{{ end }}".formatted(label)).toString();
  }

  private ObjectNode asked(String queryType) {
    ObjectNode asked = JSON.objectNode().put("queryType", queryType).put("format", "alert");
    asked.putObject("scope").put("model", plan.model().id());
    return asked.put("language", plan.language().code());
  }

  private Node changed(ObjectNode asked, String metric) {
    ObjectNode question =
        asked.deepCopy().put("baseline", plan.baseline().text()).put("metric", metric);
    return question("A", question, plan.range().seconds(), 0);
  }

  private Node now(ObjectNode asked) {
    return question("B", asked.deepCopy(), plan.range().seconds(), 0);
  }

  private Node before(ObjectNode asked) {
    long to = plan.range().seconds();
    return question("C", asked.deepCopy(), plan.baseline().seconds() + to, to);
  }

  private Node question(String refId, ObjectNode asked, long from, long to) {
    return new Node(refId, plan.datasource(), from, to, asked.put("refId", refId));
  }

  private static Node math(String refId, String expression) {
    return expression(refId, JSON.objectNode().put("type", "math").put("expression", expression));
  }

  private static Node threshold(double limit) {
    ObjectNode threshold = JSON.objectNode().put("type", "threshold").put("expression", "A");
    ObjectNode evaluator = threshold.putArray("conditions").addObject().putObject("evaluator");
    evaluator.put("type", "gt").putArray("params").add(limit);
    return expression("D", threshold);
  }

  private static Node expression(String refId, ObjectNode model) {
    model.putObject("datasource").put("type", "__expr__").put("uid", "__expr__");
    return new Node(refId, "__expr__", 0, 0, model.put("refId", refId));
  }
}
