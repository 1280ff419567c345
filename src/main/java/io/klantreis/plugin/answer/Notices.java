package io.klantreis.plugin.answer;

import io.klantreis.journey.query.Interval;
import io.klantreis.journey.run.Warning;
import io.klantreis.plugin.json.Durations;
import io.klantreis.sdk.data.Notice;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the reader must know, in their language.
final class Notices {
  private final Texts texts;

  Notices(Texts texts) {
    this.texts = texts;
  }

  List<Notice> of(List<Warning> warnings) {
    return warnings.stream().map(this::of).toList();
  }

  private Notice of(Warning warning) {
    return switch (warning) {
      case Warning.UnknownTouchpoint unknown ->
          unknown("touchpoint", unknown.name(), unknown.nearest());
      case Warning.NothingMatured none ->
          warn("nothingMatured", Durations.format(none.windowMillis()), none.open());
      case Warning.GroupsCut cut -> warn("groupsCut", cut.shown(), cut.shown() + cut.cut());
      case Warning.SmallSample small -> info("smallSample", small.smallest(), small.minSample());
      case Warning.StillOpen open -> stillOpen("stays", open.open(), open.all());
      case Warning.MixedCurrencies mixed -> warn("mixedCurrencies", mixed.currencies());
    };
  }

  /// How many runs still go on.
  Notice openRuns(long open, long all) {
    return stillOpen("runs", open, all);
  }

  /// A product, persona or segment that nobody has.
  Notice unknownValue(String field, String value, @Nullable String nearest) {
    return unknown(field, value, nearest);
  }

  /// A property that nobody has, named by a filter, a breakdown or the unit.
  Notice unknownKey(String key, @Nullable String nearest) {
    return nearest == null ? warn("unknownKey", key) : warn("unknownKeyNear", key, nearest);
  }

  /// Options of steps that tell of the step before, where steps have no order.
  Notice saysNothingInAnyOrder(Collection<String> options) {
    return warn("inAnyOrder", String.join(", ", options));
  }

  /// Fields of a comparison that are the same under every preset.
  Notice given(List<String> fields) {
    return info("given", String.join(", ", fields));
  }

  /// Presets without a window of their own are asked with this one.
  Notice windowOfOthers(long millis) {
    return info("windowOfOthers", Durations.format(millis));
  }

  /// Steps or stages that filters on events may have emptied.
  ///
  /// @param what `runs` or `stays`
  Notice emptied(String what, List<String> labels, List<String> keys) {
    return info("emptied." + what, String.join(", ", labels), String.join(", ", keys));
  }

  /// Counts at the range's ends that are of a part of an interval.
  ///
  /// @param ends `First`, `Last` or `Both`
  Notice part(String ends, Interval interval) {
    return info("part" + ends, texts.text("interval." + interval.id()));
  }

  Notice rowsCut(int shown, long all) {
    return warn("rowsCut", shown, all);
  }

  /// Texts of groups too small for this asker.
  Notice withheld(long texts, int minVerbatims) {
    return info("withheld", texts, minVerbatims);
  }

  /// A customer of whom nothing lies in the range.
  Notice nothingInRange(String customer, long firstMillis, long lastMillis) {
    return firstMillis == 0 && lastMillis == 0
        ? info("nothingOfCustomer", customer)
        : info(
            "nothingInRange",
            customer,
            Instant.ofEpochMilli(firstMillis),
            Instant.ofEpochMilli(lastMillis));
  }

  Notice empty() {
    return info("storeEmpty");
  }

  Notice stale(String reason) {
    return warn("stale", reason);
  }

  Notice peopleCut(int shown, long all) {
    return info("peopleCut", shown, all);
  }

  Notice faultyModel(String fault) {
    return warn("faultyModel", fault);
  }

  private Notice unknown(String kind, String name, @Nullable String nearest) {
    String key = "kind." + kind;
    String shown = texts.has(key) ? texts.text(key) : kind;
    return nearest == null
        ? warn("unknown", shown, name)
        : warn("unknownNear", shown, name, nearest);
  }

  private Notice stillOpen(String what, long open, long all) {
    long percent = all == 0 ? 0 : Math.round(100.0 * open / all);
    return info("stillOpen", open, all, texts.text("what." + what), percent);
  }

  private Notice info(String key, Object... values) {
    return Notice.info(texts.text("notice." + key, values));
  }

  private Notice warn(String key, Object... values) {
    return Notice.warning(texts.text("notice." + key, values));
  }
}
