package io.klantreis.journey.answer;

import org.jspecify.annotations.Nullable;

/// Something that the reader of an answer must know.
public sealed interface Warning {
  /// A name that no event has; it counts 0.
  ///
  /// @param key what kind of name: `touchpoint`, `product`, `persona`, …
  /// @param nearest the known name most like it, or null where none is near
  record UnknownName(String key, String name, @Nullable String nearest) implements Warning {}

  /// Groups of which so little is known that their rate or mean is not told, or should not be leant
  /// on.
  ///
  /// @param what what there is too little of: `stays`, `customers`, `responses`, `runs`
  /// @param groups how many groups
  /// @param example one of them
  /// @param minSample how many it takes
  record SmallSample(String what, int groups, String example, int minSample) implements Warning {}

  /// Part of what was counted still goes on, so that its end is not known.
  ///
  /// @param what `stays` or `runs`
  record StillOpen(String what, long open, long all) implements Warning {}

  /// Groups beyond the limit that are not shown.
  record GroupsCut(int shown, int all) implements Warning {}

  /// Entries were found, but the window of none of them has closed.
  record NothingMatured(long windowMillis, long open) implements Warning {}

  /// Amounts in several currencies were added up as if they were one.
  record MixedCurrencies(int currencies) implements Warning {}
}
