package io.klantreis.journey.run;

import io.klantreis.journey.index.Codes;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.model.TouchpointRule;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// In which stage of one model events lie. Mostly their code says so; where rules ask for more than
/// a name, the event itself is looked at. Immutable.
public final class StageMap {
  /// Stands for "the code does not say it"; no stage and not {@link StageModel#NO_STAGE}.
  static final int BY_EVENT = -2;

  /// A rule that asks for more than a name.
  private record Condition(EventTest test, int stage) {}

  /// What is tried on events of one code, and where they lie if nothing fits.
  private record Conditions(List<Condition> tried, int otherwise) {}

  private final StageModel model;
  private final int[] stages;
  private final @Nullable Conditions[] conditions;

  private StageMap(StageModel model, int[] stages, @Nullable Conditions[] conditions) {
    this.model = model;
    this.stages = stages;
    this.conditions = conditions;
  }

  public static StageMap of(StageModels models, StageModel model, JourneyIndex index) {
    Codes codes = index.codes();
    int[] stages = new int[codes.size()];
    @Nullable Conditions[] conditions = new Conditions[codes.size()];
    for (int code = 0; code < stages.length; code++) {
      OptionalInt carried = models.carried(model, codes.stage(code));
      if (carried.isPresent()) {
        stages[code] = carried.getAsInt();
        continue;
      }
      List<TouchpointRule> rules = model.rulesFor(codes.touchpoint(code));
      boolean plain = rules.isEmpty() || rules.getFirst().filters().isEmpty();
      stages[code] = plain ? model.stageOf(codes.touchpoint(code)) : BY_EVENT;
      conditions[code] = plain ? null : conditions(model, rules, index);
    }
    return new StageMap(model, stages, conditions);
  }

  private static Conditions conditions(
      StageModel model, List<TouchpointRule> rules, JourneyIndex index) {
    List<Condition> tried = new ArrayList<>();
    int otherwise = StageModel.NO_STAGE;
    for (TouchpointRule rule : rules) {
      int stage = model.indexOf(rule.stage()).orElseThrow();
      EventTest test = EventTests.of(index, rule.filters());
      if (test == null) {
        otherwise = stage;
      } else {
        tried.add(new Condition(test, stage));
      }
    }
    return new Conditions(List.copyOf(tried), otherwise);
  }

  public StageModel model() {
    return model;
  }

  /// The position of the stage of every event of a code, {@link StageModel#NO_STAGE}, or {@link
  /// #BY_EVENT}.
  public int ofCode(int code) {
    return stages[code];
  }

  /// Whether the code alone says in which stage its events lie.
  public boolean codeTells(int code) {
    return stages[code] != BY_EVENT;
  }

  /// Whether an event of this code may lie in the stage.
  boolean mayLie(int code, int stage) {
    Conditions some = conditions[code];
    return some == null
        ? stages[code] == stage
        : some.otherwise() == stage || some.tried().stream().anyMatch(c -> c.stage() == stage);
  }

  /// The position of an event's stage, or {@link StageModel#NO_STAGE}.
  int stage(int block, int position, int code, int customer, long time) {
    Conditions some = conditions[code];
    if (some == null) {
      return stages[code];
    }
    for (Condition condition : some.tried()) {
      if (condition.test().fits(block, position, code, customer, time)) {
        return condition.stage();
      }
    }
    return some.otherwise();
  }
}
