package io.klantreis.journey.stats;

import java.util.List;

/// Whether more, or fewer, stand somewhere at a moment than at some moments before, told from who
/// stood there at which of them.
///
/// Whoever stands at a moment counts 1 for it; the difference of the recent moment and the mean of
/// the earlier ones is a sum over people, each with the weight of the moments at which they stood
/// there. People come independently of each other, so the sum's variance and its third moment are
/// what their weights' squares and cubes add up to (Campbell's theorem), however long people stay:
/// that the same ones stand there for weeks is part of it. A share is told in the same way, its
/// differences taken at the share of all moments together. Immutable.
public final class StandChange {
  private final double recent;
  private final double baseline;
  private final double scale;
  private final double share;
  private final double squaredWeights;
  private final double variance;
  private final double skewness;

  /// People who stood there at the same moments: 0 is the recent one, 1 the one before it and so
  /// on. A stay is one piece, so that the moments are all from one to another.
  ///
  /// @param people how many
  /// @param latest the latest moment at which they stood there
  /// @param some how many moments from 0 on are late enough for them to count as some of all, had
  ///   they not left
  /// @param all how many are late enough to stand there at all
  public record Alike(long people, int latest, int some, int all) {
    /// How many are some of all at the recent moment.
    public long now() {
      return latest == 0 && some > 0 ? people : 0;
    }

    /// How many are at the moments before it, added up over these.
    public long before() {
      return people * Math.max(0, some - Math.max(1, latest));
    }

    private double weightOfSome(double[] upTo) {
      return upTo[Math.max(latest, some)] - upTo[latest];
    }

    private double weightOfAll(double[] upTo) {
      return upTo[Math.max(latest, all)] - upTo[latest];
    }
  }

  /// Sums over people of their weights, and of the weights' squares and cubes.
  private static final class Powers {
    private double squares;
    private double cubes;

    void add(long people, double weight) {
      squares += people * weight * weight;
      cubes += people * weight * weight * weight;
    }
  }

  /// @param scale what a difference of the sums over people is divided by
  /// @param share the share of all moments together; 0 where a number is told
  /// @param more variance that the people seen do not show
  private StandChange(
      double recent,
      double baseline,
      double scale,
      double share,
      int moments,
      Powers powers,
      double more) {
    this.recent = recent;
    this.baseline = baseline;
    this.scale = scale;
    this.share = share;
    this.squaredWeights = 1 + 1.0 / (moments - 1);
    this.variance = powers.squares + more;
    this.skewness = variance > 0 ? powers.cubes / Math.pow(variance, 1.5) : 0;
  }

  /// A number of people: of those who are some of all.
  ///
  /// @param moments how many, the recent one among them; at least 2
  public static StandChange ofCounts(List<Alike> people, int moments) {
    double[] weights = weightsUpTo(moments);
    double recent = 0;
    double difference = 0;
    var powers = new Powers();
    for (Alike alike : people) {
      double weight = alike.weightOfSome(weights);
      recent += alike.now();
      difference += alike.people() * weight;
      powers.add(alike.people(), weight);
    }
    // Few at the recent moment must not make it look certain that they are few.
    double more = Math.max(0, -difference);
    return new StandChange(recent, recent - difference, 1, 0, moments, powers, more);
  }

  /// A share of people: of those who are some among all. NaN where nobody stood there.
  public static StandChange ofShares(List<Alike> people, int moments) {
    double[] weights = weightsUpTo(moments);
    double some = 0;
    double all = 0;
    double someBefore = 0;
    double allBefore = 0;
    for (Alike alike : people) {
      some += alike.now();
      all += alike.latest() == 0 && alike.all() > 0 ? alike.people() : 0;
      someBefore -= alike.people() * alike.weightOfSome(weights);
      allBefore -= alike.people() * alike.weightOfAll(weights);
    }
    someBefore += some;
    allBefore += all;
    double share = (some + someBefore) / (all + allBefore);
    var powers = new Powers();
    for (Alike alike : people) {
      powers.add(alike.people(), alike.weightOfSome(weights) - share * alike.weightOfAll(weights));
    }
    double expected = share * (1 - share) * all;
    double seen = some * (1 - 2 * share) + share * share * all;
    double more = Math.max(0, expected - seen);
    double scale = (all + allBefore) / 2;
    return new StandChange(some / all, someBefore / allBefore, scale, share, moments, powers, more);
  }

  /// What the moments before each weigh together.
  private static double[] weightsUpTo(int moments) {
    double[] upTo = new double[moments + 1];
    for (int i = 0; i < moments; i++) {
      upTo[i + 1] = upTo[i] + (i == 0 ? 1 : -1.0 / (moments - 1));
    }
    return upTo;
  }

  /// How many stand there, or which share is some of those; NaN where that cannot be told.
  public double recent() {
    return recent;
  }

  /// The mean of the moments before; NaN where that cannot be told.
  public double baseline() {
    return baseline;
  }

  /// The least that it lies below the moments before, at a one-sided level.
  public double fallAtLeast(double level) {
    return baseline - recent - reach(level, -1);
  }

  public double riseAtLeast(double level) {
    return recent - baseline - reach(level, 1);
  }

  /// How fast the correlation of two looks falls, per millisecond between them. The sum over people
  /// changes with everybody who comes, becomes one of some, or leaves: as many leave as come. By
  /// how much that makes two looks differ, against twice the sum's variance, is the slope.
  ///
  /// @param some how many become one of some in a millisecond
  /// @param all how many come
  public double slope(double some, double all) {
    double changes = some * (1 - share) + all * share * share;
    return variance > 0 ? squaredWeights * changes / variance : 0;
  }

  /// Cornish and Fisher's term where the longer tail lies on the side looked at, as for means.
  private double reach(double level, int side) {
    double z = -Distributions.normalQuantile(level);
    double longer = Math.max(0, side * skewness);
    return (z + longer * (z * z - 1) / 6) * Math.sqrt(variance) / scale;
  }
}
