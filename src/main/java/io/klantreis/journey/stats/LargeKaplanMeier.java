package io.klantreis.journey.stats;

import static io.klantreis.journey.stats.Distributions.Z95;

/// What {@link KaplanMeier} says of very many stays, without sorting them all: they are put in
/// buckets by length, and only buckets in which the order matters are sorted. Exact, not an
/// estimate.
///
/// In a bucket without open stays the curve's product telescopes to (n − d) / n and Greenwood's sum
/// to 1/(n − d) − 1/n, and what the bucket adds to the variance of the mean is that of a plain
/// sample.
public final class LargeKaplanMeier {
  private static final int MOST_BUCKETS = 1 << 14;
  private static final double ROUNDING = 1e-10;

  private final Buckets ended;
  private final Buckets open;
  private final int count;
  private final long longest;
  private final double[] survival;
  private final double[] greenwood;
  private final int[] atRisk;

  private LargeKaplanMeier(Buckets ended, Buckets open, long longest) {
    this.ended = ended;
    this.open = open;
    this.count = ended.size() + open.size();
    this.longest = longest;
    int buckets = ended.buckets();
    this.survival = new double[buckets + 1];
    this.greenwood = new double[buckets + 1];
    this.atRisk = new int[buckets + 1];
    walk();
  }

  /// @param ended how long the stays lasted that ended
  /// @param open how long those have lasted that still go on
  public static LargeKaplanMeier of(Samples ended, Samples open) {
    long longest = Math.max(ended.greatest(), open.greatest());
    int shift = 0;
    while (longest >>> shift >= MOST_BUCKETS) {
      shift++;
    }
    int buckets = (int) (longest >>> shift) + 1;
    return new LargeKaplanMeier(
        new Buckets(ended, shift, buckets), new Buckets(open, shift, buckets), longest);
  }

  /// The state before each bucket.
  private void walk() {
    survival[0] = 1;
    atRisk[0] = count;
    for (int bucket = 0; bucket < ended.buckets(); bucket++) {
      int risk = atRisk[bucket];
      int died = ended.count(bucket);
      atRisk[bucket + 1] = risk - died - open.count(bucket);
      if (isClosed(bucket)) {
        survival[bucket + 1] = survival[bucket] * ((double) (risk - died) / risk);
        greenwood[bucket + 1] = greenwood[bucket] + (1.0 / (risk - died) - 1.0 / risk);
      } else {
        Steps steps = new Steps(bucket);
        while (steps.next()) {}
        survival[bucket + 1] = steps.share;
        greenwood[bucket + 1] = steps.sum;
      }
    }
  }

  /// Whether a bucket's stays may be taken together: none of them is open, and some outlast them.
  private boolean isClosed(int bucket) {
    int died = ended.count(bucket);
    return died > 0 && open.count(bucket) == 0 && atRisk[bucket] > died;
  }

  /// The falls of the curve in one bucket, one after another.
  private final class Steps {
    private final long[] times;
    private final long[] waits;
    private int at;
    private int gone;
    private int left;
    private long time;
    private int risk;
    private int died;
    private double share;
    private double sum;

    Steps(int bucket) {
      times = ended.sorted(bucket);
      waits = open.sorted(bucket);
      left = atRisk[bucket];
      share = survival[bucket];
      sum = greenwood[bucket];
    }

    boolean next() {
      if (at == times.length) {
        return false;
      }
      time = times[at];
      while (gone < waits.length && waits[gone] < time) {
        gone++;
      }
      int last = at;
      while (last < times.length && times[last] == time) {
        last++;
      }
      risk = left - at - gone;
      died = last - at;
      share *= (double) (risk - died) / risk;
      sum += risk == died ? 0 : (double) died / ((double) risk * (risk - died));
      at = last;
      return true;
    }
  }

  /// Gives back what it holds, when everything was asked.
  public void release() {
    ended.release();
    open.release();
  }

  /// How many stays there were, ended and open.
  public int count() {
    return count;
  }

  public int ended() {
    return ended.size();
  }

  public int open() {
    return open.size();
  }

  /// The longest time seen; 0 where there is none.
  public long longest() {
    return longest;
  }

  /// As {@link KaplanMeier#quantile}.
  public Estimate quantile(double q) {
    double left = 1 - q + ROUNDING;
    return new Estimate(first(left, 0), first(left, -1), first(left, 1));
  }

  /// As {@link KaplanMeier#quantileValue}.
  public double quantileValue(double q) {
    return first(1 - q + ROUNDING, 0);
  }

  /// The first time at which the curve, or a bound of its band, has fallen to a height.
  ///
  /// @param which 0 the curve, -1 its lower bound, 1 the upper one
  private double first(double height, int which) {
    for (int bucket = 0; bucket < ended.buckets(); bucket++) {
      if (ended.count(bucket) == 0 || staysAbove(bucket, height, which)) {
        continue;
      }
      Steps steps = new Steps(bucket);
      while (steps.next()) {
        if (bound(steps.share, steps.sum, which) <= height) {
          return steps.time;
        }
      }
    }
    return Double.NaN;
  }

  /// Whether no fall in a bucket can reach the height: the lower bound is lowest, and the upper one
  /// too, in some corner of what the bucket's falls span.
  private boolean staysAbove(int bucket, double height, int which) {
    double before = survival[bucket];
    double after = survival[bucket + 1];
    if (which == 0) {
      return after > height;
    }
    if (after <= 0) {
      return false;
    }
    if (before >= 1) {
      return which < 0 ? fallsLittle(bucket, height) : after > height;
    }
    double least = -Math.log(before);
    double most = -Math.log(after);
    double narrow = Z95 * Math.sqrt(greenwood[bucket]);
    double broad = Z95 * Math.sqrt(greenwood[bucket + 1]);
    double deepest =
        which < 0
            ? Math.max(least * Math.exp(broad / least), most * Math.exp(broad / most))
            : most * Math.exp(-narrow / most);
    return deepest < -Math.log(height) * (1 - ROUNDING);
  }

  /// Whether the first falls of all leave the lower bound above the height: after k of d falls
  /// among n, log S is at most -log(1 - d/n), and the band's exponent at most z·√(n / (k (n − d))).
  private boolean fallsLittle(int bucket, double height) {
    double risk = atRisk[bucket];
    double outlasting = risk - ended.count(bucket);
    double most = -Math.log(survival[bucket + 1]) * Math.exp(Z95 * Math.sqrt(risk / outlasting));
    return isClosed(bucket) && most < -Math.log(height) * (1 - ROUNDING);
  }

  private static double bound(double share, double sum, int which) {
    if (which == 0) {
      return share;
    }
    if (share <= 0) {
      return which < 0 ? 0 : Double.NaN;
    }
    double theta = Z95 * Math.sqrt(sum) / Math.log(share);
    return Math.pow(share, Math.exp(which * theta));
  }

  /// As {@link KaplanMeier#restrictedMean}.
  public Estimate restrictedMean(long horizon) {
    if (count == 0) {
      return Estimate.UNKNOWN;
    }
    Area area = new Area(horizon);
    for (int bucket = ended.bucket(Math.min(horizon, longest)); bucket >= 0; bucket--) {
      if (ended.count(bucket) == 0) {
        continue;
      }
      if (isClosed(bucket) && horizon >= ended.end(bucket)) {
        area.closed(bucket);
      } else {
        area.steps(bucket, horizon);
      }
    }
    double mean = area.sum + area.until;
    double reach = Z95 * Math.sqrt(area.variance);
    return new Estimate(mean, mean - reach, mean + reach);
  }

  /// The area under the curve from a time on, collected from the right.
  private final class Area {
    private double sum;
    private double until;
    private double variance;

    Area(long horizon) {
      this.until = horizon;
    }

    void steps(int bucket, long horizon) {
      Steps steps = new Steps(bucket);
      int size = 0;
      double[] shares = new double[ended.count(bucket)];
      double[] weights = new double[shares.length];
      long[] times = new long[shares.length];
      while (steps.next() && steps.time <= horizon) {
        shares[size] = steps.share;
        times[size] = steps.time;
        int outlasting = steps.risk - steps.died;
        weights[size++] = outlasting == 0 ? 0 : steps.died / ((double) steps.risk * outlasting);
      }
      for (int k = size - 1; k >= 0; k--) {
        sum += shares[k] * (until - times[k]);
        until = times[k];
        variance += sum * sum * weights[k];
      }
    }

    /// The stays that outlast the bucket count as if all ended where their mean lies.
    void closed(int bucket) {
      double begin = ended.begin(bucket);
      double risk = atRisk[bucket];
      double died = ended.count(bucket);
      double rest = until + sum / survival[bucket + 1] - begin;
      double[] moments = ended.moments(bucket);
      double mean = (moments[0] + (risk - died) * rest) / risk;
      double squares =
          moments[1]
              - 2 * mean * moments[0]
              + died * mean * mean
              + (risk - died) * square(rest - mean);
      variance += square(survival[bucket] / risk) * squares;
      sum = survival[bucket] * mean;
      until = begin;
    }

    private static double square(double x) {
      return x * x;
    }
  }

  /// The mean of those that ended; NaN where none has.
  public double meanEnded() {
    double sum = 0;
    for (int bucket = 0; bucket < ended.buckets(); bucket++) {
      sum += ended.moments(bucket)[0] + (double) ended.begin(bucket) * ended.count(bucket);
    }
    return ended.size() == 0 ? Double.NaN : sum / ended.size();
  }
}
