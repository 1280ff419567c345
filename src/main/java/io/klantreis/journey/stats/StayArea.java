package io.klantreis.journey.stats;

/// The area under a Kaplan–Meier curve from a time on, collected from the right, with the variance
/// of the restricted mean that it is. Confined to one thread.
final class StayArea {
  private double sum;
  private double until;
  private double variance;

  StayArea(long horizon) {
    this.until = horizon;
  }

  /// One fall of the curve.
  ///
  /// @param height of the curve after it
  /// @param weight Greenwood's part of it
  void fall(long time, double height, double weight) {
    sum += height * (until - time);
    until = time;
    variance += sum * sum * weight;
  }

  /// Stays that end with no open one between them; those that outlast them count as if all ended
  /// where their mean lies.
  ///
  /// @param before the curve's height where they begin
  /// @param distances,squares of the ended stays from `begin + centre`
  void stretch(
      double begin,
      double centre,
      double before,
      double risk,
      double died,
      double distances,
      double squares) {
    double outlasting = risk - died;
    double rest = until + sum / (before * outlasting / risk) - begin - centre;
    double mean = (distances + outlasting * rest) / risk;
    double all =
        squares - 2 * mean * distances + died * mean * mean + outlasting * square(rest - mean);
    variance += square(before / risk) * all;
    sum = before * (mean + centre);
    until = begin;
  }

  private static double square(double x) {
    return x * x;
  }

  /// The mean with its 95 % interval, when everything was collected.
  Estimate mean() {
    double mean = sum + until;
    double reach = Distributions.Z95 * Math.sqrt(variance);
    return new Estimate(mean, mean - reach, mean + reach);
  }
}
