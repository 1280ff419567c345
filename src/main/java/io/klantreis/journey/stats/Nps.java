package io.klantreis.journey.stats;

import static io.klantreis.journey.stats.Distributions.Z95;

/// The net promoter score, -100…100, and how sure it is.
public final class Nps {
  /// Promoters, passives and detractors added before the interval is drawn, so that an unanimous
  /// handful is not told as certain (adjusted Wald: three more answers, spread over both ends).
  private static final double ADDED_AT_EACH_END = 0.75;

  private static final double ADDED = 3;

  private Nps() {}

  /// Points between the share of promoters and that of detractors; NaN where nobody answered.
  public static double score(long promoters, long passives, long detractors) {
    long all = promoters + passives + detractors;
    return all == 0 ? Double.NaN : 100.0 * (promoters - detractors) / all;
  }

  /// The plain standard error in points: 0 where all agree, so of no use with few.
  public static double standardError(long promoters, long passives, long detractors) {
    double n = promoters + passives + detractors;
    return 100 * error(promoters / n, detractors / n, n);
  }

  /// The score with an adjusted interval.
  public static Estimate interval(long promoters, long passives, long detractors) {
    double score = score(promoters, passives, detractors);
    if (Double.isNaN(score)) {
      return Estimate.UNKNOWN;
    }
    double n = promoters + passives + detractors + ADDED;
    double p = (promoters + ADDED_AT_EACH_END) / n;
    double d = (detractors + ADDED_AT_EACH_END) / n;
    double reach = Z95 * error(p, d, n);
    return new Estimate(
        score, Math.max(-100, 100 * (p - d - reach)), Math.min(100, 100 * (p - d + reach)));
  }

  private static double error(double promoters, double detractors, double n) {
    double net = promoters - detractors;
    return Math.sqrt((promoters + detractors - net * net) / n);
  }
}
