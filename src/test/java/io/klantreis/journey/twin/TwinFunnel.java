package io.klantreis.journey.twin;

import io.klantreis.journey.funnel.FunnelResult.Group;
import io.klantreis.journey.funnel.FunnelResult.Kind;
import io.klantreis.journey.funnel.FunnelResult.Row;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelQuery.Attribution;
import io.klantreis.journey.query.FunnelQuery.Breakdown;
import io.klantreis.journey.query.FunnelQuery.Preset;
import io.klantreis.journey.query.FunnelQuery.Runs;
import io.klantreis.testing.MemorySource.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The funnel's answer from all runs that count: contract §4.1's frame, field by field.
public final class TwinFunnel {
  private static final double Z = 1.959963984540054;

  private final FunnelQuery query;
  private final Map<String, List<TwinRun>> counted = new TreeMap<>();
  private final Map<String, List<TwinRun>> matured = new TreeMap<>();

  private TwinFunnel(List<Event> events, StageModels models, FunnelQuery query) {
    this.query = query;
    List<Event> there = events;
    if (query.preset() == Preset.POSTHOG) {
      // PostHog: events at or after the range's end do not exist
      there = events.stream().filter(e -> e.timeMillis() < query.terms().toMillis()).toList();
    }
    for (List<TwinEvent> unit : TwinUnits.of(there, query.terms())) {
      count(unit, models, false, counted);
      count(unit, models, true, matured);
    }
  }

  private void count(
      List<TwinEvent> unit,
      StageModels models,
      boolean maturedOnly,
      Map<String, List<TwinRun>> into) {
    Breakdown breakdown = query.breakdown();
    Attribution attribution = breakdown == null ? null : breakdown.attribution();
    List<TwinRun> plain = new TwinRuns(query, models, unit).counted(maturedOnly);
    if (breakdown != null && attribution == Attribution.ALL) {
      byValue(unit)
          .forEach((value, events) ->
              add(into, value, new TwinRuns(query, models, events, unit).counted(maturedOnly)));
      return;
    }
    if (breakdown != null && attribution == Attribution.STEP && query.preset() == Preset.POSTHOG) {
      int step = breakdown.step() - 1;
      List<TwinRun> reached = new ArrayList<>();
      byValue(unit)
          .forEach((value, events) -> {
            TwinRuns runs = new TwinRuns(query, models, unit);
            runs.onlyAtStep(step, events);
            List<TwinRun> found =
                runs.counted(maturedOnly).stream()
                    .filter(run -> run.made.containsKey(step))
                    .toList();
            reached.addAll(found);
            add(into, value, found);
          });
      if (reached.isEmpty()) {
        add(into, Kind.DID_NOT_REACH.text(), plain);
      }
      return;
    }
    for (TwinRun run : plain) {
      add(into, groupOf(run), List.of(run));
    }
  }

  private Map<String, List<TwinEvent>> byValue(List<TwinEvent> unit) {
    Map<String, List<TwinEvent>> values = new TreeMap<>();
    for (TwinEvent event : unit) {
      String value = event.field(java.util.Objects.requireNonNull(query.breakdown()).by());
      values
          .computeIfAbsent(value == null ? Kind.NONE.text() : "=" + value, v -> new ArrayList<>())
          .add(event);
    }
    return values;
  }

  private static void add(Map<String, List<TwinRun>> into, String group, List<TwinRun> runs) {
    if (!runs.isEmpty()) {
      into.computeIfAbsent(group, g -> new ArrayList<>()).addAll(runs);
    }
  }

  /// The groups of the answer, the largest first, the fixed ones last.
  public static List<Group> ask(List<Event> events, StageModels models, FunnelQuery query) {
    return new TwinFunnel(events, models, query).groups();
  }

  private String groupOf(TwinRun run) {
    Breakdown breakdown = query.breakdown();
    if (breakdown == null) {
      return Kind.ALL.text();
    }
    List<TwinEvent> events = new ArrayList<>(run.made.values());
    switch (breakdown.attribution()) {
      case FIRST -> {}
      case LAST -> Collections.reverse(events);
      case STEP -> {
        TwinEvent event = run.made.get(breakdown.step() - 1);
        if (event == null) {
          return Kind.DID_NOT_REACH.text();
        }
        events = List.of(event);
      }
      case ALL -> throw new IllegalArgumentException("not here");
    }
    for (TwinEvent event : events) {
      String value = event.field(breakdown.by());
      if (value != null) {
        return "=" + value;
      }
    }
    return Kind.NONE.text();
  }

  private List<Group> groups() {
    Breakdown breakdown = query.breakdown();
    if (breakdown == null) {
      return List.of(group(Kind.ALL, List.of("")));
    }
    List<String> values = new ArrayList<>();
    Map<String, List<TwinRun>> both = new LinkedHashMap<>(counted);
    if (query.runs() == Runs.MATURED) {
      matured.forEach(both::putIfAbsent);
    }
    both.keySet().stream().filter(name -> name.startsWith("=")).sorted().forEach(values::add);
    values.sort(
        java.util.Comparator.comparing((String v) -> -runs(counted, List.of(v)).size())
            .thenComparing(v -> v));
    List<Group> groups = new ArrayList<>();
    int shown = Math.min(values.size(), breakdown.limit());
    for (String value : values.subList(0, shown)) {
      Group group = group(Kind.VALUE, List.of(value));
      groups.add(new Group(Kind.VALUE, value.substring(1), group.rows()));
    }
    if (shown < values.size()) {
      groups.add(group(Kind.OTHER, values.subList(shown, values.size())));
    }
    for (Kind kind : List.of(Kind.NONE, Kind.DID_NOT_REACH)) {
      if (both.containsKey(kind.text())) {
        groups.add(group(kind, List.of(kind.text())));
      }
    }
    return groups;
  }

  private static List<TwinRun> runs(Map<String, List<TwinRun>> of, List<String> names) {
    List<TwinRun> runs = new ArrayList<>();
    names.forEach(name -> runs.addAll(of.getOrDefault(name, List.of())));
    return runs;
  }

  private Group group(Kind kind, List<String> names) {
    List<TwinRun> all = runs(counted, names);
    List<TwinRun> rated = query.runs() == Runs.MATURED ? runs(matured, names) : all;
    List<Row> rows = new ArrayList<>();
    for (int k = 0; k < query.steps().size(); k++) {
      rows.add(row(k, all, rated));
    }
    return new Group(kind, kind.text(), rows);
  }

  private Row row(int k, List<TwinRun> all, List<TwinRun> rated) {
    long entered = 0;
    long converted = 0;
    long open = 0;
    int next = new TwinRun(query).requiredAfter(k);
    List<Long> times = new ArrayList<>();
    for (TwinRun run : all) {
      if (!run.made.containsKey(k)) {
        continue;
      }
      entered++;
      if (next < 0) {
        converted++;
      } else if (run.made.containsKey(next)) {
        converted++;
        times.add(run.made.get(next).time() - run.made.get(k).time());
      } else if (run.isOpen()) {
        open++;
      }
    }
    Collections.sort(times);
    double of = rated.stream().filter(run -> run.made.containsKey(k)).count();
    double first = rated.size();
    double hits =
        rated.stream().filter(run -> run.made.containsKey(k) && run.made.containsKey(next)).count();
    double share = next < 0 || of == 0 ? Double.NaN : hits / of;
    double width = Z * Math.sqrt(Z * Z + 4 * of * share * (1 - share));
    double[] conversion = {
      share,
      (2 * of * share + Z * Z - width) / (2 * (of + Z * Z)),
      (2 * of * share + Z * Z + width) / (2 * (of + Z * Z))
    };
    double total = first == 0 ? Double.NaN : of / first;
    if (query.runs() == Runs.PROJECTED) {
      TwinProjection projection = new TwinProjection(query, rated);
      conversion = projection.conversion(k, next);
      total = projection.conversion(0, k)[0];
    }
    return new Row(
        query.steps().get(k).name(),
        query.steps().get(k).label(),
        entered,
        converted,
        open,
        entered - converted - open,
        conversion[0],
        conversion[1],
        conversion[2],
        total,
        (long) of,
        quantile(times, 0.5),
        times.stream().mapToLong(t -> t).average().orElse(Double.NaN),
        quantile(times, 0.9));
  }

  private static double quantile(List<Long> sorted, double share) {
    if (sorted.isEmpty()) {
      return Double.NaN;
    }
    double rank = share * (sorted.size() - 1);
    int low = (int) rank;
    int high = Math.min(low + 1, sorted.size() - 1);
    return sorted.get(low) * (1 - (rank - low)) + sorted.get(high) * (rank - low);
  }
}
