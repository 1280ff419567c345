package io.klantreis.journey.stats;

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
  private final StayBuckets stays;
  private final StayStretches stretches;
  private final int count;
  private final long horizon;
  private final long endedSum;
  private final int endedCount;
  private final BucketCurve curve;
  private final int tail;
  private final StayTotals head;
  private final double[] shares;

  /// @param quantiles what will be asked of {@link #quantile}; others are answered too, but slower
  /// @param horizon up to where the restricted mean and the shares look; negative for the longest
  ///   stay
  public ManyStays(StaySet set, double[] quantiles, long horizon) {
    this.stays = new StayBuckets(set);
    this.stretches = stays.stretches();
    this.count = set.size();
    this.tail = stays.tailBegin();
    this.horizon = horizon < 0 ? stays.longest() : horizon;
    this.endedSum = set.totals().sum();
    this.endedCount = set.endedCount();
    this.shares = new double[set.ways() + 1];
    this.curve = new BucketCurve(stays, count);
    stays.openGroups(wanted(quantiles));
    curve.walkHead();
    this.head = stays.head(this.horizon);
    for (int way = 0; way < set.ways(); way++) {
      shares[way] = (double) head.count(way) / count;
    }
    shares[set.ways()] = (double) (count - head.count()) / count;
    walkTail();
  }

  /// The groups of the head in which quantiles will be looked for.
  private boolean[] wanted(double[] quantiles) {
    boolean[] wanted = new boolean[LogScale.group(LogScale.begin(tail)) + 1];
    for (double q : quantiles) {
      for (int which = -1; which <= 1; which++) {
        int bucket = curve.headBucket(1 - q + LogLogBand.ROUNDING, which);
        wanted[LogScale.group(LogScale.begin(bucket))] = true;
      }
    }
    return wanted;
  }

  private void walkTail() {
    for (int bucket = tail; bucket < stays.buckets(); bucket++) {
      int died = stays.ended(bucket);
      if (died == 0) {
        curve.pass(bucket);
        continue;
      }
      boolean isBefore = horizon >= LogScale.begin(bucket + 1);
      if (curve.isOutlasted(bucket) && (isBefore || horizon < LogScale.begin(bucket))) {
        BucketCurve.Stretches some = curve.stretches(bucket);
        while (some.next()) {
          stretches.setHeight(some.stretch(), some.share);
          if (isBefore) {
            share(some.stretch(), some.risk, some.died);
          }
          some.fall();
        }
        curve.fall(bucket, some.share, some.sum);
      } else {
        BucketCurve.Steps steps = curve.steps(bucket);
        while (steps.next()) {
          if (steps.time <= horizon) {
            share(steps);
          }
        }
        curve.fall(bucket, steps.share, steps.sum);
      }
    }
  }

  /// The stays of a stretch end, which were at risk together.
  private void share(int stretch, int risk, int died) {
    int still = shares.length - 1;
    double each = shares[still] / risk;
    for (int way = 0; way < still; way++) {
      shares[way] += each * stretches.ended(stretch, way);
    }
    shares[still] = each * (risk - died);
  }

  /// The same of those that end at one moment.
  private void share(BucketCurve.Steps steps) {
    int still = shares.length - 1;
    double each = shares[still] / steps.risk;
    for (int place = steps.at - steps.died; place < steps.at; place++) {
      shares[stays.way(place)] += each;
    }
    shares[still] = each * (steps.risk - steps.died);
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
    double left = 1 - q + LogLogBand.ROUNDING;
    return new Estimate(first(left, 0), first(left, -1), first(left, 1));
  }

  /// The first time at which the curve, or a bound of its band, has fallen to a height.
  ///
  /// @param which 0 the curve, -1 its lower bound, 1 the upper one
  private double first(double height, int which) {
    curve.ensureOpen(curve.headBucket(height, which));
    for (int bucket = curve.headBucket(height, which); bucket < stays.buckets(); bucket++) {
      if (stays.ended(bucket) == 0 || bucket >= tail && curve.staysAbove(bucket, height, which)) {
        continue;
      }
      BucketCurve.Steps steps = curve.steps(bucket);
      while (steps.next()) {
        if (LogLogBand.bound(steps.share, steps.sum, which) <= height) {
          return steps.time;
        }
      }
    }
    return Double.NaN;
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
      return curve.survival(stays.buckets());
    }
    int bucket = LogScale.bucket(time);
    curve.ensureOpen(bucket);
    double share = curve.survival(bucket);
    if (stays.ended(bucket) > 0) {
      BucketCurve.Steps steps = curve.steps(bucket);
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
    curve.ensureOpen(bucket);
    long longer = curve.atRisk(bucket + 1);
    stays.sort(bucket);
    for (int i = 0; i < stays.ended(bucket); i++) {
      longer += stays.length(stays.place(bucket) + i) > time ? 1 : 0;
    }
    OpenStays open = stays.open();
    int end = open.begin(bucket + 1);
    for (int place = open.begin(bucket); place < end; place++) {
      longer += open.waited(place) > time ? 1 : 0;
    }
    return longer;
  }

  /// As {@link KaplanMeier#restrictedMean}, up to the horizon.
  public Estimate restrictedMean() {
    if (count == 0) {
      return Estimate.UNKNOWN;
    }
    StayArea area = new StayArea(horizon);
    int last = LogScale.bucket(Math.min(horizon, stays.longest()));
    for (int bucket = last; bucket >= tail; bucket--) {
      if (stays.ended(bucket) == 0) {
        continue;
      }
      if (curve.isOutlasted(bucket) && horizon >= LogScale.begin(bucket + 1)) {
        addStretches(area, bucket);
      } else {
        addSteps(area, bucket);
      }
    }
    addHead(area);
    return area.mean();
  }

  private void addSteps(StayArea area, int bucket) {
    BucketCurve.Steps steps = curve.steps(bucket);
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
      area.fall(times[k], heights[k], weights[k]);
    }
  }

  private void addStretches(StayArea area, int bucket) {
    long begin = LogScale.begin(bucket);
    int risk = curve.atRisk(bucket + 1);
    int first = stretches.first(bucket);
    for (int at = stretches.first(bucket + 1) - 1; at >= first; at--) {
      int died = stretches.ended(at);
      risk += died;
      if (died > 0) {
        area.stretch(
            begin,
            0,
            stretches.height(at),
            risk,
            died,
            stretches.distances(at),
            stretches.squares(at));
      }
      risk++; // who was last seen before it
    }
  }

  private void addHead(StayArea area) {
    long died = head.count();
    if (died > 0) {
      long centre = head.sum() / died;
      long shift = head.sum() - died * centre;
      area.stretch(0, centre, 1, count, died, shift, head.squaresFrom(centre));
    }
  }

  /// The mean of those that ended; NaN where none has.
  public double meanEnded() {
    return endedCount == 0 ? Double.NaN : (double) endedSum / endedCount;
  }
}
