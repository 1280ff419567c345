package io.klantreis.journey.stage;

import io.klantreis.journey.stats.Estimate;
import io.klantreis.journey.stats.KaplanMeier;
import io.klantreis.journey.stats.ManyStays;
import io.klantreis.journey.stats.StaySet;
import java.util.Arrays;

/// What a row tells of the stays of one stage, up to a horizon that they were asked with.
sealed interface StayFigures {
  /// From so many stays of a stage on they are not sorted one by one.
  int MANY = 500;

  static StayFigures of(Stays stays, long horizon, double... quantiles) {
    return of(stays.set(), horizon, quantiles);
  }

  /// @param stays their ways of ending are the first of {@link Way}
  static StayFigures of(StaySet stays, long horizon, double... quantiles) {
    return stays.size() < MANY
        ? new Sorted(Stays.sorted(stays), horizon)
        : new Many(stays, quantiles, horizon);
  }

  /// Stays by {@link Way}.
  long[] counts();

  /// Kaplan–Meier's, with its interval.
  Estimate quantile(double share);

  Estimate restrictedMean();

  /// The shares that ended by the horizon, by {@link Way}; those still there under {@link
  /// Way#OPEN}.
  double[] shares();

  /// The mean of those that ended; NaN where none has.
  double meanEnded();

  /// The share that lasts longer than a time.
  double survival(long time);

  /// How many lasted longer, or have so far.
  long longerThan(long time);

  /// Gives back what it holds, when everything was asked.
  void release();

  /// Of stays in order.
  final class Sorted implements StayFigures {
    private final Stays.Sorted stays;
    private final long[] ended;
    private final KaplanMeier curve;
    private final long horizon;

    /// @param horizon negative for the longest stay
    Sorted(Stays.Sorted stays, long horizon) {
      this.stays = stays;
      this.ended = stays.ended();
      this.curve = KaplanMeier.of(ended, stays.open());
      this.horizon = horizon < 0 ? curve.longest() : horizon;
    }

    @Override
    public long[] counts() {
      return stays.counts();
    }

    @Override
    public Estimate quantile(double share) {
      return curve.quantile(share);
    }

    @Override
    public Estimate restrictedMean() {
      return curve.restrictedMean(horizon);
    }

    @Override
    public double[] shares() {
      return Incidence.at(stays, horizon);
    }

    @Override
    public double meanEnded() {
      return Arrays.stream(ended).average().orElse(Double.NaN);
    }

    @Override
    public double survival(long time) {
      return curve.survival(time, KaplanMeier.Band.LOG_LOG).value();
    }

    @Override
    public long longerThan(long time) {
      return stays.longerThan(time);
    }

    @Override
    public void release() {}
  }

  /// Of very many stays in no order.
  final class Many implements StayFigures {
    private final StaySet set;
    private final ManyStays stays;

    /// @param set its ways of ending are the first of {@link Way}
    Many(StaySet set, double[] quantiles, long horizon) {
      this.set = set;
      this.stays = new ManyStays(set, quantiles, horizon);
    }

    @Override
    public long[] counts() {
      long[] counts = new long[Way.values().length];
      long ended = 0;
      for (int way = 0; way < set.ways(); way++) {
        counts[way] = set.ended(way);
        ended += counts[way];
      }
      counts[Way.OPEN.ordinal()] = set.size() - ended;
      return counts;
    }

    @Override
    public Estimate quantile(double share) {
      return stays.quantile(share);
    }

    @Override
    public Estimate restrictedMean() {
      return stays.restrictedMean();
    }

    @Override
    public double[] shares() {
      double[] known = stays.shares();
      double[] shares = new double[Way.values().length];
      System.arraycopy(known, 0, shares, 0, set.ways());
      shares[Way.OPEN.ordinal()] = known[set.ways()];
      return shares;
    }

    @Override
    public double meanEnded() {
      return stays.meanEnded();
    }

    @Override
    public double survival(long time) {
      return stays.survival(time);
    }

    @Override
    public long longerThan(long time) {
      return stays.longerThan(time);
    }

    @Override
    public void release() {
      stays.release();
    }
  }
}
