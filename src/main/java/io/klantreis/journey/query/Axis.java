package io.klantreis.journey.query;

import io.klantreis.journey.query.FunnelQuery.Attribution;
import io.klantreis.journey.query.FunnelQuery.Mode;
import java.util.EnumSet;
import java.util.Set;

/// One thing in which presets differ, and which can be changed by itself (docs/semantics.md).
public enum Axis {
  WINDOW,
  WINDOW_ANCHOR,
  WINDOW_END,
  COUNTING,
  RUN_CHOICE,
  ONE_EVENT,
  TIES,
  GRACE,
  EXCLUSIONS,
  EXCLUSION_TIES,
  FIRST_STEP,
  INTERRUPTION,
  DATE_RANGE,
  BREAKDOWN;

  private static final Set<Mode> INTERRUPTING =
      Set.of(Mode.STRICT_DEDUPLICATION, Mode.STRICT_ORDER, Mode.ALLOW_REENTRY, Mode.KEEP_ALL);

  /// The first question with this axis as the other has it.
  public FunnelQuery take(FunnelQuery query, FunnelQuery other) {
    AxisChange change = new AxisChange(query);
    switch (this) {
      case WINDOW -> change.windowMillis = other.windowMillis();
      case WINDOW_END -> change.halfOpenWindow = other.halfOpenWindow();
      case COUNTING -> change.counting = other.counting();
      case TIES -> change.increasing = isIncreasing(other);
      case GRACE -> change.graceMillis = other.graceMillis();
      case EXCLUSIONS -> change.exclusionPolicy = other.exclusionPolicy();
      case INTERRUPTION -> change.modes = interrupting(other);
      case WINDOW_ANCHOR, RUN_CHOICE, ONE_EVENT, EXCLUSION_TIES -> {}
      case FIRST_STEP, DATE_RANGE, BREAKDOWN -> {}
    }
    change.rules = rules(query.rules(), other.rules());
    return change.query();
  }

  private PresetRules rules(PresetRules ours, PresetRules other) {
    boolean oneEvent = this == ONE_EVENT;
    return new PresetRules(
        (oneEvent ? other : ours).severalSteps(),
        (oneEvent ? other : ours).firstFitOnly(),
        (oneEvent ? other : ours).onceASecond(),
        (this == RUN_CHOICE ? other : ours).latestEntry(),
        (this == EXCLUSION_TIES ? other : ours).exclusionGraceMillis(),
        (this == INTERRUPTION ? other : ours).interruption(),
        (this == WINDOW_ANCHOR ? other : ours).windowAStep(),
        (this == FIRST_STEP ? other : ours).firstStepFirst(),
        (this == DATE_RANGE ? other : ours).runInsideRange(),
        (this == BREAKDOWN ? other : ours).everyValueOfStep());
  }

  /// Whether two questions stand apart on this axis, and it has anything to say about them.
  public boolean isBetween(FunnelQuery query, FunnelQuery other) {
    return hasPart(query) && !take(plain(query), other).equals(plain(query));
  }

  /// Only questions with exclusions have an exclusion policy, and so on.
  private boolean hasPart(FunnelQuery query) {
    return switch (this) {
      case EXCLUSIONS, EXCLUSION_TIES -> !query.exclusions().isEmpty();
      case BREAKDOWN ->
          query.breakdown() != null && query.breakdown().attribution() == Attribution.STEP;
      default -> true;
    };
  }

  /// Whether a later step must be strictly later.
  public static boolean isIncreasing(FunnelQuery query) {
    return query.strictlyIncreasing() || query.modes().contains(Mode.STRICT_INCREASE);
  }

  /// The modes that say what interrupts; the others have been made rules or `strictlyIncreasing`.
  public static Set<Mode> interrupting(FunnelQuery query) {
    Set<Mode> modes = EnumSet.noneOf(Mode.class);
    modes.addAll(query.modes());
    modes.retainAll(INTERRUPTING);
    return modes;
  }

  private static FunnelQuery plain(FunnelQuery query) {
    return new AxisChange(query).query();
  }
}
