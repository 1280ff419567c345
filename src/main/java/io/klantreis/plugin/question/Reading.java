package io.klantreis.plugin.question;

import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.Terms;
import io.klantreis.plugin.json.Choices;
import io.klantreis.plugin.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A question half read: what all questions share is known, the rest is for the reader of its kind.
record Reading(JsonObject object, Terms terms, Asked asked, Defaults defaults) {
  /// The question's `interval`.
  ///
  /// @param finest what `auto` does not go below
  /// @param used whether the answer is cut by it, so that too many intervals are a fault
  Interval interval(Interval finest, boolean used) {
    Interval interval =
        Intervals.read(object, terms, finest, asked.maxDataPoints(), defaults.maxRows());
    if (used) {
      Intervals.check(object, terms, interval, defaults.maxRows());
    }
    return interval;
  }

  /// A duration above 0, or null where absent or wrong.
  @Nullable Long positive(String name) {
    Long millis = object.millis(name);
    if (millis != null && millis == 0) {
      object.fault(name, "is 0; give a time above 0");
    }
    return millis;
  }

  /// Notes a fault where something of the contract has no answer yet.
  <E extends Enum<E>> void available(String place, E asked, Set<E> available, Choices<E> choices) {
    if (!available.contains(asked)) {
      later(place, choices.name(asked), available.stream().map(choices::name).toList());
    }
  }

  void later(String place, String asked, List<String> available) {
    object.fault(
        place,
        "\"" + asked + "\" is not available yet; available: " + String.join(", ", available));
  }
}
