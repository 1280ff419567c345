package io.klantreis.journey.cell;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.funnel.FunnelAnalysis;
import io.klantreis.journey.funnel.FunnelResult.Group;
import io.klantreis.journey.funnel.FunnelResult.Kind;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.CustomersQuery;
import io.klantreis.journey.query.CustomersQuery.Cell;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.query.FunnelTrendQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.EventValues;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.Program;
import io.klantreis.journey.run.Spans;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.time.TimeAxis;
import io.klantreis.journey.trend.TrendAnalysis;
import io.klantreis.journey.trend.TrendResult.Line;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Answers a {@link CustomersQuery}: the same runs that the funnel counted, kept instead of added
/// up.
public final class CellAnalysis {
  private final JourneyIndex index;
  private final StageModels models;
  private final CustomersQuery query;
  private final FunnelQuery funnel;
  private final Population population;
  private final Program program;
  private final @Nullable Spans spans;
  private final int interval;

  public CellAnalysis(JourneyIndex index, StageModels models, CustomersQuery query) {
    this.index = requireNonNull(index, "index is null");
    this.models = requireNonNull(models, "models is null");
    this.query = query;
    this.funnel = query.funnel();
    Terms terms = funnel.terms();
    // PostHog's runs must lie in the range whole: nothing at or after its end exists
    this.population = Population.until(index, models, terms, funnel.lastMillis());
    this.program = Program.of(funnel, population);
    Cell cell = query.cell();
    if (cell.timeMillis() == null || cell.interval() == null) {
      this.spans = null;
      this.interval = 0;
    } else {
      TimeAxis axis =
          TimeAxis.of(terms.fromMillis(), terms.toMillis(), cell.interval(), terms.zone());
      this.spans = Spans.of(program.query(), axis);
      this.interval = axis.indexOf(cell.timeMillis());
    }
  }

  public CellResult ask(Workers workers, QueryScope scope) {
    Breakdown breakdown = funnel.breakdown();
    EventValues values = breakdown == null ? null : EventValues.of(index, breakdown.by());
    Wanted wanted = wanted(values, workers, scope);
    List<CellPartial> partials =
        workers.run(
            population.parts(scope),
            scope,
            () -> new CellPartial(query, program, wanted, population, spans, interval),
            (partial, part) -> partial.part(population, part, scope));
    CellPartial all = partials.get(0);
    partials.subList(1, partials.size()).forEach(all::merge);
    Facts facts = new Facts(all.events(), all.units(), all.runs(), 0, 0);
    return new CellResult(all.rows(), all.all(), facts, program.warnings());
  }

  private Wanted wanted(@Nullable EventValues values, Workers workers, QueryScope scope) {
    String name = query.cell().group();
    if (values == null || name == null) {
      return new Wanted(values, null, "", Set.of());
    }
    for (Kind kind : List.of(Kind.NONE, Kind.DID_NOT_REACH)) {
      if (kind.text().equals(name)) {
        return new Wanted(values, kind, name, Set.of());
      }
    }
    return Kind.OTHER.text().equals(name)
        ? new Wanted(values, Kind.OTHER, name, shown(workers, scope))
        : new Wanted(values, Kind.VALUE, name, Set.of());
  }

  /// The groups that the answer, whose cell this is, tells apart.
  private Set<String> shown(Workers workers, QueryScope scope) {
    Set<String> names = new HashSet<>();
    if (query.cell().interval() == null) {
      for (Group group : new FunnelAnalysis(index, models, funnel).ask(workers, scope).groups()) {
        if (group.kind() == Kind.VALUE) {
          names.add(group.name());
        }
      }
    } else {
      FunnelTrendQuery trend =
          new FunnelTrendQuery(funnel, query.cell().interval(), /* band= */ false, 0, 0);
      for (Line line : new TrendAnalysis(index, models, trend).ask(workers, scope).lines()) {
        if (line.kind() == Kind.VALUE) {
          names.add(line.group());
        }
      }
    }
    return names;
  }
}
