package io.klantreis.plugin;

import io.klantreis.journey.index.Dictionary;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.query.JourneyQuery;
import io.klantreis.journey.query.Scope;
import io.klantreis.plugin.answer.Answer;
import io.klantreis.plugin.json.Nearest;
import org.jspecify.annotations.Nullable;

/// What can be told of a question before it is answered: names that nobody has, an empty store, an
/// index that could not be refreshed.
final class Hints {
  private Hints() {}

  static void of(JourneyQuery query, JourneyIndex index, @Nullable String trouble, Answer answer) {
    if (trouble != null) {
      answer.stale(trouble);
    }
    if (index.events() == 0) {
      answer.emptyStore();
      return;
    }
    Scope scope = query.terms().scope();
    value("product", scope.product(), index, answer);
    value("persona", scope.persona(), index, answer);
    value("segment", scope.segment(), index, answer);
  }

  private static void value(
      String field, @Nullable String value, JourneyIndex index, Answer answer) {
    if (value == null) {
      return;
    }
    Dictionary known = index.text(field).dictionary();
    if (known.code(value) < 0) {
      answer.unknownValue(field, value, Nearest.of(value, known.values()).orElse(null));
    }
  }
}
