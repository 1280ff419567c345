package io.klantreis.plugin.answer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.model.Selector;
import io.klantreis.journey.query.AnnotationsQuery;
import io.klantreis.journey.query.Baseline;
import io.klantreis.journey.query.ChangeQuery;
import io.klantreis.journey.query.ComparePresetsQuery;
import io.klantreis.journey.query.CountsQuery;
import io.klantreis.journey.query.CustomerJourneyQuery;
import io.klantreis.journey.query.CustomersQuery;
import io.klantreis.journey.query.ExplainQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelTrendQuery;
import io.klantreis.journey.query.InStageQuery;
import io.klantreis.journey.query.JourneyMapQuery;
import io.klantreis.journey.query.JourneyQuery;
import io.klantreis.journey.query.ModelDiffQuery;
import io.klantreis.journey.query.Scope;
import io.klantreis.journey.query.SentimentQuery;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.TimeToConvertQuery;
import io.klantreis.journey.query.Unit;
import io.klantreis.plugin.json.Durations;
import io.klantreis.plugin.question.Names;
import java.time.Instant;

/// What was chosen on every axis on which products differ (semantics.md), as it goes out on every
/// frame. Ids and short English: for programs and the curious, not translated.
final class Semantics {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Semantics() {}

  static ObjectNode of(JourneyQuery query) {
    ObjectNode axes = JSON.objectNode();
    kind(axes, query);
    terms(axes, query.terms());
    return axes;
  }

  private static void kind(ObjectNode axes, JourneyQuery query) {
    switch (query) {
      case FunnelQuery funnel -> funnel(axes, funnel);
      case FunnelTrendQuery trend -> {
        funnel(axes, trend.funnel());
        axes.put("trend", "each interval is asked by itself, by the run's entry");
        axes.put("interval", trend.interval().id());
        axes.put(
            "steps",
            trend.isBetweenSteps()
                ? "from " + trend.firstStep() + " to " + trend.lastStep()
                : "each");
        axes.put("metric", trend.funnel().metric().id());
      }
      case TimeToConvertQuery times -> {
        funnel(axes, times.funnel());
        axes.put("steps", "from " + times.fromStep() + " to " + times.toStep());
        axes.put(
            "timeToConvert",
            times.format() == TimeToConvertQuery.Format.CURVE
                ? "Kaplan–Meier of counted runs, open ones censored at asOf"
                : "counted runs that made both steps");
      }
      case CustomersQuery customers -> {
        funnel(axes, customers.funnel());
        axes.put("rows", "the runs that the cell counts, the newest entries first");
      }
      case ExplainQuery explain -> {
        funnel(axes, explain.funnel());
        axes.put("rows", "all events of the unit, in the order in which they are looked at");
      }
      case ComparePresetsQuery compared -> {
        funnel(axes, compared.base());
        axes.put("rows", "the funnel under every preset; fields in the question stay as given");
        axes.put(
            "explanation", "the smallest set of axes that, changed in the base, gives the row");
      }
      case StageDurationQuery duration -> duration(axes, duration);
      case InStageQuery people -> {
        duration(axes, people.stays());
        axes.put("percentile", "the share of the stage's stays that are over by that age");
        axes.put("stuckAt", people.stuckAt());
      }
      case JourneyMapQuery map -> map(axes, map);
      case ModelDiffQuery diff -> {
        axes.put("dateRange", "events in [from, to)");
        axes.put("other", diff.other().id());
      }
      case SentimentQuery ignored -> sentiment(axes);
      case CountsQuery counts -> counts(axes, counts);
      case CustomerJourneyQuery ignored -> {
        axes.put("stay", "from the first event in a stage to the first event in another");
        axes.put("dateRange", "stays that began in [from, to)");
        axes.put("openStays", "end at asOf, tagged open");
      }
      case AnnotationsQuery ignored -> axes.put("dateRange", "overlaps [from, to)");
      case ChangeQuery change -> {
        kind(axes, change.asked());
        change(axes, change.baseline(), change.asked() instanceof InStageQuery);
      }
    }
  }

  private static void change(ObjectNode axes, Baseline baseline, boolean ofMoments) {
    axes.put("baseline", Durations.format(baseline.millis()));
    if (ofMoments) {
      axes.put("baselineMoments", "the same weekday and hour of the weeks before; below 14d, days");
    } else {
      axes.put("baselineStretches", "of the range's length, each asked by itself");
    }
    axes.put("everyLook", Durations.format(baseline.everyMillis()));
    axes.put("early", baseline.early());
    axes.put("falseAlarms", "at most 5 % of rules in 30 days, all instances and looks together");
  }

  private static void funnel(ObjectNode axes, FunnelQuery funnel) {
    boolean posthog = funnel.preset() == FunnelQuery.Preset.POSTHOG;
    var preset = new PresetAxes(funnel);
    axes.put("preset", Names.PRESET.name(funnel.preset()));
    axes.put("order", Names.ORDER.name(funnel.order()));
    axes.put("window", Durations.format(funnel.windowMillis()));
    axes.put("windowAnchor", preset.windowAnchor());
    axes.put("windowEnd", funnel.halfOpenWindow() ? "half-open" : "inclusive");
    axes.put("counting", Names.COUNTING.name(funnel.counting()));
    axes.put(
        "runChoice",
        switch (funnel.counting()) {
          case UNIQUE -> preset.runChoice();
          case FIRST -> "first entry";
          case EVERY -> preset.nextRun();
        });
    axes.put("oneEvent", preset.oneEvent());
    if (!funnel.modes().isEmpty()) {
      axes.put("interruption", preset.interruption());
    }
    axes.put("ties", preset.ties());
    axes.put("grace", Durations.format(funnel.graceMillis()));
    axes.put("exclusions", Names.EXCLUSION_POLICY.name(funnel.exclusionPolicy()));
    axes.put("exclusionTies", preset.exclusionTies());
    axes.put("incompleteWindows", Names.RUNS.name(funnel.runs()));
    axes.put(
        "dateRange", posthog ? "the whole run lies in [from, to)" : dateRange(funnel.select()));
    axes.put("select", Names.SELECT.name(funnel.select()));
    axes.put("optionalSteps", funnel.steps().stream().anyMatch(FunnelQuery.Step::optional));
    axes.put("severalEventsPerStep", several(funnel) ? "any of the selectors" : "none");
    FunnelQuery.Breakdown breakdown = funnel.breakdown();
    axes.put(
        "breakdown", breakdown == null ? "none" : Names.ATTRIBUTION.name(breakdown.attribution()));
    axes.put("holdConstant", "through unit");
    axes.put("timeToConvert", "counted runs that made the next step; quantiles of type 7");
    axes.put("interval95", funnel.runs() == FunnelQuery.Runs.PROJECTED ? "Greenwood" : "Wilson");
    axes.put("zeroByZero", "null");
  }

  private static String dateRange(FunnelQuery.Select select) {
    return switch (select) {
      case ENTRY -> "runs that entered in [from, to); later steps look ahead";
      case CLOSED -> "runs whose window ended in [from, to)";
    };
  }

  private static boolean several(FunnelQuery funnel) {
    return funnel.steps().stream()
        .anyMatch(step ->
            step.selector() instanceof Selector.AnyOf
                || step.selector() instanceof Selector.EveryEvent);
  }

  private static void duration(ObjectNode axes, StageDurationQuery duration) {
    axes.put("measure", Names.MEASURE.name(duration.measure()));
    axes.put("dateRange", "stays that began in [from, to)");
    axes.put("stay", "from the first event in a stage to the first event in another");
    axes.put(
        "reentry",
        duration.per() == StageDurationQuery.Per.UNIT ? "added to the unit's stay" : "a new stay");
    axes.put("competingRisks", "Aalen–Johansen");
    axes.put(
        "groups",
        switch (duration.split()) {
          case null -> "none";
          case StageDurationQuery.Split.Breakdown breakdown -> breakdown.by();
          case StageDurationQuery.Split.Values values -> values.by();
          case StageDurationQuery.Split.Date ignored -> "before and after a date";
        });
    axes.put("comparison", duration.compares() ? "log-rank; Benjamini–Hochberg" : "none");
    axes.put("openStays", "censored at asOf");
    axes.put(
        "idle", duration.idleMillis() == null ? "never" : Durations.format(duration.idleMillis()));
    axes.put("quantiles", "Kaplan–Meier; null where the curve does not get there");
    axes.put("interval95", "log-log");
    axes.put(
        "horizon",
        duration.horizonMillis() == null
            ? "longest stay seen"
            : Durations.format(duration.horizonMillis()));
  }

  private static void map(ObjectNode axes, JourneyMapQuery map) {
    axes.put("dateRange", "events, stays that began and responses in [from, to)");
    axes.put("window", Durations.format(map.windowMillis()));
    axes.put(
        "conversion",
        "of units whose window has closed, those that came to any later stage within it; Wilson");
    axes.put("time", "median stay, Kaplan–Meier");
    axes.put("feeling", "mean over customers of the customer's mean");
    axes.put("belief", "not confirmed where the 95 % interval excludes it");
    axes.put("idle", map.idleMillis() == null ? "never" : Durations.format(map.idleMillis()));
  }

  private static void sentiment(ObjectNode axes) {
    axes.put("dateRange", "responses in [from, to)");
    axes.put("scale", "every rating by its own scale to -1..1; never mixed silently");
    axes.put("weighting", "mean over customers of the customer's mean");
    axes.put("nps", "share of 9-10 less share of 0-6");
    axes.put("csat", "share of the top two boxes");
    axes.put("ces", "mean 1..7");
    axes.put("scores95", "of responses: nps adjusted Wald, csat Wilson, ces Student");
    axes.put("action", "act where the interval's upper end is at or below neutral");
  }

  private static void counts(ObjectNode axes, CountsQuery counts) {
    axes.put("of", Names.COUNTS_OF.name(counts.of()));
    axes.put("dateRange", "events in [from, to)");
    axes.put("newCustomers", "count at their first event ever");
  }

  private static void terms(ObjectNode axes, Terms terms) {
    axes.put("model", terms.scope().model().id());
    axes.put("unit", unit(terms.unit()));
    axes.put("filters", filters(terms.scope()));
    axes.put("personaAndSegment", "the customer's latest known by asOf");
    axes.put("asOf", Instant.ofEpochMilli(terms.asOfMillis()).toString());
    axes.put("timeZone", terms.zone().getId());
    axes.put("minSample", terms.minSample());
    axes.put("deduplication", "event_id");
    axes.put("sampling", "none");
  }

  private static String unit(Unit unit) {
    return switch (unit) {
      case Unit.Customer ignored -> "customer";
      case Unit.CustomerProduct ignored -> "product";
      case Unit.Session session -> "session:" + Durations.format(session.gapMillis());
      case Unit.Property property -> "property:" + property.key();
    };
  }

  private static String filters(Scope scope) {
    if (scope.filters().isEmpty()) {
      return "none";
    }
    return switch (scope.filtersOn()) {
      case EVENTS -> "events that do not match are dropped before anything else";
      case ENTRY -> "the run's first event must match";
      case CUSTOMER -> "some event of the customer must match";
    };
  }
}
