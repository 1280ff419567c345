package io.klantreis.journey.change;

import io.klantreis.journey.change.Instances.Key;
import io.klantreis.journey.funnel.FunnelAnalysis;
import io.klantreis.journey.funnel.FunnelResult;
import io.klantreis.journey.funnel.FunnelResult.Kind;
import io.klantreis.journey.funnel.FunnelResult.Row;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
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
  private static final int RECENT = 0;
  private static final int BASE = 1;

  private final FunnelQuery query;
  private final Looks looks;
  private final JourneyIndex index;
  private final StageModels models;

  ClosedFunnel(FunnelQuery query, Looks looks, JourneyIndex index, StageModels models) {
    this.query = query;
    this.looks = looks;
    this.index = index;
    this.models = models;
  }

  /// Successes and trials of a group's steps, recent and before.
  private static final class Counts {
    private final Kind kind;
    private final long[][] converted;
    private final long[][] entered;

    Counts(Kind kind, int steps) {
      this.kind = kind;
      this.converted = new long[2][steps];
      this.entered = new long[2][steps];
    }

    void add(int when, List<Row> rows) {
      for (int k = 0; k < rows.size(); k++) {
        Row row = rows.get(k);
        entered[when][k] += row.matured();
        converted[when][k] += row.matured() == 0 ? 0 : Math.round(row.conversion() * row.matured());
      }
    }

    void add(Counts other) {
      for (int when : new int[] {RECENT, BASE}) {
        for (int k = 0; k < entered[when].length; k++) {
          entered[when][k] += other.entered[when][k];
          converted[when][k] += other.converted[when][k];
        }
      }
    }

    long size() {
      return entered[RECENT][0] + entered[BASE][0];
    }
  }

  /// @return what the range itself answers, for its facts and warnings
  FunnelResult addTo(Instances instances, Workers workers, QueryScope scope) {
    FunnelResult first = null;
    Set<String> told = null;
    for (int i = 0; i < looks.comparisons().size(); i++) {
      Comparison comparison = looks.comparisons().get(i);
      Map<String, Counts> groups = new HashMap<>();
      for (Stretch stretch : comparison.stretches()) {
        FunnelResult result = ask(stretch, workers, scope);
        first = first == null ? result : first;
        int when = stretch == comparison.recent() ? RECENT : BASE;
        for (FunnelResult.Group group : result.groups()) {
          groups
              .computeIfAbsent(group.name(), n -> new Counts(group.kind(), steps()))
              .add(when, group.rows());
        }
      }
      told = told == null ? largest(groups) : told;
      add(instances, i, told, groups);
    }
    if (first == null) {
      throw new IllegalStateException("nothing was compared");
    }
    return first;
  }

  private int steps() {
    return query.steps().size();
  }

  private FunnelResult ask(Stretch stretch, Workers workers, QueryScope scope) {
    return new FunnelAnalysis(index, models, in(stretch)).ask(workers, scope);
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
    return counts == null ? null : counts.kind;
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
      if (counts.kind == Kind.VALUE || counts.kind == Kind.OTHER) {
        if (!told.contains(name)) {
          shown
              .computeIfAbsent(Kind.OTHER.text(), n -> new Counts(Kind.OTHER, steps()))
              .add(counts);
        }
      } else if (counts.kind != Kind.ALL) {
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
              counts.converted[RECENT][k],
              counts.entered[RECENT][k],
              counts.converted[BASE][k],
              counts.entered[BASE][k]);
      Key key = new Key(name, counts.kind == Kind.VALUE, query.steps().get(k).name());
      instances.add(comparison, key, new TestedShare(shares));
    }
  }
}
