package io.klantreis.journey.funnel;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.funnel.FunnelResult.Group;
import io.klantreis.journey.funnel.FunnelResult.Kind;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.query.FunnelQuery.Runs;
import io.klantreis.journey.run.EventValues;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.Program;
import io.klantreis.journey.run.Warning;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stats.Samples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers a {@link FunnelQuery}.
public final class FunnelAnalysis {
  private static final int MANY = 10_000;

  private record Found(String name, Tally tally) {}

  private final FunnelQuery query;
  private final Population population;
  private final Program program;
  private final @Nullable EventValues values;
  private final Hops hops;
  private final FunnelRows rows;

  public FunnelAnalysis(JourneyIndex index, StageModels models, FunnelQuery query) {
    this.query = requireNonNull(query, "query is null");
    // PostHog's runs must lie in the range whole: nothing at or after its end exists
    this.population = Population.until(index, models, query.terms(), query.lastMillis());
    this.program = Program.of(query, population);
    Breakdown breakdown = query.breakdown();
    this.values = breakdown == null ? null : EventValues.of(index, breakdown.by());
    this.hops = Hops.ofSteps(program);
    this.rows = new FunnelRows(program, hops);
  }

  public FunnelResult ask(Workers workers, QueryScope scope) {
    FunnelPartial all = collect(workers, scope);
    Facts facts =
        new Facts(all.events(), all.units(), all.runs(), all.openRuns(), all.immatureRuns());
    List<Warning> warnings = new ArrayList<>(program.warnings());
    List<Group> groups = values == null ? ungrouped(all) : grouped(all, values, warnings);
    warn(groups, facts, warnings);
    return new FunnelResult(groups, facts, warnings);
  }

  private FunnelPartial collect(Workers workers, QueryScope scope) {
    List<FunnelPartial> partials =
        workers.run(
            population.parts(scope),
            scope,
            () -> new FunnelPartial(program, values, population),
            (partial, part) -> {
              partial.part(population, part, scope);
              scope.grow(partial.grown());
            });
    partials.forEach(FunnelPartial::finish);
    FunnelPartial all = partials.get(0);
    partials.subList(1, partials.size()).forEach(all::merge);
    lookAtTimes(all, workers, scope);
    return all;
  }

  /// Counts the times of each group and step in parallel, where there are many.
  private void lookAtTimes(FunnelPartial all, Workers workers, QueryScope scope) {
    if (all.runs() < MANY) {
      return;
    }
    List<Samples> times = new ArrayList<>();
    for (int group = 0; group < all.groups(); group++) {
      Tally tally = all.group(group);
      times.addAll(tally == null ? List.of() : List.of(tally.times));
    }
    workers.run(
        times.size(), scope, () -> scope, (unused, part) -> times.get(part).learn(0.5, 0.9));
  }

  private List<Group> ungrouped(FunnelPartial all) {
    Tally tally = all.group(0);
    Tally shown = tally == null ? new Tally(program, hops) : tally;
    return List.of(new Group(Kind.ALL, Kind.ALL.text(), rows.of(shown)));
  }

  private List<Group> grouped(FunnelPartial all, EventValues told, List<Warning> warnings) {
    List<Found> found = new ArrayList<>();
    for (int value = 1; value <= told.size(); value++) {
      Tally tally = all.group(value);
      if (tally != null) {
        found.add(new Found(told.text(value), tally));
      }
    }
    found.sort(
        Comparator.comparingLong((Found group) -> -group.tally().entered[0])
            .thenComparing(Found::name));
    int limit = Math.min(found.size(), requireNonNull(query.breakdown()).limit());
    List<Group> groups = new ArrayList<>();
    for (Found group : found.subList(0, limit)) {
      groups.add(new Group(Kind.VALUE, group.name(), rows.of(group.tally())));
    }
    if (limit < found.size()) {
      Tally rest = new Tally(program, hops);
      found.subList(limit, found.size()).forEach(group -> rest.merge(group.tally()));
      groups.add(new Group(Kind.OTHER, Kind.OTHER.text(), rows.of(rest)));
      warnings.add(new Warning.GroupsCut(limit, found.size() - limit));
    }
    add(groups, Kind.NONE, all.group(0));
    add(groups, Kind.DID_NOT_REACH, all.group(told.size() + 1));
    return groups;
  }

  private void add(List<Group> groups, Kind kind, @Nullable Tally tally) {
    if (tally != null) {
      groups.add(new Group(kind, kind.text(), rows.of(tally)));
    }
  }

  private void warn(List<Group> groups, Facts facts, List<Warning> warnings) {
    long smallest = Long.MAX_VALUE;
    long rated = 0;
    for (Group group : groups) {
      smallest = Math.min(smallest, group.rows().get(0).matured());
      rated += group.rows().get(0).matured();
    }
    if (query.runs() == Runs.MATURED && facts.runs() > 0 && rated == 0) {
      warnings.add(new Warning.NothingMatured(program.query().windowMillis(), facts.openRuns()));
    } else if (facts.runs() > 0 && smallest < query.terms().minSample()) {
      warnings.add(new Warning.SmallSample(smallest, query.terms().minSample()));
    }
  }
}
