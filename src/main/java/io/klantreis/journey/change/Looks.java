package io.klantreis.journey.change;

import io.klantreis.journey.query.Baseline;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.stats.RepeatedLooks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// When an alert looks, what it compares, and at which level.
///
/// A look is at a whole multiple of the question's `every`: the range's end is moved back to it and
/// nothing later exists, so that evaluating a rule more often adds no looks. Two stretches are
/// compared: the range itself, and the last three days, which a change is promised to show in.
final class Looks {
  /// The chance that a rule raises a false alarm in 30 days: a little below the 5 % promised, for
  /// what is crossed how often is known approximately.
  static final double CHANCE = 0.045;

  private static final long STRETCH_MILLIS = 3 * 86_400_000L;
  private static final double SHARE_OF_STRETCH = 0.8;

  private final Baseline baseline;
  private final Terms terms;
  private final List<Comparison> comparisons = new ArrayList<>();

  Looks(Terms asked, Baseline baseline) {
    this.baseline = baseline;
    long to = floor(asked, Math.min(asked.toMillis(), asked.asOfMillis()), baseline.everyMillis());
    long length = asked.toMillis() - asked.fromMillis();
    this.terms =
        new Terms(
            asked.scope(),
            asked.unit(),
            to - length,
            to,
            to,
            asked.zone(),
            asked.language(),
            asked.minSample());
    boolean alone = length == STRETCH_MILLIS || baseline.millis() < STRETCH_MILLIS;
    comparisons.add(
        Comparison.of(to - length, to, baseline.millis(), alone ? 1 : 1 - SHARE_OF_STRETCH));
    if (!alone) {
      comparisons.add(Comparison.of(to - STRETCH_MILLIS, to, baseline.millis(), SHARE_OF_STRETCH));
    }
  }

  private static long floor(Terms terms, long millis, long every) {
    long offset =
        terms.zone().getRules().getOffset(Instant.ofEpochMilli(millis)).getTotalSeconds() * 1000L;
    return Math.floorDiv(millis + offset, every) * every - offset;
  }

  /// The question's terms as of this look.
  Terms terms() {
    return terms;
  }

  /// The range's comparison first.
  List<Comparison> comparisons() {
    return comparisons;
  }

  /// The one-sided level of one comparison of one of so many instances.
  ///
  /// @param ripeness see {@link io.klantreis.journey.stats.PaceChange}
  double level(Comparison comparison, int instances, double ripeness) {
    return RepeatedLooks.level(
        CHANCE * comparison.share() / Math.max(1, instances),
        baseline.everyMillis(),
        Math.round(comparison.recent().millis() * Math.max(0.5, ripeness)),
        comparison.baselineMillis());
  }
}
