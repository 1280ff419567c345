package io.klantreis.journey.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// Stages in order, and the rules that say in which of them a touchpoint lies.
///
/// An event's own stage goes before the rules; see {@link StageModels#stageOf}.
///
/// @param rules in the order in which they are tried
/// @param definition what people know and believe of the journey; its stages are this model's
public record StageModel(
    String id,
    Labels labels,
    List<Stage> stages,
    List<TouchpointRule> rules,
    JourneyDefinition definition) {
  /// What {@link #stageOf} and {@link StageModels#stageOf} answer for an event outside the model.
  public static final int NO_STAGE = -1;

  /// The engine keeps a bit a stage of what it knows of a customer.
  public static final int MOST_STAGES = 64;

  public StageModel {
    requireNonNull(id, "id is null");
    requireNonNull(labels, "labels is null");
    stages = List.copyOf(stages);
    rules = List.copyOf(rules);
    requireNonNull(definition, "definition is null");
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("model " + id + " has no stages");
    }
    if (stages.size() > MOST_STAGES) {
      throw new IllegalArgumentException("model " + id + " has " + stages.size() + " stages");
    }
    Set<String> ids = new HashSet<>();
    for (Stage stage : stages) {
      if (!ids.add(stage.id())) {
        throw new IllegalArgumentException("model " + id + " has stage " + stage.id() + " twice");
      }
    }
    for (TouchpointRule rule : rules) {
      if (!ids.contains(rule.stage())) {
        throw new IllegalArgumentException(
            "model " + id + " has a rule for " + rule.stage() + ", which is none of its stages");
      }
    }
  }

  /// A model of which nothing but its stages and rules is known.
  public StageModel(String id, Labels labels, List<Stage> stages, List<TouchpointRule> rules) {
    this(id, labels, stages, rules, JourneyDefinition.EMPTY);
  }

  /// The position of the stage with that id, label or alias (ids first).
  public OptionalInt indexOf(String name) {
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i).id().equalsIgnoreCase(name.strip())) {
        return OptionalInt.of(i);
      }
    }
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i).isCalled(name)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /// The position of the stage that unites a canonical stage, or {@link #NO_STAGE}.
  public int indexOf(CanonicalStage canonical) {
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i).canonical().contains(canonical)) {
        return i;
      }
    }
    return NO_STAGE;
  }

  /// The rules that an event of that touchpoint may fit, in the order in which they are tried:
  /// those that ask more than the name, then at most one that does not.
  public List<TouchpointRule> rulesFor(String touchpoint) {
    List<TouchpointRule> found = new ArrayList<>();
    for (TouchpointRule rule : rules) {
      if (rule.fits(touchpoint)) {
        found.add(rule);
        if (rule.filters().isEmpty()) {
          break;
        }
      }
    }
    return found;
  }

  /// The position of the first stage with a rule that fits the touchpoint whatever else its event
  /// says, or {@link #NO_STAGE}.
  public int stageOf(String touchpoint) {
    List<TouchpointRule> found = rulesFor(touchpoint);
    return found.isEmpty() || !found.getLast().filters().isEmpty()
        ? NO_STAGE
        : indexOf(found.getLast().stage()).orElseThrow();
  }
}
