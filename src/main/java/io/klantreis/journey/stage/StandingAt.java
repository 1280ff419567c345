package io.klantreis.journey.stage;

import java.util.List;
import java.util.function.LongToDoubleFunction;

/// Who stands in each stage of a model at a moment.
///
/// @param stages in the model's order; {@link #NOBODY} where a stage is not asked about
public record StandingAt(List<OfStage> stages) {
  static final OfStage NOBODY = new OfStage(new long[0], 0, age -> Double.NaN, Double.NaN);

  public StandingAt {
    stages = List.copyOf(stages);
  }

  /// @param starts when the stays of those who stand there began, ascending; owned
  /// @param stays how many stays are known at that moment
  /// @param survival the share of these that last longer than an age, ms
  /// @param stuckAge from which age on somebody is stuck, ms; NaN where that cannot be told
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  public record OfStage(
      long[] starts, long stays, LongToDoubleFunction survival, double stuckAge) {}
}
