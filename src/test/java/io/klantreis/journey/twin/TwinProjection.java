package io.klantreis.journey.twin;

import io.klantreis.journey.query.FunnelQuery;
import java.util.List;
import java.util.TreeSet;

/// The share who will have made a step by the window's end, by the product over every moment at
/// which somebody makes it (Kaplan and Meier), and Greenwood's interval.
record TwinProjection(FunnelQuery query, List<TwinRun> runs) {
  private static final double Z = 1.959963984540054;

  /// @return the share of those at one step who make another, and its interval
  double[] conversion(int from, int to) {
    List<TwinRun> there = runs.stream().filter(run -> run.made.containsKey(from)).toList();
    if (there.isEmpty() || to < 0) {
      return new double[] {Double.NaN, Double.NaN, Double.NaN};
    }
    TreeSet<Double> moments = new TreeSet<>();
    there.stream()
        .filter(run -> run.made.containsKey(to))
        .forEach(run -> moments.add(wait(run, from, to)));
    double left = 1;
    double variance = 0;
    for (double moment : moments) {
      double atRisk = there.stream().filter(run -> wait(run, from, to) >= moment).count();
      double made =
          there.stream()
              .filter(run -> run.made.containsKey(to) && wait(run, from, to) == moment)
              .count();
      left *= 1 - made / atRisk;
      variance += made / (atRisk * (atRisk - made));
    }
    double reach = Z * left * Math.sqrt(variance);
    if (left > 1e-12 && left < 1) {
      return new double[] {1 - left, Math.max(0, 1 - left - reach), Math.min(1, 1 - left + reach)};
    }
    // everybody or nobody: Wilson's interval over those whose end is known
    double known = there.stream().filter(run -> !mayStill(run, to)).count();
    double far = known == 0 ? 1 : Z * Z / (known + Z * Z);
    return left == 1 ? new double[] {0, 0, far} : new double[] {1, 1 - far, 1};
  }

  private boolean mayStill(TwinRun run, int to) {
    return !run.made.containsKey(to) && to > run.furthest() && run.isOpen();
  }

  /// How long a run waited: until it made the step, until asOf where it still may, else for ever.
  private double wait(TwinRun run, int from, int to) {
    long began = java.util.Objects.requireNonNull(run.made.get(from)).time();
    if (run.made.containsKey(to)) {
      return run.made.get(to).time() - began;
    }
    return mayStill(run, to) ? query.terms().asOfMillis() - began : Double.POSITIVE_INFINITY;
  }
}
