package io.klantreis.journey.stats;

import static io.klantreis.journey.stats.Distributions.Z95;

/// The 95 % band of a Kaplan–Meier curve that is symmetric in log(−log S). Which of the three is
/// meant: 0 the curve, -1 the band's lower bound, 1 its upper one.
final class LogLogBand {
  /// Two shares that differ by less are the same: a curve is a long product.
  static final double ROUNDING = 1e-10;

  private LogLogBand() {}

  /// @param share the curve's height
  /// @param sum Greenwood's
  static double bound(double share, double sum, int which) {
    if (which == 0 || share >= 1) {
      return share;
    }
    if (share <= 0) {
      return which < 0 ? 0 : Double.NaN;
    }
    return Math.pow(share, Math.exp(which * theta(share, sum)));
  }

  /// The half width of the band of log(−log S), negative.
  static double theta(double share, double sum) {
    return Z95 * Math.sqrt(sum) / Math.log(share);
  }

  /// Whether no fall between two of the curve's heights can reach a height: the lower bound is
  /// lowest, and the upper one too, in some corner of what such falls span.
  ///
  /// @param before,after the curve's heights
  /// @param sumBefore,sumAfter Greenwood's at these
  static boolean staysAbove(
      double height, int which, double before, double after, double sumBefore, double sumAfter) {
    if (which == 0) {
      return after > height;
    }
    if (after <= 0 || before >= 1) {
      return false;
    }
    double least = -Math.log(before);
    double most = -Math.log(after);
    double narrow = Z95 * Math.sqrt(sumBefore);
    double broad = Z95 * Math.sqrt(sumAfter);
    double deepest =
        which < 0
            ? Math.max(least * Math.exp(broad / least), most * Math.exp(broad / most))
            : most * Math.exp(-narrow / most);
    return deepest < -Math.log(height) * (1 - ROUNDING);
  }
}
