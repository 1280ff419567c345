package io.klantreis.journey.run;

import org.jspecify.annotations.Nullable;

/// What an asker should know about an answer; told in words, and in a language, by the plugin.
public sealed interface Warning {
  /// A selector names a touchpoint that no event has.
  record UnknownTouchpoint(String name, @Nullable String nearest) implements Warning {}

  /// There are entries, but the window of none has closed yet.
  record NothingMatured(long windowMillis, long open) implements Warning {}

  /// Only the largest groups are told apart.
  record GroupsCut(int shown, int cut) implements Warning {}

  /// A rate or mean rests on fewer than the data source wants.
  record SmallSample(long smallest, int minSample) implements Warning {}

  /// Part of the stays counted still goes on; their end is not known.
  record StillOpen(long open, long all) implements Warning {}

  /// Amounts in several currencies were added up as if they were one.
  record MixedCurrencies(int currencies) implements Warning {}
}
