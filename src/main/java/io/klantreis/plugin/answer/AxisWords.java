package io.klantreis.plugin.answer;

import io.klantreis.journey.query.Axis;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.PresetRules;
import io.klantreis.plugin.json.Durations;
import io.klantreis.plugin.question.Names;
import java.util.ArrayList;
import java.util.List;

/// What presets differ in, by id and in the reader's language.
final class AxisWords {
  private final Texts texts;

  AxisWords(Texts texts) {
    this.texts = texts;
  }

  static String id(Axis axis) {
    return switch (axis) {
      case WINDOW -> "window";
      case WINDOW_ANCHOR -> "windowAnchor";
      case WINDOW_END -> "windowEnd";
      case COUNTING -> "counting";
      case RUN_CHOICE -> "runChoice";
      case ONE_EVENT -> "oneEvent";
      case TIES -> "ties";
      case GRACE -> "grace";
      case EXCLUSIONS -> "exclusions";
      case EXCLUSION_TIES -> "exclusionTies";
      case FIRST_STEP -> "firstStep";
      case INTERRUPTION -> "interruption";
      case DATE_RANGE -> "dateRange";
      case BREAKDOWN -> "breakdown";
    };
  }

  String name(Axis axis) {
    return texts.text("axis." + id(axis));
  }

  /// What a question has on an axis; never translated.
  static String value(Axis axis, FunnelQuery query) {
    PresetRules rules = query.rules();
    return switch (axis) {
      case WINDOW -> Durations.format(query.windowMillis());
      case WINDOW_ANCHOR -> rules.windowAStep() ? "stepBefore" : "firstStep";
      case WINDOW_END -> query.halfOpenWindow() ? "halfOpen" : "inclusive";
      case COUNTING -> Names.COUNTING.name(query.counting());
      case RUN_CHOICE -> rules.latestEntry() ? "latest" : "earliest";
      case ONE_EVENT -> oneEvent(rules);
      case TIES -> Axis.isIncreasing(query) ? "increasing" : "stepOrder";
      case GRACE -> Durations.format(query.graceMillis());
      case EXCLUSIONS -> Names.EXCLUSION_POLICY.name(query.exclusionPolicy());
      case EXCLUSION_TIES -> Durations.format(rules.exclusionGraceMillis());
      case FIRST_STEP -> rules.firstStepFirst() ? "first" : "any";
      case INTERRUPTION -> interruption(query);
      case DATE_RANGE -> rules.runInsideRange() ? "wholeRun" : "entry";
      case BREAKDOWN -> rules.everyValueOfStep() ? "everyValue" : "oneValue";
    };
  }

  private static String oneEvent(PresetRules rules) {
    if (rules.severalSteps()) {
      return "severalSteps";
    }
    if (rules.firstFitOnly()) {
      return "firstFit";
    }
    return rules.onceASecond() ? "onceASecond" : "oneStep";
  }

  private static String interruption(FunnelQuery query) {
    List<String> modes = new ArrayList<>();
    Axis.interrupting(query).stream().sorted().map(Names.MODE::name).forEach(modes::add);
    if (modes.isEmpty() || query.rules().interruption() == PresetRules.Interruption.NONE) {
      return "none";
    }
    boolean unit = query.rules().interruption() == PresetRules.Interruption.OF_UNIT;
    return String.join(" ", modes) + (unit ? " of the unit" : " of the run");
  }

  /// The same in the reader's language, where it is no name or number.
  String shown(Axis axis, String value) {
    String key = "axis." + id(axis) + "." + value;
    return texts.has(key) ? texts.text(key) : value;
  }
}
