package io.klantreis.journey.stats;

/// Count, mean, spread and skewness of numbers seen one at a time; two of them can be merged
/// (Welford, Chan, Pébay). Confined to one thread.
public final class Moments {
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

  /// The mean with Student's 95 % interval; without bounds below two.
  public Estimate interval() {
    if (count < 2) {
      return new Estimate(mean(), Double.NaN, Double.NaN);
    }
    double reach = Distributions.t975(count - 1) * Math.sqrt(variance() / count);
    return new Estimate(mean, mean - reach, mean + reach);
  }
}
