package io.klantreis.plugin.answer;

import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Mode;
import io.klantreis.journey.query.FunnelQuery.Order;
import io.klantreis.journey.query.FunnelQuery.Preset;
import java.util.ArrayList;
import java.util.List;

/// The axes on which a preset says what no field of a question can (docs/semantics.md).
record PresetAxes(FunnelQuery funnel) {
  private boolean is(Preset preset) {
    return funnel.preset() == preset;
  }

  private boolean has(Mode mode) {
    return funnel.modes().contains(mode);
  }

  private boolean ordered() {
    return funnel.order() != Order.ANY;
  }

  String windowAnchor() {
    return is(Preset.GA4) && ordered() ? "the step before" : "first step";
  }

  String runChoice() {
    return is(Preset.MIXPANEL_REENTRY) ? "furthest, then latest" : "furthest, then earliest";
  }

  String nextRun() {
    return is(Preset.MIXPANEL_REENTRY)
        ? "every run; the next begins after exit, after a time-out at the latest entry inside the"
            + " old window"
        : "every run; the next begins after exit";
  }

  String oneEvent() {
    if (is(Preset.CLICKHOUSE) && ordered() && !has(Mode.STRICT_ONCE)) {
      return "may make several steps of a run";
    }
    if (is(Preset.PINOT) && ordered()) {
      return "fits only the first step that it fits";
    }
    if (is(Preset.AMPLITUDE) && funnel.graceMillis() > 0) {
      return "advances one step of one run; one a second and touchpoint";
    }
    return "advances one step of one run";
  }

  String interruption() {
    List<String> by = new ArrayList<>();
    if (has(Mode.STRICT_DEDUPLICATION)) {
      by.add("a repeated step");
    }
    if (has(Mode.STRICT_ORDER)) {
      by.add("an event out of order");
    }
    String whose = is(Preset.PINOT) ? " ends the run" : " ends the unit";
    return by.isEmpty() ? "none" : String.join(" or ", by) + whose;
  }

  String ties() {
    return funnel.strictlyIncreasing() || has(Mode.STRICT_INCREASE)
        ? "a later step is strictly later"
        : "steps' order";
  }

  String exclusionTies() {
    boolean mixpanel = is(Preset.MIXPANEL) || is(Preset.MIXPANEL_REENTRY);
    return mixpanel && funnel.graceMillis() > 0
        ? "conversion wins, also within grace"
        : "conversion wins";
  }
}
