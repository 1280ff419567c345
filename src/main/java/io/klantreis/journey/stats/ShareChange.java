package io.klantreis.journey.stats;

/// Whether a share has changed against a baseline: exact, whatever the numbers.
///
/// Given how many of both together succeeded, the successes of the recent ones are hypergeometric
/// where the odds are the same (Fisher), and Fisher's noncentral hypergeometric where they are not.
/// Bounds of the odds ratio follow by turning that test around, so that a bound lies on the far
/// side of 1 exactly where the test rejects. Immutable.
///
/// @param successes,trials what is tested
/// @param baseSuccesses,baseTrials what it is compared with
public record ShareChange(long successes, long trials, long baseSuccesses, long baseTrials) {
  private static final int HALVINGS = 50;
  private static final double NEGLIGIBLE = 1e-17;
  private static final double LOG_ODDS_LIMIT = 40;

  public ShareChange {
    if (successes < 0 || successes > trials || baseSuccesses < 0 || baseSuccesses > baseTrials) {
      throw new IllegalArgumentException(
          successes + " of " + trials + " against " + baseSuccesses + " of " + baseTrials);
    }
  }

  /// The chance of so few successes, or fewer, where nothing changed.
  public double fallChance() {
    return tail(0, /* lower= */ true);
  }

  /// The chance of so many successes, or more, where nothing changed.
  public double riseChance() {
    return tail(0, /* lower= */ false);
  }

  /// The least that the share has fallen by, at a one-sided level; at or below 0 where a fall is
  /// not certain, NaN where one of both is empty.
  public double fallAtLeast(double level) {
    return trials == 0 || baseTrials == 0 ? Double.NaN : base() - shareAt(logOdds(level, true));
  }

  /// The least that the share has risen by.
  public double riseAtLeast(double level) {
    return trials == 0 || baseTrials == 0 ? Double.NaN : shareAt(logOdds(level, false)) - base();
  }

  /// How widely the successes spread of themselves at the baseline's share: what there is to tell a
  /// change by, whatever the successes were.
  public double information() {
    return trials == 0 || baseTrials == 0 ? 0 : trials * base() * (1 - base());
  }

  /// The baseline's share, kept off 0 and 1 by half a success so that odds exist.
  private double base() {
    return (baseSuccesses + 0.5) / (baseTrials + 1);
  }

  private double shareAt(double logOdds) {
    double odds = base() / (1 - base()) * Math.exp(logOdds);
    return Double.isInfinite(odds) ? 1 : odds / (1 + odds);
  }

  /// The bound of the log odds ratio: upper where the lower tail is looked at.
  private double logOdds(double level, boolean lower) {
    double low = -LOG_ODDS_LIMIT;
    double high = LOG_ODDS_LIMIT;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (tail(middle, lower) > level == lower) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return lower ? high : low;
  }

  /// The chance of at most (or at least) the successes seen, given the odds ratio. Terms are summed
  /// outwards from the likeliest, so nothing runs over.
  private double tail(double logOdds, boolean lower) {
    long all = successes + baseSuccesses;
    long least = Math.max(0, all - baseTrials);
    long most = Math.min(all, trials);
    long mode = mode(Math.exp(logOdds), all, least, most);
    double inTail = 0;
    double total = 0;
    double term = 1;
    for (long x = mode; x <= most && term > NEGLIGIBLE; x++) {
      total += term;
      inTail += (lower ? x <= successes : x >= successes) ? term : 0;
      term *= ratio(x, all) * Math.exp(logOdds);
    }
    term = 1;
    for (long x = mode; x > least && term > NEGLIGIBLE; ) {
      term /= ratio(x - 1, all) * Math.exp(logOdds);
      x--;
      total += term;
      inTail += (lower ? x <= successes : x >= successes) ? term : 0;
    }
    return inTail / total;
  }

  /// How much likelier x + 1 is than x, at equal odds.
  private double ratio(long x, long all) {
    return (double) (trials - x) / (x + 1) * (all - x) / (baseTrials - all + x + 1);
  }

  private long mode(double odds, long all, long least, long most) {
    // the last x at which the terms still grow: ratio(x - 1) · odds >= 1
    long low = least;
    long high = most;
    while (low < high) {
      long middle = low + (high - low + 1) / 2;
      if (ratio(middle - 1, all) * odds >= 1) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
