package io.klantreis.plugin.question;

import io.klantreis.journey.query.ComparePresetsQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Preset;
import io.klantreis.plugin.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads `comparePresets` (contract §4.6): a funnel, whose `preset` is the one that the others are
/// compared with.
final class CompareReader {
  /// What presets fill in where a question does not say.
  static final List<String> FILLED =
      List.of("window", "counting", "exclusionPolicy", "strictlyIncreasing", "grace", "modes");

  private CompareReader() {}

  /// @return null where there are faults
  static @Nullable ComparePresetsQuery read(Reading reading) {
    JsonObject object = reading.object();
    // The funnel's own format says nothing of a comparison.
    object.choice("format", Names.FUNNEL_FORMAT, FunnelQuery.Format.STEPS);
    Preset preset = object.choice("preset", Names.PRESET, Preset.DEFAULT);
    Long own = PresetDefaults.of(preset).windowMillis();
    long window = own == null ? usualWindow() : own;
    FunnelQuery base = FunnelReader.as(reading, preset, window);
    if (base == null) {
      return null;
    }
    List<FunnelQuery> others = new ArrayList<>();
    for (Preset other : Preset.values()) {
      FunnelQuery funnel = other == preset ? null : FunnelReader.as(reading, other, window);
      if (funnel != null) {
        others.add(funnel);
      }
    }
    Set<String> given = new TreeSet<>();
    FILLED.stream().filter(object::has).forEach(given::add);
    return new ComparePresetsQuery(base, others, given);
  }

  private static long usualWindow() {
    Long window = PresetDefaults.of(Preset.DEFAULT).windowMillis();
    if (window == null) {
      throw new IllegalStateException("no default window");
    }
    return window;
  }
}
