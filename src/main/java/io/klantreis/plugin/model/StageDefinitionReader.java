package io.klantreis.plugin.model;

import io.klantreis.journey.model.Belief;
import io.klantreis.journey.model.DecisionMoment;
import io.klantreis.journey.model.Improvement;
import io.klantreis.journey.model.MarketingAction;
import io.klantreis.journey.model.StageDefinition;
import io.klantreis.plugin.json.Choices;
import io.klantreis.plugin.model.YamlText.Mapping;
import io.klantreis.plugin.model.YamlText.Scalar;
import java.util.Set;

/// Reads what a model's file tells of one stage: what customers do and feel there, and what is done
/// about it.
final class StageDefinitionReader {
  /// The fields of a stage that are read here.
  static final Set<String> FIELDS =
      Set.of(
          "does",
          "thinks",
          "expects",
          "needs",
          "activities",
          "questions",
          "barriers",
          "helps",
          "decisions",
          "actions",
          "owners",
          "improvements",
          "believed");

  private static final Choices<Belief.Mood> MOOD = Choices.camelCase(Belief.Mood.class);
  private static final Choices<Belief.Evidence> EVIDENCE = Choices.camelCase(Belief.Evidence.class);
  private static final Choices<Improvement.When> WHEN = Choices.camelCase(Improvement.When.class);
  private static final double ANYTHING = 1e12;

  private StageDefinitionReader() {}

  static StageDefinition read(Mapping stage) {
    return new StageDefinition(
        Yaml.labels(stage, "does"),
        Yaml.labels(stage, "thinks"),
        Yaml.labels(stage, "expects"),
        Yaml.labels(stage, "needs"),
        Yaml.labels(stage, "activities"),
        Yaml.labels(stage, "questions"),
        Yaml.labels(stage, "barriers"),
        Yaml.labels(stage, "helps"),
        Yaml.list(stage, "decisions", StageDefinitionReader::decision),
        Yaml.list(stage, "actions", StageDefinitionReader::action),
        Yaml.labels(stage, "owners"),
        Yaml.list(stage, "improvements", StageDefinitionReader::improvement),
        belief(stage));
  }

  private static DecisionMoment decision(YamlText text) {
    Mapping decision =
        Yaml.mapping(
            text,
            "a decision moment",
            Set.of("name", "touchpoint", "options", "influences", "thinks", "feeling"));
    return new DecisionMoment(
        Yaml.label(Yaml.required(decision, "name"), "name"),
        Yaml.text(decision, "touchpoint"),
        Yaml.labels(decision, "options"),
        Yaml.labels(decision, "influences"),
        Yaml.labels(decision, "thinks"),
        Yaml.choice(decision, "feeling", MOOD));
  }

  /// An action may be a name alone.
  private static MarketingAction action(YamlText text) {
    boolean named =
        text instanceof Scalar
            || text instanceof Mapping names && names.entries().containsKey("nl");
    if (named) {
      return new MarketingAction(Yaml.label(text, "actions"), null, null, null);
    }
    Mapping action =
        Yaml.mapping(text, "an action", Set.of("name", "channel", "budget", "currency"));
    return new MarketingAction(
        Yaml.label(Yaml.required(action, "name"), "name"),
        Yaml.text(action, "channel"),
        Yaml.number(action, "budget", 0, ANYTHING),
        Yaml.text(action, "currency"));
  }

  private static Improvement improvement(YamlText text) {
    Mapping improvement = Yaml.mapping(text, "an improvement", Set.of("what", "when", "owner"));
    Improvement.When when = Yaml.choice(improvement, "when", WHEN);
    return new Improvement(
        Yaml.label(Yaml.required(improvement, "what"), "what"),
        when == null ? Improvement.When.LATER : when,
        Yaml.labelOrNull(improvement, "owner"));
  }

  private static Belief belief(Mapping stage) {
    YamlText text = Yaml.find(stage, "believed");
    if (text == null) {
      return Belief.NONE;
    }
    Mapping believed =
        Yaml.mapping(text, "believed", Set.of("feeling", "conversion", "time", "evidence"));
    return new Belief(
        Yaml.choice(believed, "feeling", MOOD),
        Yaml.number(believed, "conversion", 0, 1),
        Yaml.duration(believed, "time"),
        Yaml.choice(believed, "evidence", EVIDENCE));
  }
}
