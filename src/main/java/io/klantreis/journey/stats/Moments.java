package io.klantreis.journey.stats;

/// Count, mean, spread and skewness of numbers seen one at a time; two of them can be merged
/// (Welford, Chan, Pébay). Confined to one thread.
public final class Moments {
  /// A variance that is rounding and no difference.
  private static final double ALIKE = 1e-20;

  private long count;
  private double mean;
  private double squares;
  private double cubes;

  public void add(double x) {
    count++;
    double distance = x - mean;
    double part = distance / count;
    double square = distance * part * (count - 1);
    cubes += square * part * (count - 2) - 3 * part * squares;
    squares += square;
    mean += part;
  }

  /// Adds the same number so many times.
  public void add(double x, long times) {
    add(times, x, 0, 0);
  }

  public void add(Moments other) {
    add(other.count, other.mean, other.squares, other.cubes);
  }

  private void add(long theirs, double theirMean, double theirSquares, double theirCubes) {
    if (theirs == 0) {
      return;
    }
    long all = count + theirs;
    double distance = theirMean - mean;
    double part = distance / all;
    cubes +=
        theirCubes
            + distance * part * part * count * theirs * (count - theirs)
            + 3 * part * (count * theirSquares - theirs * squares);
    squares += theirSquares + distance * distance * count / all * theirs;
    mean += distance * theirs / all;
    count = all;
  }

  public long count() {
    return count;
  }

  /// NaN where nothing was seen.
  public double mean() {
    return count == 0 ? Double.NaN : mean;
  }

  /// The sample's variance (n − 1); NaN below two.
  public double variance() {
    return count < 2 ? Double.NaN : squares / (count - 1);
  }

  /// How much longer the upper tail is than the lower; 0 where all are alike or none was seen.
  public double skewness() {
    return squares == 0 ? 0 : Math.sqrt(count) * cubes / Math.pow(squares, 1.5);
  }

  /// The same of numbers that cannot lie beyond two ends, which its bounds do not pass. Where all
  /// are alike Student's interval would have no width, whatever their number: then the bounds are
  /// those of the share that may differ though none did (Wilson's), all of it at either end.
  public Estimate intervalWithin(double least, double most) {
    if (count < 2 || variance() > ALIKE) {
      Estimate free = interval();
      return new Estimate(free.value(), Math.max(least, free.low()), Math.min(most, free.high()));
    }
    double others = Proportions.wilson(0, count).high();
    return new Estimate(mean, mean - others * (mean - least), mean + others * (most - mean));
  }

  /// The mean with Student's 95 % interval; without bounds below two.
  public Estimate interval() {
    if (count < 2) {
      return new Estimate(mean(), Double.NaN, Double.NaN);
    }
    double reach = Distributions.t975(count - 1) * Math.sqrt(variance() / count);
    return new Estimate(mean, mean - reach, mean + reach);
  }
}
