package io.klantreis.journey.stats;

/// Count, mean and spread of numbers seen one at a time; two of them can be merged (Welford, Chan).
/// Confined to one thread.
public final class Moments {
  private long count;
  private double mean;
  private double squares;

  public void add(double x) {
    count++;
    double distance = x - mean;
    mean += distance / count;
    squares += distance * (x - mean);
  }

  public void add(Moments other) {
    if (other.count == 0) {
      return;
    }
    long all = count + other.count;
    double distance = other.mean - mean;
    squares += other.squares + distance * distance * count / all * other.count;
    mean += distance * other.count / all;
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

  /// The mean with Student's 95 % interval; without bounds below two.
  public Estimate interval() {
    if (count < 2) {
      return new Estimate(mean(), Double.NaN, Double.NaN);
    }
    double reach = Distributions.t975(count - 1) * Math.sqrt(variance() / count);
    return new Estimate(mean, mean - reach, mean + reach);
  }
}
