package io.klantreis.journey.change;

import io.klantreis.journey.stats.Estimate;
import io.klantreis.journey.stats.RepeatedLooks;

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

  /// What part of the chance it may spend is worth spending here.
  default double worth() {
    return 1;
  }

  /// See {@link io.klantreis.journey.stats.PaceChange}.
  default double ripeness() {
    return 1;
  }

  /// How fast the correlation of two looks falls, per millisecond between them.
  default double slope(Comparison comparison) {
    double told = comparison.recent().millis() * Math.max(0.5, ripeness());
    return RepeatedLooks.slope(told, comparison.baselineMillis());
  }
}
