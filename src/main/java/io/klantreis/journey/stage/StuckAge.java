package io.klantreis.journey.stage;

import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;

/// From which age on somebody counts as stuck: older than a share of the stage's stays.
///
/// Where many never leave a stage its curve does not get that far. Then those who stay for good
/// cannot tell what is long, and the stays that end do: stuck is who has outlasted that share of
/// them. In the last stage nobody is expected to go on, and only the curve itself counts.
final class StuckAge {
  private StuckAge() {}

  /// The least age, ms; NaN where nobody can be stuck.
  ///
  /// @param age by which age a share of the stays have ended, NaN where they never do
  /// @param ended the share that ends at all
  static double of(DoubleUnaryOperator age, DoubleSupplier ended, double share, boolean isLast) {
    double reached = age.applyAsDouble(share);
    if (!Double.isNaN(reached) || isLast) {
      return reached;
    }
    double ends = ended.getAsDouble();
    return ends > 0 ? age.applyAsDouble(share * ends) : Double.NaN;
  }
}
