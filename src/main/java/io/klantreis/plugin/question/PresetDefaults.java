package io.klantreis.plugin.question;

import io.klantreis.journey.query.FunnelQuery.Counting;
import io.klantreis.journey.query.FunnelQuery.ExclusionPolicy;
import io.klantreis.journey.query.FunnelQuery.Preset;
import org.jspecify.annotations.Nullable;

/// What a preset fills in where a funnel does not say (semantics.md §2).
///
/// @param windowMillis null where the window must be given
record PresetDefaults(
    @Nullable Long windowMillis,
    boolean halfOpenWindow,
    Counting counting,
    ExclusionPolicy exclusionPolicy,
    long graceMillis) {
  private static final long DAY = 86_400_000;

  static PresetDefaults of(Preset preset) {
    return switch (preset) {
      case DEFAULT, GA4 -> ordinary(14 * DAY, Counting.UNIQUE, ExclusionPolicy.OTHER_CLEAN_RUN, 0);
      case POSTHOG -> ordinary(14 * DAY, Counting.UNIQUE, ExclusionPolicy.REMOVE_UNIT, 0);
      case MIXPANEL -> ordinary(7 * DAY, Counting.FIRST, ExclusionPolicy.TRUNCATE, 2_000);
      case MIXPANEL_REENTRY -> ordinary(7 * DAY, Counting.UNIQUE, ExclusionPolicy.TRUNCATE, 2_000);
      case AMPLITUDE -> ordinary(DAY, Counting.UNIQUE, ExclusionPolicy.OTHER_CLEAN_RUN, 1_000);
      case CLICKHOUSE -> ordinary(null, Counting.UNIQUE, ExclusionPolicy.OTHER_CLEAN_RUN, 0);
      case PINOT ->
          new PresetDefaults(
              null,
              /* halfOpenWindow= */ true,
              Counting.UNIQUE,
              ExclusionPolicy.OTHER_CLEAN_RUN,
              0);
    };
  }

  private static PresetDefaults ordinary(
      @Nullable Long window, Counting counting, ExclusionPolicy policy, long grace) {
    return new PresetDefaults(window, /* halfOpenWindow= */ false, counting, policy, grace);
  }
}
