package io.klantreis.plugin.question;

import io.klantreis.journey.model.Language;
import io.klantreis.journey.model.Selector;
import io.klantreis.journey.model.StageModel;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Names steps: an id that is never translated, and a label in the question's language. Repeats get
/// ` (2)`, ` (3)`. Confined to one thread and one question.
final class StepNames {
  private final StageModel model;
  private final Language language;
  private final Set<String> taken = new HashSet<>();

  StepNames(StageModel model, Language language) {
    this.model = model;
    this.language = language;
  }

  record Name(String id, String label) {}

  Name next(Selector selector) {
    String id = id(selector);
    String label = label(selector);
    String suffix = "";
    for (int round = 2; !taken.add(id + suffix); round++) {
      suffix = " (" + round + ")";
    }
    return new Name(id + suffix, label + suffix);
  }

  private static String id(Selector selector) {
    String given = selector.name();
    if (given != null) {
      return given;
    }
    return switch (selector) {
      case Selector.ByTouchpoint touchpoint -> touchpoint.touchpoint();
      case Selector.ByStage stage -> stage.stage();
      case Selector.AnyOf any ->
          any.selectors().stream().map(StepNames::id).collect(Collectors.joining(" | "));
      case Selector.EveryEvent ignored -> "*";
    };
  }

  private String label(Selector selector) {
    String given = selector.name();
    if (given != null) {
      return given;
    }
    return switch (selector) {
      case Selector.ByTouchpoint touchpoint -> touchpoint.touchpoint();
      case Selector.ByStage stage ->
          model.stages().get(model.indexOf(stage.stage()).orElseThrow()).labels().in(language);
      case Selector.AnyOf any ->
          any.selectors().stream().map(this::label).collect(Collectors.joining(" | "));
      case Selector.EveryEvent ignored ->
          switch (language) {
            case EN -> "any event";
            case NL -> "elke gebeurtenis";
          };
    };
  }
}
