package io.klantreis.plugin.answer;

import io.klantreis.journey.model.Labels;
import io.klantreis.journey.model.Language;

/// How groups are shown: fixed values such as `(none)` in the reader's language, the rest by their
/// label.
final class GroupNames {
  private final Texts texts;
  private final Language language;

  GroupNames(Texts texts, Language language) {
    this.texts = texts;
    this.language = language;
  }

  /// @param group the value as it is sent; empty where everything is one group
  /// @param everything what is shown for the one group
  String shown(String group, Labels label, String everything) {
    return switch (group) {
      case "" -> everything;
      case "(none)" -> texts.text("value.none");
      case "(other)" -> texts.text("value.other");
      default -> label.in(language);
    };
  }
}
