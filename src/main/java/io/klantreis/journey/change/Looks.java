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

  /// The same where runs are compared at equal age: whole numbers are counted and large samples
  /// spend less ({@link Tested#worth}), so that less is raised than is spent.
  static final double EARLY_CHANCE = 0.0575;

  private static final long DAY_MILLIS = 86_400_000L;
  private static final long STRETCH_MILLIS = 3 * DAY_MILLIS;
  private static final double SHARE_OF_STRETCH = 0.8;

  /// Looks at midnight spend all of the permitted chance, those in between so much of it once more:
  /// shortly before and after a midnight they see nearly what it sees, so that both fire in the
  /// same months. Simulated; see docs/alerts.md.
  private static final double IN_BETWEEN = 0.2;

  private final Baseline baseline;
  private final Terms terms;
  private final List<Comparison> comparisons = new ArrayList<>();
  private final boolean isMidnight;
  private final double chance;

  /// @param ofMoments whether moments are compared, and not stretches of time
  Looks(Terms asked, Baseline baseline, boolean ofMoments) {
    this.baseline = baseline;
    this.chance = baseline.early() ? EARLY_CHANCE : CHANCE;
    long to = floor(asked, Math.min(asked.toMillis(), asked.asOfMillis()), baseline.everyMillis());
    this.isMidnight = floor(asked, to, DAY_MILLIS) == to;
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
    if (ofMoments) {
      comparisons.add(Comparison.ofMoments(to, baseline.millis()));
      return;
    }
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

  /// The one-sided level of one comparison of one instance.
  ///
  /// @param part what the instance may spend of the permitted chance
  double level(Comparison comparison, double part, Tested tested) {
    return level(
        chance * comparison.share() * part * tested.worth(),
        baseline.everyMillis(),
        isMidnight,
        tested.slope(comparison));
  }

  /// Most of the chance is spent once a day: a promise of so many days is kept at their ends.
  static double level(double chance, long everyMillis, boolean isMidnight, double slope) {
    if (everyMillis >= DAY_MILLIS) {
      return RepeatedLooks.level(chance, everyMillis, slope);
    }
    double level = RepeatedLooks.level(chance * IN_BETWEEN, everyMillis, slope);
    return isMidnight ? Math.max(level, RepeatedLooks.level(chance, DAY_MILLIS, slope)) : level;
  }
}
