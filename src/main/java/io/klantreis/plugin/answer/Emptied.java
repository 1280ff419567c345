package io.klantreis.plugin.answer;

import io.klantreis.journey.model.Filter;
import io.klantreis.journey.query.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// A word about filters that look at events, where they leave a step or stage with nobody: what
/// comes later often lacks what an entry has, such as a channel.
final class Emptied {
  private Emptied() {}

  /// Of runs, which begin at their first step, so filters on entries keep them whole.
  static <T> void ofRuns(
      Answer answer,
      Scope scope,
      List<T> rows,
      Function<T, String> label,
      ToLongFunction<T> people) {
    if (scope.filtersOn() == Scope.FiltersOn.EVENTS) {
      tell("runs", answer, scope, rows, label, people);
    }
  }

  /// Of stays, each of which begins in its own stage, so only filters on customers keep them whole.
  static <T> void ofStays(
      Answer answer,
      Scope scope,
      List<T> rows,
      Function<T, String> label,
      ToLongFunction<T> people) {
    if (scope.filtersOn() != Scope.FiltersOn.CUSTOMER) {
      tell("stays", answer, scope, rows, label, people);
    }
  }

  /// @param label what a row is called; rows of several groups may have the same
  private static <T> void tell(
      String what,
      Answer answer,
      Scope scope,
      List<T> rows,
      Function<T, String> label,
      ToLongFunction<T> people) {
    if (scope.filters().isEmpty()) {
      return;
    }
    Map<String, Long> byLabel =
        rows.stream()
            .collect(
                Collectors.groupingBy(label, LinkedHashMap::new, Collectors.summingLong(people)));
    List<String> empty =
        byLabel.entrySet().stream()
            .filter(row -> row.getValue() == 0)
            .map(Map.Entry::getKey)
            .toList();
    if (!empty.isEmpty() && empty.size() < byLabel.size()) {
      answer.notice(
          new Notices(answer.texts()).emptied(what, empty, keys(answer.texts(), scope.filters())));
    }
  }

  private static List<String> keys(Texts texts, List<Filter> filters) {
    return filters.stream().map(Filter::key).distinct().map(key -> name(texts, key)).toList();
  }

  private static String name(Texts texts, String key) {
    String known = "field." + key;
    return texts.has(known) ? texts.text(known).toLowerCase(Locale.ROOT) : key;
  }
}
