package io.klantreis.journey.trend;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.funnel.FunnelResult.Kind;
import io.klantreis.journey.funnel.Hops;
import io.klantreis.journey.funnel.Ranking;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.query.FunnelQuery.Runs;
import io.klantreis.journey.query.FunnelTrendQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.EventValues;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.Program;
import io.klantreis.journey.run.Spans;
import io.klantreis.journey.run.Warning;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.time.TimeAxis;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers a {@link FunnelTrendQuery} in one pass: a unit's events are read once, and the runs of
/// each interval are chosen among the entries in it.
public final class TrendAnalysis {
  private final FunnelTrendQuery query;
  private final FunnelQuery funnel;
  private final Population population;
  private final Program program;
  private final Hops hops;
  private final TimeAxis axis;
  private final @Nullable EventValues values;

  public TrendAnalysis(JourneyIndex index, StageModels models, FunnelTrendQuery query) {
    this.query = requireNonNull(query, "query is null");
    this.funnel = query.funnel();
    Terms terms = funnel.terms();
    // PostHog's runs must lie in the range whole: nothing at or after its end exists
    this.population = Population.until(index, models, terms, funnel.lastMillis());
    this.program = Program.of(funnel, population);
    this.hops =
        query.isBetweenSteps()
            ? Hops.between(program, query.firstStep() - 1, query.lastStep() - 1)
            : Hops.ofSteps(program);
    this.axis = TimeAxis.of(terms.fromMillis(), terms.toMillis(), query.interval(), terms.zone());
    Breakdown breakdown = funnel.breakdown();
    this.values = breakdown == null ? null : EventValues.of(index, breakdown.by());
  }

  public TrendResult ask(Workers workers, QueryScope scope) {
    Spans spans = Spans.of(program.query(), axis);
    List<TrendPartial> partials =
        workers.run(
            population.parts(scope),
            scope,
            () -> new TrendPartial(program, hops, spans, values, population, scope),
            (partial, part) -> partial.part(population, part));
    TrendPartial all = partials.get(0);
    partials.subList(1, partials.size()).forEach(all::merge);
    List<Warning> warnings = new ArrayList<>(program.warnings());
    TrendLines lines = new TrendLines(query, program, hops, axis);
    List<TrendResult.Line> told = new ArrayList<>();
    if (values == null) {
      @Nullable Cell[] cells = all.groups().get(0);
      @Nullable Cell[] none = new @Nullable Cell[axis.size()];
      told.addAll(lines.of(Kind.ALL, Kind.ALL.text(), cells == null ? none : cells));
    } else {
      told.addAll(grouped(all, values, lines, warnings));
    }
    Facts facts =
        new Facts(all.events(), all.units(), all.runs(), all.openRuns(), all.immatureRuns());
    warn(facts, lines, warnings);
    return new TrendResult(axis, told, facts, warnings);
  }

  private List<TrendResult.Line> grouped(
      TrendPartial all, EventValues named, TrendLines lines, List<Warning> warnings) {
    Ranking.Order<@Nullable Cell[]> order =
        Ranking.of(
            all.groups(),
            named,
            requireNonNull(funnel.breakdown()).limit(),
            TrendAnalysis::entries,
            TrendAnalysis::merged);
    List<TrendResult.Line> told = new ArrayList<>();
    order.groups().forEach(one -> told.addAll(lines.of(one.kind(), one.name(), one.value())));
    if (order.cut() > 0) {
      warnings.add(new Warning.GroupsCut(order.shown(), order.cut()));
    }
    return told;
  }

  private static long entries(@Nullable Cell[] cells) {
    long entries = 0;
    for (Cell cell : cells) {
      entries += cell == null ? 0 : cell.entries;
    }
    return entries;
  }

  private static @Nullable Cell[] merged(@Nullable Cell[] one, @Nullable Cell[] other) {
    for (int interval = 0; interval < one.length; interval++) {
      Cell more = other[interval];
      Cell sum = one[interval];
      if (sum == null) {
        one[interval] = more;
      } else if (more != null) {
        sum.merge(more);
      }
    }
    return one;
  }

  private void warn(Facts facts, TrendLines lines, List<Warning> warnings) {
    if (facts.runs() == 0) {
      return;
    }
    int minSample = funnel.terms().minSample();
    if (funnel.runs() == Runs.MATURED && facts.immatureRuns() == facts.runs()) {
      warnings.add(new Warning.NothingMatured(program.query().windowMillis(), facts.openRuns()));
    } else if (lines.smallest() < minSample) {
      warnings.add(new Warning.SmallSample(lines.smallest(), minSample));
    }
  }
}
