package io.klantreis.journey.stats;

import static io.klantreis.journey.stats.Distributions.Z95;

import java.util.Arrays;

/// The share of stays that outlast a time, where some stays were still going on when last seen
/// (Kaplan and Meier 1958), with Greenwood's variance. Immutable.
///
/// At equal times those that ended come before those last seen. A quantile is the first time at
/// which the curve has fallen to or below its share; its interval is Brookmeyer and Crowley's, from
/// the log-log band (as SAS and lifelines have it; R's default band is the log one).
public final class KaplanMeier {
  /// How the band around the curve is drawn.
  public enum Band {
    /// S ± z·σ, cut at 0 and 1.
    PLAIN,
    /// On the scale of log(−log S): never leaves 0…1, better with few stays.
    LOG_LOG
  }

  private final long[] times;
  private final int[] atRisk;
  private final int[] ends;
  private final double[] survival;
  private final double[] greenwood;
  private final long longest;
  private final int count;
  private final int head;

  private KaplanMeier(
      long[] times,
      int[] atRisk,
      int[] ends,
      double[] survival,
      double[] greenwood,
      long longest,
      int count) {
    this.times = times;
    this.atRisk = atRisk;
    this.ends = ends;
    this.survival = survival;
    this.greenwood = greenwood;
    this.longest = longest;
    this.count = count;
    this.head = head();
  }

  /// How many times the curve falls before any stay is last seen. Up to there the bounds of its
  /// log-log band fall with it.
  private int head() {
    int left = count;
    int step = 0;
    while (step < times.length && atRisk[step] == left && left > ends[step]) {
      left -= ends[step++];
    }
    return step;
  }

  /// @param ended how long the stays lasted that ended; sorted in place
  /// @param open how long those have lasted that still go on; sorted in place
  public static KaplanMeier of(long[] ended, long[] open) {
    Arrays.sort(ended);
    Arrays.sort(open);
    return ofSorted(ended, open);
  }

  static KaplanMeier ofSorted(long[] ended, long[] open) {
    int steps = distinct(ended);
    long[] times = new long[steps];
    int[] atRisk = new int[steps];
    int[] ends = new int[steps];
    double[] survival = new double[steps];
    double[] greenwood = new double[steps];
    int gone = 0;
    int at = 0;
    double share = 1;
    double sum = 0;
    for (int k = 0; k < steps; k++) {
      long time = ended[at];
      int last = at;
      while (last < ended.length && ended[last] == time) {
        last++;
      }
      while (gone < open.length && open[gone] < time) {
        gone++;
      }
      int risk = ended.length - at + open.length - gone;
      int died = last - at;
      share *= (double) (risk - died) / risk;
      sum += risk == died ? 0 : (double) died / ((double) risk * (risk - died));
      times[k] = time;
      atRisk[k] = risk;
      ends[k] = died;
      survival[k] = share;
      greenwood[k] = sum;
      at = last;
    }
    long longest =
        Math.max(
            ended.length == 0 ? 0 : ended[ended.length - 1],
            open.length == 0 ? 0 : open[open.length - 1]);
    return new KaplanMeier(
        times, atRisk, ends, survival, greenwood, longest, ended.length + open.length);
  }

  private static int distinct(long[] sorted) {
    int distinct = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        distinct++;
      }
    }
    return distinct;
  }

  /// How many stays there were, ended and open.
  public int count() {
    return count;
  }

  /// The longest time seen, of an ended or an open stay; 0 where there is none.
  public long longest() {
    return longest;
  }

  /// How many times the curve falls.
  public int steps() {
    return times.length;
  }

  /// When it falls for the k-th time, from 0.
  public long time(int step) {
    return times[step];
  }

  public int atRisk(int step) {
    return atRisk[step];
  }

  public int ends(int step) {
    return ends[step];
  }

  /// The share that outlasts the curve's k-th fall.
  double survival(int step) {
    return survival[step];
  }

  /// The share that outlasts a time, with its interval; unknown where there was no stay.
  public Estimate survival(long time, Band band) {
    if (count == 0) {
      return Estimate.UNKNOWN;
    }
    int step = stepAt(time);
    return step < 0 ? new Estimate(1, 1, 1) : band(step, band);
  }

  private int stepAt(long time) {
    int found = Arrays.binarySearch(times, time);
    return found >= 0 ? found : -found - 2;
  }

  private Estimate band(int step, Band band) {
    double share = survival[step];
    if (band == Band.LOG_LOG) {
      return logLog(share, greenwood[step]);
    }
    if (share <= 0) {
      // where none is left Greenwood's sum has no last term, and the band no upper end
      return new Estimate(0, 0, Double.NaN);
    }
    double reach = Z95 * share * Math.sqrt(greenwood[step]);
    return new Estimate(share, Math.max(0, share - reach), Math.min(1, share + reach));
  }

  /// A share that outlasts a time, with its band on the scale of log(−log S).
  ///
  /// @param greenwood the sum of d/(n(n − d)) over the ends up to that time
  public static Estimate logLog(double share, double greenwood) {
    if (share <= 0) {
      return new Estimate(0, 0, Double.NaN);
    }
    if (greenwood == 0) {
      return new Estimate(share, share, share);
    }
    double theta = Z95 * Math.sqrt(greenwood) / Math.log(share);
    return new Estimate(share, Math.pow(share, Math.exp(-theta)), Math.pow(share, Math.exp(theta)));
  }

  /// The time by which a share of the stays has ended, with its interval; NaN where the curve, or
  /// the bound of its band, never gets there.
  public Estimate quantile(double q) {
    double left = 1 - q + LogLogBand.ROUNDING;
    return new Estimate(first(left, 0), first(left, -1), first(left, 1));
  }

  /// The first time at which the curve, or a bound of its band, has fallen to a height.
  ///
  /// @param which 0 the curve, -1 its lower bound, 1 the upper one
  private double first(double height, int which) {
    int low = 0;
    int high = which == 0 ? times.length : head;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (bound(middle, which) <= height) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    while (low < times.length && !(bound(low, which) <= height)) {
      low++;
    }
    return low < times.length ? times[low] : Double.NaN;
  }

  private double bound(int step, int which) {
    if (which == 0) {
      return survival[step];
    }
    Estimate at = band(step, Band.LOG_LOG);
    return which < 0 ? at.low() : at.high();
  }

  /// The same without its interval, and faster.
  public double quantileValue(double q) {
    return first(1 - q + LogLogBand.ROUNDING, 0);
  }

  /// The mean time up to a horizon, later time cut off, with its interval. Past the longest time
  /// seen the curve keeps its last height.
  public Estimate restrictedMean(long horizon) {
    if (count == 0) {
      return Estimate.UNKNOWN;
    }
    double area = 0;
    double variance = 0;
    long until = horizon;
    for (int k = stepAt(horizon); k >= 0; k--) {
      area += survival[k] * (until - times[k]);
      until = times[k];
      if (atRisk[k] > ends[k]) {
        variance += area * area * ends[k] / ((double) atRisk[k] * (atRisk[k] - ends[k]));
      }
    }
    area += until;
    double reach = Z95 * Math.sqrt(variance);
    return new Estimate(area, area - reach, area + reach);
  }
}
