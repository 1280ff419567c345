package io.klantreis.journey.change;

import io.klantreis.journey.stats.Estimate;

/// One number compared with its baseline. NaN stands for "not known".
interface Tested {
  /// How many the recent number is of.
  long size();

  /// How many the baseline's is of.
  long baseSize();

  /// Whether there is enough to tell.
  default boolean isEnough(int minSample) {
    return size() >= minSample && baseSize() >= minSample;
  }

  double recent();

  double baseline();

  /// The recent number less the baseline's, with its plain 95 % interval where it has one.
  Estimate change();

  /// The least that it has fallen by, at a one-sided level.
  double fallAtLeast(double level);

  double riseAtLeast(double level);

  /// How much there is to tell a change by, told without looking at the recent outcome: what part
  /// of the permitted chance of a false alarm is spent here goes by it.
  double information();

  /// See {@link io.klantreis.journey.stats.PaceChange}.
  default double ripeness() {
    return 1;
  }

  /// Of how much time a look tells, which says how soon looks forget.
  ///
  /// @param asked the length of the stretch that is compared
  default long stretchMillis(long asked) {
    return Math.round(asked * Math.max(0.5, ripeness()));
  }
}
