package io.klantreis.journey.times;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.funnel.FunnelResult.Kind;
import io.klantreis.journey.funnel.Ranking;
import io.klantreis.journey.funnel.Ranking.Ranked;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.query.TimeToConvertQuery;
import io.klantreis.journey.query.TimeToConvertQuery.Format;
import io.klantreis.journey.run.EventValues;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.Program;
import io.klantreis.journey.run.Warning;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers a {@link TimeToConvertQuery} over the counted runs, whatever `runs` says: the
/// histogram's counts add up to those who converted.
public final class TimesAnalysis {
  private final TimeToConvertQuery query;
  private final FunnelQuery funnel;
  private final Population population;
  private final Program program;
  private final @Nullable EventValues values;

  public TimesAnalysis(JourneyIndex index, StageModels models, TimeToConvertQuery query) {
    this.query = requireNonNull(query, "query is null");
    this.funnel = query.funnel();
    // PostHog's runs must lie in the range whole: nothing at or after its end exists
    this.population = Population.until(index, models, funnel.terms(), funnel.lastMillis());
    this.program = Program.of(funnel, population);
    Breakdown breakdown = funnel.breakdown();
    this.values = breakdown == null ? null : EventValues.of(index, breakdown.by());
  }

  public TimesResult ask(Workers workers, QueryScope scope) {
    List<TimesPartial> partials =
        workers.run(
            population.parts(scope),
            scope,
            () -> new TimesPartial(query, program, values, population),
            (partial, part) -> partial.part(population, part, scope));
    TimesPartial all = partials.get(0);
    partials.subList(1, partials.size()).forEach(all::merge);
    Facts facts =
        new Facts(all.events(), all.units(), all.runs(), all.openRuns(), all.immatureRuns());
    List<Warning> warnings = new ArrayList<>(program.warnings());
    List<Ranked<Waits>> groups = groups(all, warnings);
    long made = groups.stream().mapToLong(group -> group.value().made.size()).sum();
    if (made > 0 && made < funnel.terms().minSample()) {
      warnings.add(new Warning.SmallSample(made, funnel.terms().minSample()));
    }
    if (query.format() == Format.CURVE) {
      Curves curves = new Curves(program.query().windowMillis());
      List<TimesResult.Curve> drawn = new ArrayList<>();
      groups.forEach(group -> drawn.add(curves.of(group.kind(), group.name(), group.value())));
      return new TimesResult.Curves(drawn, facts, warnings);
    }
    return histogram(groups, made, facts, warnings);
  }

  private List<Ranked<Waits>> groups(TimesPartial all, List<Warning> warnings) {
    if (values == null) {
      Waits waits = all.groups().getOrDefault(0, new Waits());
      return List.of(new Ranked<>(Kind.ALL, Kind.ALL.text(), waits));
    }
    Ranking.Order<Waits> order =
        Ranking.of(
            all.groups(),
            values,
            requireNonNull(funnel.breakdown()).limit(),
            waits -> waits.made.size() + waits.open.size() + waits.lost,
            (one, other) -> {
              one.merge(other);
              return one;
            });
    if (order.cut() > 0) {
      warnings.add(new Warning.GroupsCut(order.shown(), order.cut()));
    }
    return order.groups();
  }

  private TimesResult histogram(
      List<Ranked<Waits>> groups, long made, Facts facts, List<Warning> warnings) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (Ranked<Waits> group : groups) {
      for (long time : group.value().made.values()) {
        min = Math.min(min, time);
        max = Math.max(max, time);
      }
    }
    if (made == 0) {
      return new TimesResult.Histogram(null, List.of(), facts, warnings);
    }
    Bins bins = Bins.of(min, max, made, query.bins());
    List<TimesResult.Counts> counted = new ArrayList<>();
    for (Ranked<Waits> group : groups) {
      long[] counts = new long[bins.count()];
      for (long time : group.value().made.values()) {
        counts[bins.indexOf(time)]++;
      }
      counted.add(new TimesResult.Counts(group.kind(), group.name(), counts));
    }
    return new TimesResult.Histogram(bins, counted, facts, warnings);
  }
}
