package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.journey.model.Selector;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.query.FunnelQuery.Counting;
import io.klantreis.journey.query.FunnelQuery.Exclusion;
import io.klantreis.journey.query.FunnelQuery.ExclusionPolicy;
import io.klantreis.journey.query.FunnelQuery.Format;
import io.klantreis.journey.query.FunnelQuery.Mode;
import io.klantreis.journey.query.FunnelQuery.Order;
import io.klantreis.journey.query.FunnelQuery.Preset;
import io.klantreis.journey.query.FunnelQuery.Runs;
import io.klantreis.journey.query.FunnelQuery.Select;
import io.klantreis.journey.query.FunnelQuery.Step;
import io.klantreis.journey.query.Metric;
import io.klantreis.journey.query.Terms;
import io.klantreis.plugin.json.JsonObject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a funnel's own fields (contract §4.1), which trends and conversion times share.
final class FunnelReader {
  private static final int MOST_GROUPS = 1_000;
  private static final int USUAL_GROUPS = 25;

  private final JsonObject object;
  private final Terms terms;

  private final @Nullable Preset forced;
  private final @Nullable Long windowOtherwise;

  private FunnelReader(Reading reading, @Nullable Preset forced, @Nullable Long windowOtherwise) {
    this.object = reading.object();
    this.terms = reading.terms();
    this.forced = forced;
    this.windowOtherwise = windowOtherwise;
  }

  /// Reads a `funnel`.
  ///
  /// @return null where there are faults
  static @Nullable FunnelQuery read(Reading reading) {
    JsonObject object = reading.object();
    Format format = object.choice("format", Names.FUNNEL_FORMAT, Format.STEPS);
    FunnelQuery funnel = part(reading, format, Metric.CONVERSION);
    if (funnel != null && format == Format.ALERT && funnel.steps().size() < 2) {
      object.fault("format", "alert tells how many went on, so it takes two steps or more");
    }
    return funnel;
  }

  /// Reads the funnel that another question is about.
  ///
  /// @param format of the funnel itself; a trend's or a histogram's is its own
  /// @return null where there are faults
  static @Nullable FunnelQuery part(Reading reading, Format format, Metric usualMetric) {
    return new FunnelReader(reading, null, null).read(format, usualMetric);
  }

  /// Reads the same funnel as another preset has it, whichever the question names.
  ///
  /// @param windowOtherwise the window of a preset that has none of its own
  /// @return null where there are faults
  static @Nullable FunnelQuery as(Reading reading, Preset preset, long windowOtherwise) {
    return new FunnelReader(reading, preset, windowOtherwise).read(Format.STEPS, Metric.CONVERSION);
  }

  private @Nullable FunnelQuery read(Format format, Metric usualMetric) {
    Preset preset = forced == null ? object.choice("preset", Names.PRESET, Preset.DEFAULT) : forced;
    PresetDefaults usual = PresetDefaults.of(preset);
    List<Step> steps = new StepReader(terms.scope().model(), terms.language()).read(object);
    Order order = object.choice("order", Names.ORDER, Order.ORDERED);
    Long window = window(preset, usual);
    Counting counting = object.choice("counting", Names.COUNTING, usual.counting());
    List<Exclusion> exclusions = exclusions(steps.size());
    ExclusionPolicy policy =
        object.choice("exclusionPolicy", Names.EXCLUSION_POLICY, usual.exclusionPolicy());
    Breakdown breakdown = breakdown(steps.size());
    boolean increasing = object.flag("strictlyIncreasing", false);
    long grace = object.millis("grace", usual.graceMillis());
    Set<Mode> modes = modes(preset, order);
    Runs runs = object.choice("runs", Names.RUNS, Runs.MATURED);
    Select select = object.choice("select", Names.SELECT, usualSelect(format));
    // With a baseline the metric is that of the change.
    Metric metric =
        object.has("baseline") ? usualMetric : object.choice("metric", Names.METRIC, usualMetric);
    if (!object.faults().isEmpty() || window == null) {
      return null;
    }
    return new FunnelQuery(
        terms,
        steps,
        order,
        window,
        usual.halfOpenWindow(),
        counting,
        exclusions,
        policy,
        breakdown,
        preset,
        increasing,
        grace,
        modes,
        runs,
        select,
        format,
        metric);
  }

  private Select usualSelect(Format format) {
    JsonNode early = object.find("early");
    boolean isEarly = early != null && early.asBoolean();
    return format == Format.ALERT && !isEarly ? Select.CLOSED : Select.ENTRY;
  }

  private @Nullable Long window(Preset preset, PresetDefaults usual) {
    if (!object.has("window") && usual.windowMillis() == null && windowOtherwise != null) {
      return windowOtherwise;
    }
    if (!object.has("window") && usual.windowMillis() == null) {
      object.fault(
          "window", "is missing; preset " + Names.PRESET.name(preset) + " has none of its own");
    }
    Long window = object.millis("window");
    return window == null ? usual.windowMillis() : window;
  }

  private List<Exclusion> exclusions(int steps) {
    var exclusions = new ArrayList<Exclusion>();
    var selectors = new SelectorReader(terms.scope().model());
    for (JsonObject written : object.objects("exclusions")) {
      Selector selector = selectors.read(written);
      int from = written.integer("from", 1, Math.max(1, steps - 1), 1);
      int to = written.integer("to", 1, steps, steps);
      written.rejectUnknown(Set.of());
      if (from >= to) {
        written.fault("to", to + " is not after from, which is " + from);
      } else if (selector != null) {
        exclusions.add(new Exclusion(selector, from, to));
      }
    }
    return exclusions;
  }

  private @Nullable Breakdown breakdown(int steps) {
    JsonObject written = object.object("breakdown");
    if (written == null) {
      return null;
    }
    String by = written.name("by");
    if (by == null) {
      written.fault("by", "is missing; name a field of an event or one of its properties");
    }
    FunnelQuery.Attribution attribution =
        written.choice("attribution", Names.ATTRIBUTION, FunnelQuery.Attribution.FIRST);
    int step = written.integer("step", 1, Math.max(1, steps), 1);
    int limit = written.integer("limit", 1, MOST_GROUPS, USUAL_GROUPS);
    written.rejectUnknown(Set.of());
    return by == null ? null : new Breakdown(by, attribution, step, limit);
  }

  private Set<Mode> modes(Preset preset, Order order) {
    Set<Mode> modes = EnumSet.noneOf(Mode.class);
    JsonNode list = object.find("modes");
    if (list == null) {
      return modes;
    }
    if (!list.isArray()) {
      object.fault("modes", JsonObject.show(list) + " is not a list");
      return modes;
    }
    for (int i = 0; i < list.size(); i++) {
      JsonNode value = list.get(i);
      Mode mode = value.isTextual() ? Names.MODE.find(value.textValue()).orElse(null) : null;
      if (mode == null) {
        object.fault("modes[" + i + "]", JsonObject.unknown(value, Names.MODE.names()));
      } else {
        modes.add(mode);
      }
    }
    boolean belong = preset == Preset.CLICKHOUSE || preset == Preset.PINOT;
    if (!list.isEmpty() && !belong && forced == null) {
      object.fault("modes", "belong to the presets clickhouse and pinot");
    }
    if (order == Order.ANY
        && (modes.contains(Mode.STRICT_ORDER) || modes.contains(Mode.STRICT_DEDUPLICATION))) {
      object.fault(
          "modes", "strict_order and strict_deduplication need an order, and order is any");
    }
    return belong ? modes : EnumSet.noneOf(Mode.class);
  }
}
