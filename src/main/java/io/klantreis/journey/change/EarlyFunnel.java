package io.klantreis.journey.change;

import io.klantreis.journey.change.Instances.Key;
import io.klantreis.journey.funnel.FunnelResult.Kind;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.query.FunnelQuery.Counting;
import io.klantreis.journey.query.FunnelQuery.Preset;
import io.klantreis.journey.query.FunnelQuery.Select;
import io.klantreis.journey.run.EventValues;
import io.klantreis.journey.run.Facts;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.Program;
import io.klantreis.journey.run.Spans;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.QueryScope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Compares a funnel's conversions at equal age, runs that still go on among them. A unit counts by
/// its first entry of a stretch: the furthest one would be better known the older it is.
final class EarlyFunnel {
  private final FunnelQuery query;
  private final Looks looks;
  private final Population population;
  private final @Nullable EventValues values;
  private long eventsRead;
  private long runs;

  EarlyFunnel(FunnelQuery query, Looks looks, JourneyIndex index, StageModels models) {
    this.query = query;
    this.looks = looks;
    this.population = Population.of(index, models, looks.terms());
    Breakdown breakdown = query.breakdown();
    this.values = breakdown == null ? null : EventValues.of(index, breakdown.by());
  }

  Facts addTo(Instances instances, Workers workers, QueryScope scope) {
    Set<Integer> told = null;
    for (int i = 0; i < looks.comparisons().size(); i++) {
      Comparison comparison = looks.comparisons().get(i);
      EarlyPartial all =
          query.preset() == Preset.POSTHOG
              ? asked(comparison, workers, scope)
              : counted(comparison, workers, scope);
      eventsRead = Math.max(eventsRead, all.eventsRead());
      runs = Math.max(runs, all.runs());
      told = told == null ? largest(all) : told;
      add(instances, i, told, all, scope);
    }
    return new Facts(eventsRead, runs, runs, 0, 0);
  }

  /// Each stretch asked by itself: in PostHog's way a range changes what exists.
  EarlyPartial asked(Comparison comparison, Workers workers, QueryScope scope) {
    List<Program> programs = comparison.stretches().stream().map(this::program).toList();
    return collect(workers, scope, () -> new EarlyPartial(programs, values, looks.terms(), scope));
  }

  /// The same of all stretches in one pass.
  EarlyPartial counted(Comparison comparison, Workers workers, QueryScope scope) {
    Program program = program(comparison.whole());
    Spans spans =
        Spans.ofStretches(
            program.query(),
            comparison.whole().fromMillis(),
            comparison.recent().millis(),
            comparison.baseline().size() + 1);
    return collect(
        workers, scope, () -> new EarlyPartial(program, spans, values, population, scope));
  }

  private EarlyPartial collect(Workers workers, QueryScope scope, Supplier<EarlyPartial> maker) {
    List<EarlyPartial> partials =
        workers.run(
            population.parts(scope),
            scope,
            maker,
            (partial, part) -> partial.part(population, part));
    EarlyPartial all = partials.getFirst();
    partials.subList(1, partials.size()).forEach(all::merge);
    return all;
  }

  private Program program(Stretch stretch) {
    Counting counting = query.counting() == Counting.UNIQUE ? Counting.FIRST : query.counting();
    FunnelQuery asked = query.asked(stretch.in(looks.terms()), null, counting, Select.ENTRY);
    return Program.of(asked, population);
  }

  private Set<Integer> largest(EarlyPartial all) {
    List<Integer> groups = new ArrayList<>();
    for (int group = values == null ? 0 : 1; group < all.groups(); group++) {
      if (all.size(group) > 0 || values == null) {
        groups.add(group);
      }
    }
    groups.sort(Comparator.comparingLong((Integer group) -> -all.size(group)));
    Breakdown breakdown = query.breakdown();
    int limit = breakdown == null ? 1 : breakdown.limit();
    return new HashSet<>(groups.subList(0, Math.min(limit, groups.size())));
  }

  private void add(
      Instances instances, int comparison, Set<Integer> told, EarlyPartial all, QueryScope scope) {
    for (int step = 0; step < query.steps().size() - 1; step++) {
      String id = query.steps().get(step).name();
      Waits rest = new Waits();
      for (int group = 0; group < all.groups(); group++) {
        Waits waits = all.waits(group, step);
        if (told.contains(group)) {
          Key key = new Key(name(group), values != null, id);
          instances.add(comparison, key, (waits == null ? new Waits() : waits).asShare());
        } else if (group == 0 && waits != null) {
          instances.add(comparison, new Key(Kind.NONE.text(), false, id), waits.asShare());
        } else if (waits != null) {
          rest.addAll(waits, scope);
        }
      }
      if (rest.size() + rest.baseSize() > 0) {
        instances.add(comparison, new Key(Kind.OTHER.text(), false, id), rest.asShare());
      }
    }
  }

  private String name(int group) {
    return values == null ? Kind.ALL.text() : values.text(group);
  }
}
