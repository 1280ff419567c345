package io.klantreis.journey.change;

import io.klantreis.journey.change.Instances.Key;
import io.klantreis.journey.funnel.FunnelAnalysis;
import io.klantreis.journey.funnel.FunnelResult;
import io.klantreis.journey.funnel.FunnelResult.Kind;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.query.FunnelQuery.Preset;
import io.klantreis.journey.run.EventValues;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.Program;
import io.klantreis.journey.run.Spans;
import io.klantreis.journey.run.Warning;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stats.ShareChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares the conversions of a funnel's closed runs.
final class ClosedFunnel {
  private static final int MOST_GROUPS = 1_000;

  private final FunnelQuery query;
  private final Looks looks;
  private final JourneyIndex index;
  private final StageModels models;
  private final List<Warning> warnings = new ArrayList<>();
  private long eventsRead;
  private long units;
  private long runs;

  ClosedFunnel(FunnelQuery query, Looks looks, JourneyIndex index, StageModels models) {
    this.query = query;
    this.looks = looks;
    this.index = index;
    this.models = models;
  }

  void addTo(Instances instances, Workers workers, QueryScope scope) {
    Set<String> told = null;
    for (int i = 0; i < looks.comparisons().size(); i++) {
      Comparison comparison = looks.comparisons().get(i);
      Map<String, Counts> groups =
          query.preset() == Preset.POSTHOG
              ? asked(comparison, workers, scope)
              : counted(comparison, workers, scope);
      told = told == null ? largest(groups) : told;
      add(instances, i, told, groups);
    }
  }

  Facts facts() {
    return new Facts(eventsRead, units, runs, 0, 0);
  }

  List<Warning> warnings() {
    return List.copyOf(warnings);
  }

  /// Each stretch asked by itself: in PostHog's way a range changes what exists.
  Map<String, Counts> asked(Comparison comparison, Workers workers, QueryScope scope) {
    Map<String, Counts> groups = new HashMap<>();
    for (Stretch stretch : comparison.stretches()) {
      FunnelResult result = new FunnelAnalysis(index, models, in(stretch)).ask(workers, scope);
      note(
          result.facts().eventsRead(),
          result.facts().units(),
          result.facts().runs(),
          result.warnings().stream()
              .filter(warning -> warning instanceof Warning.UnknownTouchpoint)
              .toList());
      int when = stretch.equals(comparison.recent()) ? Counts.RECENT : Counts.BASE;
      for (FunnelResult.Group group : result.groups()) {
        groups
            .computeIfAbsent(group.name(), n -> new Counts(group.kind(), steps()))
            .add(when, group.rows());
      }
    }
    return groups;
  }

  /// The same of all stretches in one pass.
  Map<String, Counts> counted(Comparison comparison, Workers workers, QueryScope scope) {
    FunnelQuery whole = in(comparison.whole());
    Population population = Population.of(index, models, whole.terms());
    Program program = Program.of(whole, population);
    Breakdown breakdown = whole.breakdown();
    EventValues values = breakdown == null ? null : EventValues.of(index, breakdown.by());
    Spans spans =
        Spans.ofStretches(
            whole,
            comparison.whole().fromMillis(),
            comparison.recent().millis(),
            comparison.baseline().size() + 1);
    List<ClosedPartial> partials =
        workers.run(
            population.parts(scope),
            scope,
            () -> new ClosedPartial(program, spans, values, population),
            (partial, part) -> partial.part(population, part, scope));
    ClosedPartial all = partials.getFirst();
    partials.subList(1, partials.size()).forEach(all::merge);
    note(all.events(), all.units(), all.runs(), program.warnings());
    return all.named();
  }

  private void note(long events, long counted, long begun, List<Warning> found) {
    eventsRead += events;
    units = Math.max(units, counted);
    runs = Math.max(runs, begun);
    found.stream().filter(warning -> !warnings.contains(warning)).forEach(warnings::add);
  }

  private int steps() {
    return query.steps().size();
  }

  private FunnelQuery in(Stretch stretch) {
    Breakdown asked = query.breakdown();
    Breakdown wide =
        asked == null
            ? null
            : new Breakdown(asked.by(), asked.attribution(), asked.step(), MOST_GROUPS);
    return query.asked(stretch.in(looks.terms()), wide, query.counting(), query.select());
  }

  private Set<String> largest(Map<String, Counts> groups) {
    List<String> names = new ArrayList<>(groups.keySet());
    names.removeIf(name -> kind(groups, name) != Kind.VALUE && kind(groups, name) != Kind.ALL);
    names.sort((one, other) -> {
      int bySize = Long.compare(size(groups, other), size(groups, one));
      return bySize != 0 ? bySize : one.compareTo(other);
    });
    Breakdown breakdown = query.breakdown();
    int limit = breakdown == null ? 1 : breakdown.limit();
    return new HashSet<>(names.subList(0, Math.min(limit, names.size())));
  }

  private static @Nullable Kind kind(Map<String, Counts> groups, String name) {
    Counts counts = groups.get(name);
    return counts == null ? null : counts.kind();
  }

  private static long size(Map<String, Counts> groups, String name) {
    Counts counts = groups.get(name);
    return counts == null ? 0 : counts.size();
  }

  private void add(
      Instances instances, int comparison, Set<String> told, Map<String, Counts> groups) {
    Map<String, Counts> shown = new LinkedHashMap<>();
    told.stream()
        .sorted()
        .forEach(
            name -> shown.put(name, groups.getOrDefault(name, new Counts(valueKind(), steps()))));
    groups.forEach((name, counts) -> {
      if (counts.kind() == Kind.VALUE || counts.kind() == Kind.OTHER) {
        if (!told.contains(name)) {
          shown
              .computeIfAbsent(Kind.OTHER.text(), n -> new Counts(Kind.OTHER, steps()))
              .add(counts);
        }
      } else if (counts.kind() != Kind.ALL) {
        shown.put(name, counts);
      }
    });
    shown.forEach((name, counts) -> addGroup(instances, comparison, name, counts));
  }

  private Kind valueKind() {
    return query.breakdown() == null ? Kind.ALL : Kind.VALUE;
  }

  private void addGroup(Instances instances, int comparison, String name, Counts counts) {
    for (int k = 0; k < steps() - 1; k++) {
      var shares =
          new ShareChange(
              counts.converted()[Counts.RECENT][k],
              counts.entered()[Counts.RECENT][k],
              counts.converted()[Counts.BASE][k],
              counts.entered()[Counts.BASE][k]);
      Key key = new Key(name, counts.kind() == Kind.VALUE, query.steps().get(k).name());
      instances.add(comparison, key, new TestedShare(shares));
    }
  }
}
