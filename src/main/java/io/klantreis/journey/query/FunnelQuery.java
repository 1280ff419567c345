package io.klantreis.journey.query;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.model.Selector;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How many units took the steps, in time, and how long it took them (contract §4.1).
///
/// @param windowMillis elapsed time that a run may take from its entry
/// @param halfOpenWindow whether an event at exactly entry + window is out (Pinot)
/// @param graceMillis how much earlier than the step before a step may be
/// @param rules what the preset says beyond these fields
public record FunnelQuery(
    Terms terms,
    List<Step> steps,
    Order order,
    long windowMillis,
    boolean halfOpenWindow,
    Counting counting,
    List<Exclusion> exclusions,
    ExclusionPolicy exclusionPolicy,
    @Nullable Breakdown breakdown,
    Preset preset,
    boolean strictlyIncreasing,
    long graceMillis,
    Set<Mode> modes,
    Runs runs,
    Select select,
    Format format,
    Metric metric,
    PresetRules rules)
    implements JourneyQuery {

  /// @param label the name shown, in the question's language; `name` is the id and never translated
  /// @param withinMillis the most time since the step before, inclusive, or null
  /// @param minGapMillis the least time since the step before, or 0
  public record Step(
      Selector selector,
      String name,
      String label,
      boolean optional,
      @Nullable Long withinMillis,
      long minGapMillis,
      boolean direct,
      boolean firstEver) {
    public Step {
      requireNonNull(selector, "selector is null");
      requireNonNull(name, "name is null");
      requireNonNull(label, "label is null");
    }
  }

  /// An event that taints a run between two steps; steps count from 1.
  public record Exclusion(Selector selector, int from, int to) {}

  /// @param step for {@code STEP}: which, from 1
  /// @param limit how many values are told apart; the rest are `(other)`
  public record Breakdown(String by, Attribution attribution, int step, int limit) {}

  public enum Order {
    ORDERED,
    STRICT,
    ANY
  }

  public enum Counting {
    UNIQUE,
    FIRST,
    EVERY
  }

  public enum ExclusionPolicy {
    OTHER_CLEAN_RUN,
    TRUNCATE,
    REMOVE_UNIT
  }

  public enum Attribution {
    FIRST,
    LAST,
    STEP,
    ALL
  }

  public enum Preset {
    DEFAULT,
    POSTHOG,
    MIXPANEL,
    MIXPANEL_REENTRY,
    AMPLITUDE,
    GA4,
    CLICKHOUSE,
    PINOT
  }

  /// Modes of the `clickhouse` and `pinot` presets.
  public enum Mode {
    STRICT_DEDUPLICATION,
    STRICT_ORDER,
    STRICT_INCREASE,
    STRICT_ONCE,
    ALLOW_REENTRY,
    KEEP_ALL
  }

  /// Which runs the rates are of.
  public enum Runs {
    MATURED,
    OBSERVED,
    PROJECTED
  }

  /// Which runs the range chooses: those that entered in it, or whose window ended in it.
  public enum Select {
    ENTRY,
    CLOSED
  }

  public enum Format {
    STEPS,
    WIDE,
    ALERT
  }

  public FunnelQuery {
    requireNonNull(terms, "terms is null");
    requireNonNull(rules, "rules is null");
    steps = List.copyOf(steps);
    exclusions = List.copyOf(exclusions);
    modes = modes.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(modes));
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a funnel needs a step");
    }
    if (windowMillis < 0) {
      throw new IllegalArgumentException("window is negative: " + windowMillis + " ms");
    }
  }

  /// A question under the rules of its preset.
  public FunnelQuery(
      Terms terms,
      List<Step> steps,
      Order order,
      long windowMillis,
      boolean halfOpenWindow,
      Counting counting,
      List<Exclusion> exclusions,
      ExclusionPolicy exclusionPolicy,
      @Nullable Breakdown breakdown,
      Preset preset,
      boolean strictlyIncreasing,
      long graceMillis,
      Set<Mode> modes,
      Runs runs,
      Select select,
      Format format,
      Metric metric) {
    this(
        terms,
        steps,
        order,
        windowMillis,
        halfOpenWindow,
        counting,
        exclusions,
        exclusionPolicy,
        breakdown,
        preset,
        strictlyIncreasing,
        graceMillis,
        modes,
        runs,
        select,
        format,
        metric,
        PresetRules.of(preset, order, graceMillis, modes));
  }

  /// The same funnel asked of other terms, groups and runs, told as steps.
  public FunnelQuery asked(
      Terms otherTerms, @Nullable Breakdown otherGroups, Counting otherCounting, Select chosen) {
    return new FunnelQuery(
        otherTerms,
        steps,
        order,
        windowMillis,
        halfOpenWindow,
        otherCounting,
        exclusions,
        exclusionPolicy,
        otherGroups,
        preset,
        strictlyIncreasing,
        graceMillis,
        modes,
        runs,
        chosen,
        Format.STEPS,
        metric,
        rules);
  }

  /// Until when events exist for the question, besides its `asOf`.
  public long lastMillis() {
    return rules.runInsideRange() ? terms.toMillis() - 1 : Long.MAX_VALUE;
  }
}
