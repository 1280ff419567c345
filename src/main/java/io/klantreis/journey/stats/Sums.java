package io.klantreis.journey.stats;

/// Sums of amounts, a cell each, which keep what rounding leaves out (Neumaier 1974): cents stay
/// cents, and a sum does not hang on which thread came first. Confined to one thread.
public final class Sums {
  private final double[] sums;
  private final double[] rests;
  private final boolean[] any;

  public Sums(int size) {
    sums = new double[size];
    rests = new double[size];
    any = new boolean[size];
  }

  /// @param amount NaN where there is none
  public void add(int cell, double amount) {
    if (Double.isNaN(amount)) {
      return;
    }
    double sum = sums[cell];
    double next = sum + amount;
    rests[cell] += Math.abs(sum) >= Math.abs(amount) ? sum - next + amount : amount - next + sum;
    sums[cell] = next;
    any[cell] = true;
  }

  public void addAll(Sums other) {
    for (int cell = 0; cell < sums.length; cell++) {
      if (other.any[cell]) {
        add(cell, other.sums[cell]);
        rests[cell] += other.rests[cell];
      }
    }
  }

  /// 0 where nothing was added.
  public double at(int cell) {
    return sums[cell] + rests[cell];
  }

  /// NaN where nothing was added.
  public double known(int cell) {
    return any[cell] ? at(cell) : Double.NaN;
  }
}
