package io.klantreis.journey.stats;

/// A Kaplan–Meier curve of stays in buckets of length: its height, Greenwood's sum and who is at
/// risk where each bucket begins, and its falls within one. Confined to one thread.
final class BucketCurve {
  private final StayBuckets stays;
  private final OpenStays open;
  private final int count;
  private final int tail;
  private final double[] survival;
  private final double[] greenwood;
  private final int[] atRisk;

  BucketCurve(StayBuckets stays, int count) {
    this.stays = stays;
    this.open = stays.open();
    this.count = count;
    this.tail = stays.tailBegin();
    this.survival = new double[stays.buckets() + 1];
    this.greenwood = new double[stays.buckets() + 1];
    this.atRisk = new int[stays.buckets() + 1];
    walkHead();
  }

  /// Goes over the buckets before the first open stay.
  void walkHead() {
    survival[0] = 1;
    atRisk[0] = count;
    for (int bucket = 0; bucket < tail; bucket++) {
      int left = atRisk[bucket] - stays.ended(bucket);
      atRisk[bucket + 1] = left;
      survival[bucket + 1] = (double) left / count;
      greenwood[bucket + 1] = 1.0 / left - 1.0 / count;
    }
  }

  /// Goes over a bucket of the tail in which nobody's stay ends.
  void pass(int bucket) {
    fall(bucket, survival[bucket], greenwood[bucket]);
  }

  /// Goes over a bucket of the tail.
  ///
  /// @param share,sum the curve's height and Greenwood's sum at its end
  void fall(int bucket, double share, double sum) {
    atRisk[bucket + 1] = atRisk[bucket] - stays.ended(bucket) - open.count(bucket);
    survival[bucket + 1] = share;
    greenwood[bucket + 1] = sum;
  }

  /// Who is at risk where a bucket begins.
  int atRisk(int bucket) {
    return atRisk[bucket];
  }

  /// The curve's height where a bucket begins; of the number of buckets, its last.
  double survival(int bucket) {
    return survival[bucket];
  }

  /// Makes sure that a bucket tells its stays.
  void ensureOpen(int bucket) {
    if (stays.openAround(bucket) && bucket < tail) {
      walkHead();
    }
  }

  /// The bucket of the head at whose end the curve has first fallen to a height, or the tail's
  /// first.
  int headBucket(double height, int which) {
    int low = 0;
    int high = tail;
    while (low < high) {
      int middle = low + high >>> 1;
      if (bound(middle + 1, which) <= height) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private double bound(int bucket, int which) {
    return LogLogBand.bound(survival[bucket], greenwood[bucket], which);
  }

  /// Whether no fall in a bucket can reach the height.
  boolean staysAbove(int bucket, double height, int which) {
    return LogLogBand.staysAbove(
        height,
        which,
        survival[bucket],
        survival[bucket + 1],
        greenwood[bucket],
        greenwood[bucket + 1]);
  }

  /// Whether some stay outlasts a bucket.
  boolean isOutlasted(int bucket) {
    return atRisk[bucket] > stays.ended(bucket) + open.count(bucket);
  }

  Steps steps(int bucket) {
    return new Steps(bucket);
  }

  Stretches stretches(int bucket) {
    return new Stretches(bucket);
  }

  /// The stretches of one bucket of the tail in which some end, one after another.
  final class Stretches {
    private final StayStretches stretches = stays.stretches();
    private final int end;
    private int at;
    private int passed;
    int risk;
    int died;
    double share;
    double sum;

    Stretches(int bucket) {
      at = stretches.first(bucket) - 1;
      end = stretches.first(bucket + 1);
      risk = atRisk[bucket];
      share = survival[bucket];
      sum = greenwood[bucket];
    }

    /// Moves to the next stretch, of `died` stays that end of `risk` at risk.
    boolean next() {
      risk -= died;
      do {
        at++;
        died = at < end ? stretches.ended(at) : 0;
        risk -= passed;
        passed = 1;
      } while (at < end && died == 0);
      return at < end;
    }

    /// Which stretch it is.
    int stretch() {
      return at;
    }

    /// Lets the curve fall by the stretch, which some outlast.
    void fall() {
      double left = risk - died;
      share *= left / risk;
      sum += died / (risk * left);
    }
  }

  /// The falls of the curve in one bucket, one after another.
  final class Steps {
    private final int end;
    private final int lastWait;
    int at;
    private int gone;
    private int left;
    long time;
    int risk;
    int died;
    double share;
    double sum;

    Steps(int bucket) {
      ensureOpen(bucket);
      stays.sort(bucket);
      at = stays.place(bucket);
      end = at + stays.ended(bucket);
      gone = open.begin(bucket);
      lastWait = open.begin(bucket + 1);
      left = atRisk[bucket];
      share = survival[bucket];
      sum = greenwood[bucket];
    }

    boolean next() {
      if (at == end) {
        return false;
      }
      time = stays.length(at);
      while (gone < lastWait && open.waited(gone) < time) {
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
}
