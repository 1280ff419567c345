package io.klantreis.journey.stats;

import static io.klantreis.journey.stats.Distributions.Z95;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/// Shares of a whole, their intervals, and how two of them differ. 0 of 0 is unknown, never 0.
public final class Proportions {
  /// How much likelier a table may be than the observed one and still count as "as rare" in
  /// Fisher's test: room for rounding only.
  private static final double AS_RARE = 1 + 1e-7;

  private Proportions() {}

  /// Wilson's score interval without continuity correction.
  public static Estimate wilson(long successes, long trials) {
    check(successes, trials);
    if (trials == 0) {
      return Estimate.UNKNOWN;
    }
    double n = trials;
    double p = successes / n;
    double z2 = Z95 * Z95;
    double centre = p + z2 / (2 * n);
    double reach = Z95 * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    double scale = 1 + z2 / n;
    // At the ends the bound is exactly the end; rounding would leave it a hair beside it.
    double low = successes == 0 ? 0 : (centre - reach) / scale;
    double high = successes == trials ? 1 : (centre + reach) / scale;
    return new Estimate(p, low, high);
  }

  /// The exact interval of Clopper and Pearson, wider than need be.
  public static Estimate clopperPearson(long successes, long trials) {
    check(successes, trials);
    if (trials == 0) {
      return Estimate.UNKNOWN;
    }
    double low =
        successes == 0 ? 0 : Distributions.betaQuantile(successes, trials - successes + 1.0, 0.025);
    double high =
        successes == trials
            ? 1
            : Distributions.betaQuantile(successes + 1.0, (double) trials - successes, 0.975);
    return new Estimate((double) successes / trials, low, high);
  }

  /// One share less another, with Newcombe's hybrid score interval (his method 10).
  public static Estimate difference(
      long successes, long trials, long otherSuccesses, long otherTrials) {
    Estimate one = wilson(successes, trials);
    Estimate other = wilson(otherSuccesses, otherTrials);
    if (!one.isKnown() || !other.isKnown()) {
      return Estimate.UNKNOWN;
    }
    double difference = one.value() - other.value();
    double down = Math.hypot(one.value() - one.low(), other.high() - other.value());
    double up = Math.hypot(one.high() - one.value(), other.value() - other.low());
    return new Estimate(difference, difference - down, difference + up);
  }

  /// The pooled z-test of two shares being one; NaN where both are all or nothing alike.
  public static TestResult zTest(
      long successes, long trials, long otherSuccesses, long otherTrials) {
    check(successes, trials);
    check(otherSuccesses, otherTrials);
    double pooled = (double) (successes + otherSuccesses) / (trials + otherTrials);
    double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / trials + 1.0 / otherTrials));
    double z = ((double) successes / trials - (double) otherSuccesses / otherTrials) / error;
    return new TestResult(z, Distributions.normalTwoSided(z));
  }

  /// Fisher's exact test of the table `[[a, b], [c, d]]`; the statistic is the odds ratio a·d /
  /// b·c, the p-value adds up all tables that are as rare as this one.
  public static TestResult fisher(int a, int b, int c, int d) {
    if (a < 0 || b < 0 || c < 0 || d < 0) {
      throw new IllegalArgumentException("a table of counts has no negative cell");
    }
    double odds = (double) a * d / ((double) b * c);
    int all = Math.addExact(Math.addExact(a, b), Math.addExact(c, d));
    if (all == 0) {
      return new TestResult(Double.NaN, 1);
    }
    HypergeometricDistribution tables = Distributions.hypergeometric(all, a + c, a + b);
    double limit = tables.probability(a) * AS_RARE;
    double p = 0;
    for (int x = tables.getSupportLowerBound(); x <= tables.getSupportUpperBound(); x++) {
      double likelihood = tables.probability(x);
      if (likelihood <= limit) {
        p += likelihood;
      }
    }
    return new TestResult(odds, Math.min(1, p));
  }

  /// How likely a draw of so many from a population holds exactly so many of its successes.
  public static double hypergeometric(int population, int successes, int draws, int drawn) {
    return Distributions.hypergeometric(population, successes, draws).probability(drawn);
  }

  private static void check(long successes, long trials) {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(successes + " successes of " + trials);
    }
  }
}
