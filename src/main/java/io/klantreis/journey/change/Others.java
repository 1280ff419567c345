package io.klantreis.journey.change;

import io.klantreis.journey.change.Instances.Key;
import io.klantreis.journey.counts.CountsAnalysis;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.CountsQuery;
import io.klantreis.journey.query.SentimentQuery;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.StageDurationQuery.Measure;
import io.klantreis.journey.query.StageDurationQuery.Per;
import io.klantreis.journey.query.StageDurationQuery.Split;
import io.klantreis.journey.run.FixedNames;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.sentiment.SentimentAnalysis;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.StageDurationAnalysis;
import io.klantreis.journey.stage.StayLengths;
import io.klantreis.journey.stats.CountChange;
import io.klantreis.journey.stats.Moments;
import io.klantreis.journey.time.TimeAxis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Compares stays, feelings and counts, each stretch asked as the question itself would be.
final class Others {
  private static final int MOST_GROUPS = 1_000;
  private static final String OTHER = "(other)";

  private final Looks looks;
  private final JourneyIndex index;
  private final StageModels models;
  private final Workers workers;
  private final QueryScope scope;

  Others(Looks looks, JourneyIndex index, StageModels models, Workers workers, QueryScope scope) {
    this.looks = looks;
    this.index = index;
    this.models = models;
    this.workers = workers;
    this.scope = scope;
  }

  void stays(StageDurationQuery query, Instances instances) {
    List<Stage> stages =
        query.terms().scope().model().stages().stream()
            .filter(stage -> query.stage() == null || query.stage().equals(stage.id()))
            .toList();
    Set<String> told = null;
    for (int i = 0; i < looks.comparisons().size(); i++) {
      Comparison comparison = looks.comparisons().get(i);
      Map<String, List<Waits>> groups = new LinkedHashMap<>();
      for (Stretch stretch : asked(query, comparison)) {
        boolean recent = stretch.equals(comparison.recent());
        for (StayLengths.OfGroup group : lengths(query, stretch)) {
          List<Waits> waits = groups.computeIfAbsent(group.group(), g -> waits(stages.size()));
          for (int stage = 0; stage < stages.size(); stage++) {
            waits.get(stage).addAll(recent, group.stages().get(stage), scope);
          }
        }
      }
      told = told == null ? largest(groups, query) : told;
      cut(groups, told, stages.size());
      for (Map.Entry<String, List<Waits>> group : groups.entrySet()) {
        boolean isValue = !group.getKey().isEmpty() && !FixedNames.isOne(group.getKey());
        for (int stage = 0; stage < stages.size(); stage++) {
          Key key = new Key(group.getKey(), isValue, stages.get(stage).id());
          instances.add(i, key, group.getValue().get(stage).asTime());
        }
      }
    }
  }

  /// Visits are counted one by one, wherever they begin: those of all stretches of the baseline are
  /// asked in one go. A unit that counts once a stretch is not.
  private static List<Stretch> asked(StageDurationQuery query, Comparison comparison) {
    return query.measure() == Measure.SOJOURN && query.per() == Per.VISIT
        ? List.of(comparison.recent(), comparison.before())
        : comparison.stretches();
  }

  private static List<Waits> waits(int stages) {
    List<Waits> waits = new ArrayList<>();
    for (int stage = 0; stage < stages; stage++) {
      waits.add(new Waits());
    }
    return waits;
  }

  /// The groups with most stays, as many as the breakdown tells apart.
  private static Set<String> largest(Map<String, List<Waits>> groups, StageDurationQuery query) {
    int limit = query.split() instanceof Split.Breakdown breakdown ? breakdown.limit() : 1;
    return groups.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, List<Waits>>>comparingLong(group -> -size(group))
                .thenComparing(Map.Entry::getKey))
        .limit(limit)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static long size(Map.Entry<String, List<Waits>> group) {
    return group.getValue().stream().mapToLong(waits -> waits.size() + waits.baseSize()).sum();
  }

  /// Puts the groups together that are not told apart.
  private void cut(Map<String, List<Waits>> groups, Set<String> told, int stages) {
    List<Waits> rest = waits(stages);
    boolean cut =
        groups
            .entrySet()
            .removeIf(group -> {
              boolean isRest = !told.contains(group.getKey());
              for (int stage = 0; isRest && stage < stages; stage++) {
                rest.get(stage).addAll(group.getValue().get(stage), scope);
              }
              return isRest;
            });
    if (cut) {
      groups.put(OTHER, rest);
    }
  }

  private List<StayLengths.OfGroup> lengths(StageDurationQuery query, Stretch stretch) {
    Split wide =
        query.split() instanceof Split.Breakdown breakdown
            ? new Split.Breakdown(breakdown.by(), MOST_GROUPS)
            : null;
    var asked =
        new StageDurationQuery(
            stretch.in(looks.terms()),
            query.measure(),
            query.per(),
            query.horizonMillis(),
            query.idleMillis(),
            wide,
            query.stage(),
            query.interval(),
            /* band= */ false,
            StageDurationQuery.Format.TABLE);
    return new StageDurationAnalysis(index, models, asked).lengths(workers, scope);
  }

  void feelings(SentimentQuery query, Instances instances) {
    for (int i = 0; i < looks.comparisons().size(); i++) {
      Comparison comparison = looks.comparisons().get(i);
      Map<String, Moments> base = new LinkedHashMap<>();
      for (Stretch stretch : comparison.baseline()) {
        means(query, stretch)
            .forEach(
                (group, moments) -> base.computeIfAbsent(group, g -> new Moments()).add(moments));
      }
      Map<String, Moments> recent = means(query, comparison.recent());
      recent.keySet().forEach(group -> base.computeIfAbsent(group, g -> new Moments()));
      for (Map.Entry<String, Moments> group : base.entrySet()) {
        Moments now = recent.getOrDefault(group.getKey(), new Moments());
        instances.add(i, new Key(group.getKey(), true, ""), new TestedMean(now, group.getValue()));
      }
    }
  }

  private Map<String, Moments> means(SentimentQuery query, Stretch stretch) {
    var asked =
        new SentimentQuery(
            stretch.in(looks.terms()),
            query.by(),
            query.interval(),
            query.band(),
            SentimentQuery.Format.ALERT);
    return new SentimentAnalysis(index, models, asked).means(workers, scope);
  }

  void counts(CountsQuery query, Instances instances) {
    boolean events = query.of() != CountsQuery.Of.VALUE && query.of() != CountsQuery.Of.COST;
    for (int i = 0; i < looks.comparisons().size(); i++) {
      for (CountsAnalysis.Counted group : counts(query, looks.comparisons().get(i))) {
        double[] counts = group.counts();
        double[] before = Arrays.copyOf(counts, counts.length - 1);
        CountChange change = new CountChange(counts[counts.length - 1], before, events);
        instances.add(i, new Key(group.group(), true, ""), new TestedCount(change));
      }
    }
  }

  /// A unit counts once a stretch, so that all of them may be counted in one pass.
  private List<CountsAnalysis.Counted> counts(CountsQuery query, Comparison comparison) {
    Stretch whole = comparison.whole();
    var asked =
        new CountsQuery(
            whole.in(looks.terms()),
            query.of(),
            query.by(),
            query.interval(),
            CountsQuery.Format.ALERT);
    TimeAxis stretches =
        TimeAxis.stretches(whole.fromMillis(), whole.toMillis(), comparison.recent().millis());
    return new CountsAnalysis(index, models, asked).stretches(stretches, workers, scope);
  }
}
