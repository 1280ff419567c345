package io.klantreis.journey.engine;

import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.JourneyQuery;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What of the questions that may be asked this engine can answer; the parser refuses the rest.
public final class Available {
  private static final Set<FunnelQuery.Preset> PRESETS =
      EnumSet.of(FunnelQuery.Preset.DEFAULT, FunnelQuery.Preset.POSTHOG);

  private Available() {}

  /// The parts of a question that are not available yet, as places in the question such as `order`;
  /// none where it can be answered.
  public static List<String> missing(JourneyQuery query) {
    List<String> missing = new ArrayList<>();
    if (query instanceof FunnelQuery funnel) {
      funnel(funnel, missing);
    }
    return missing;
  }

  private static void funnel(FunnelQuery query, List<String> missing) {
    add(missing, !PRESETS.contains(query.preset()), "preset");
    add(missing, !query.modes().isEmpty(), "modes");
  }

  private static void add(List<String> missing, boolean when, String place) {
    if (when) {
      missing.add(place);
    }
  }
}
