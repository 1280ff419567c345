package io.klantreis.journey.stats;

import static io.klantreis.journey.stats.Distributions.Z95;

/// What {@link KaplanMeier} and {@link AalenJohansen} say of very many stays, without sorting them
/// all: they are counted by length, and only those are put in order whose order matters. Exact, not
/// an estimate. Not thread-safe.
///
/// Among stays with no open one between them the curve's product telescopes to (n − d) / n,
/// Greenwood's sum to 1/(n − d) − 1/n and the share that ended in one way to S · d / n, and what
/// they add to the variance of the mean is that of a plain sample. All stays shorter than the first
/// open one, the head, are such a stretch; there the bounds of the curve's log-log band fall with
/// every ended stay as the curve itself does, so that a quantile is found by halving.
public final class ManyStays {
  private static final double ROUNDING = 1e-10;

  private final StayBuckets stays;
  private final int count;
  private final int tail;
  private final long horizon;
  private final long endedSum;
  private final int endedCount;
  private final double[] survival;
  private final double[] greenwood;
  private final int[] atRisk;
  private final StayTotals head;
  private final double[] shares;

  /// @param quantiles what will be asked of {@link #quantile}; others are answered too, but slower
  /// @param horizon up to where the restricted mean and the shares look; negative for the longest
  ///   stay
  public ManyStays(StaySet set, double[] quantiles, long horizon) {
    this.stays = new StayBuckets(set);
    this.count = set.size();
    this.tail = stays.tailBegin();
    this.horizon = horizon < 0 ? stays.longest() : horizon;
    this.endedSum = set.totals().sum();
    this.endedCount = set.endedCount();
    this.survival = new double[stays.buckets() + 1];
    this.greenwood = new double[stays.buckets() + 1];
    this.atRisk = new int[stays.buckets() + 1];
    this.shares = new double[set.ways() + 1];
    walkHead();
    stays.openGroups(wanted(quantiles));
    walkHead();
    this.head = stays.head(this.horizon);
    for (int way = 0; way < set.ways(); way++) {
      shares[way] = (double) head.count(way) / count;
    }
    shares[set.ways()] = (double) (count - head.count()) / count;
    walkTail();
  }

  private void walkHead() {
    survival[0] = 1;
    atRisk[0] = count;
    for (int bucket = 0; bucket < tail; bucket++) {
      int left = atRisk[bucket] - stays.ended(bucket);
      atRisk[bucket + 1] = left;
      survival[bucket + 1] = (double) left / count;
      greenwood[bucket + 1] = 1.0 / left - 1.0 / count;
    }
  }

  /// The groups of the head in which quantiles will be looked for.
  private boolean[] wanted(double[] quantiles) {
    boolean[] wanted = new boolean[LogScale.group(LogScale.begin(tail)) + 1];
    for (double q : quantiles) {
      for (int which = -1; which <= 1; which++) {
        int bucket = headBucket(1 - q + ROUNDING, which);
        wanted[LogScale.group(LogScale.begin(bucket))] = true;
      }
    }
    return wanted;
  }

  /// Makes sure that a bucket tells its stays.
  private void ensureOpen(int bucket) {
    if (bucket < tail && stays.openAround(bucket)) {
      walkHead();
    }
  }

  private void walkTail() {
    for (int bucket = tail; bucket < stays.buckets(); bucket++) {
      int risk = atRisk[bucket];
      int died = stays.ended(bucket);
      atRisk[bucket + 1] = risk - died - stays.open(bucket);
      survival[bucket + 1] = survival[bucket];
      greenwood[bucket + 1] = greenwood[bucket];
      if (died == 0) {
        continue;
      }
      boolean isBefore = horizon >= LogScale.begin(bucket + 1);
      if (isClosed(bucket) && (isBefore || horizon < LogScale.begin(bucket))) {
        survival[bucket + 1] *= (double) (risk - died) / risk;
        greenwood[bucket + 1] += 1.0 / (risk - died) - 1.0 / risk;
        if (isBefore) {
          share(stays.place(bucket), stays.place(bucket) + died, risk);
        }
      } else {
        Steps steps = new Steps(bucket);
        while (steps.next()) {
          if (steps.time <= horizon) {
            share(steps.at - steps.died, steps.at, steps.risk);
          }
        }
        survival[bucket + 1] = steps.share;
        greenwood[bucket + 1] = steps.sum;
      }
    }
  }

  /// Some stays end that were at risk together.
  private void share(int from, int to, int risk) {
    int still = shares.length - 1;
    double before = shares[still];
    for (int place = from; place < to; place++) {
      shares[stays.way(place)] += before / risk;
    }
    shares[still] = before * (risk - (to - from)) / risk;
  }

  /// Whether a bucket's stays may be taken together: none of them is open, and some outlast them.
  private boolean isClosed(int bucket) {
    int died = stays.ended(bucket);
    return died > 0 && stays.open(bucket) == 0 && atRisk[bucket] > died;
  }

  /// The falls of the curve in one bucket, one after another.
  private final class Steps {
    private final int end;
    private final int lastWait;
    private int at;
    private int gone;
    private int left;
    private long time;
    private int risk;
    private int died;
    private double share;
    private double sum;

    Steps(int bucket) {
      ensureOpen(bucket);
      stays.sort(bucket);
      at = stays.place(bucket);
      end = at + stays.ended(bucket);
      gone = stays.openPlace(bucket);
      lastWait = gone + stays.open(bucket);
      left = atRisk[bucket];
      share = survival[bucket];
      sum = greenwood[bucket];
    }

    boolean next() {
      if (at == end) {
        return false;
      }
      time = stays.length(at);
      while (gone < lastWait && stays.waited(gone) < time) {
        gone++;
        left--;
      }
      int first = at;
      while (at < end && stays.length(at) == time) {
        at++;
      }
      died = at - first;
      risk = left;
      left -= died;
      share *= (double) (risk - died) / risk;
      sum += risk == died ? 0 : (double) died / ((double) risk * (risk - died));
      return true;
    }
  }

  /// Gives back what it holds, when everything was asked.
  public void release() {
    stays.release();
  }

  /// How many stays there were, ended and open.
  public int count() {
    return count;
  }

  /// The longest time seen; 0 where there is none.
  public long longest() {
    return stays.longest();
  }

  /// As {@link KaplanMeier#quantile}.
  public Estimate quantile(double q) {
    double left = 1 - q + ROUNDING;
    return new Estimate(first(left, 0), first(left, -1), first(left, 1));
  }

  /// The first time at which the curve, or a bound of its band, has fallen to a height.
  ///
  /// @param which 0 the curve, -1 its lower bound, 1 the upper one
  private double first(double height, int which) {
    ensureOpen(headBucket(height, which));
    for (int bucket = headBucket(height, which); bucket < stays.buckets(); bucket++) {
      if (stays.ended(bucket) == 0 || bucket >= tail && staysAbove(bucket, height, which)) {
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

  /// The bucket of the head at whose end the curve has first fallen to a height, or the tail's
  /// first.
  private int headBucket(double height, int which) {
    int low = 0;
    int high = tail;
    while (low < high) {
      int middle = low + high >>> 1;
      if (bound(survival[middle + 1], greenwood[middle + 1], which) <= height) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /// Whether no fall in a bucket can reach the height: the lower bound is lowest, and the upper one
  /// too, in some corner of what the bucket's falls span.
  private boolean staysAbove(int bucket, double height, int which) {
    double before = survival[bucket];
    double after = survival[bucket + 1];
    if (which == 0) {
      return after > height;
    }
    if (after <= 0 || before >= 1) {
      return false;
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

  private static double bound(double share, double sum, int which) {
    if (which == 0 || share >= 1) {
      return share;
    }
    if (share <= 0) {
      return which < 0 ? 0 : Double.NaN;
    }
    double theta = Z95 * Math.sqrt(sum) / Math.log(share);
    return Math.pow(share, Math.exp(which * theta));
  }

  /// The shares that had ended by the horizon, by way, and last the share that had not.
  public double[] shares() {
    return shares.clone();
  }

  /// The share that outlasts a time.
  public double survival(long time) {
    if (count == 0) {
      return Double.NaN;
    }
    if (time >= stays.longest()) {
      return survival[stays.buckets()];
    }
    int bucket = LogScale.bucket(time);
    ensureOpen(bucket);
    double share = survival[bucket];
    if (stays.ended(bucket) > 0) {
      Steps steps = new Steps(bucket);
      while (steps.next() && steps.time <= time) {
        share = steps.share;
      }
    }
    return share;
  }

  /// How many stays lasted longer, or have so far.
  public long longerThan(long time) {
    if (time >= stays.longest()) {
      return 0;
    }
    int bucket = LogScale.bucket(time);
    ensureOpen(bucket);
    long longer = atRisk[bucket + 1];
    stays.sort(bucket);
    for (int i = 0; i < stays.ended(bucket); i++) {
      longer += stays.length(stays.place(bucket) + i) > time ? 1 : 0;
    }
    for (int i = 0; i < stays.open(bucket); i++) {
      longer += stays.waited(stays.openPlace(bucket) + i) > time ? 1 : 0;
    }
    return longer;
  }

  /// As {@link KaplanMeier#restrictedMean}, up to the horizon.
  public Estimate restrictedMean() {
    if (count == 0) {
      return Estimate.UNKNOWN;
    }
    Area area = new Area(horizon);
    int last = LogScale.bucket(Math.min(horizon, stays.longest()));
    for (int bucket = last; bucket >= tail; bucket--) {
      if (stays.ended(bucket) == 0) {
        continue;
      }
      if (isClosed(bucket) && horizon >= LogScale.begin(bucket + 1)) {
        area.closed(bucket);
      } else {
        area.steps(bucket, horizon);
      }
    }
    area.head();
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
      double[] heights = new double[stays.ended(bucket)];
      double[] weights = new double[heights.length];
      long[] times = new long[heights.length];
      while (steps.next() && steps.time <= horizon) {
        heights[size] = steps.share;
        times[size] = steps.time;
        int outlasting = steps.risk - steps.died;
        weights[size++] = outlasting == 0 ? 0 : steps.died / ((double) steps.risk * outlasting);
      }
      for (int k = size - 1; k >= 0; k--) {
        sum += heights[k] * (until - times[k]);
        until = times[k];
        variance += sum * sum * weights[k];
      }
    }

    void closed(int bucket) {
      long begin = LogScale.begin(bucket);
      int place = stays.place(bucket);
      long distances = 0;
      double squares = 0;
      for (int i = 0; i < stays.ended(bucket); i++) {
        long distance = stays.length(place + i) - begin;
        distances += distance;
        squares += (double) distance * distance;
      }
      int died = stays.ended(bucket);
      stretch(begin, 0, survival[bucket], atRisk[bucket], died, distances, squares);
    }

    void head() {
      long died = head.count();
      if (died > 0) {
        long centre = head.sum() / died;
        long shift = head.sum() - died * centre;
        stretch(0, centre, 1, count, died, shift, head.squaresFrom(centre));
      }
    }

    /// Stays that end with no open one between them; those that outlast them count as if all ended
    /// where their mean lies.
    ///
    /// @param distances,squares of the ended stays from `begin + centre`
    private void stretch(
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
  }

  /// The mean of those that ended; NaN where none has.
  public double meanEnded() {
    return endedCount == 0 ? Double.NaN : (double) endedSum / endedCount;
  }
}
