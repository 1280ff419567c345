package io.klantreis.journey.change;

import io.klantreis.journey.change.Instances.Key;
import io.klantreis.journey.counts.CountsAnalysis;
import io.klantreis.journey.counts.CountsResult;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.CountsQuery;
import io.klantreis.journey.query.SentimentQuery;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.sentiment.SentimentAnalysis;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.StageDurationAnalysis;
import io.klantreis.journey.stage.StayLengths;
import io.klantreis.journey.stats.CountChange;
import io.klantreis.journey.stats.Moments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Compares stays, feelings and counts, each stretch asked as the question itself would be.
final class Others {
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
    List<Stage> stages = query.terms().scope().model().stages();
    for (int i = 0; i < looks.comparisons().size(); i++) {
      Comparison comparison = looks.comparisons().get(i);
      List<Waits> waits = new ArrayList<>();
      stages.forEach(stage -> waits.add(new Waits()));
      for (Stretch stretch : comparison.stretches()) {
        boolean recent = stretch.equals(comparison.recent());
        List<StayLengths> lengths = lengths(query, stretch);
        for (int stage = 0; stage < stages.size(); stage++) {
          waits.get(stage).addAll(recent, lengths.get(stage), scope);
        }
      }
      for (int stage = 0; stage < stages.size(); stage++) {
        Key key = new Key("", false, stages.get(stage).id());
        instances.add(i, key, waits.get(stage).tested(/* asShare= */ false));
      }
    }
  }

  private List<StayLengths> lengths(StageDurationQuery query, Stretch stretch) {
    var asked =
        new StageDurationQuery(
            stretch.in(looks.terms()),
            query.measure(),
            query.horizonMillis(),
            query.idleMillis(),
            query.interval(),
            query.format());
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
      Comparison comparison = looks.comparisons().get(i);
      int stretches = comparison.baseline().size();
      Map<String, double[]> base = new LinkedHashMap<>();
      Map<String, Double> recent = counts(query, comparison.recent());
      recent.keySet().forEach(group -> base.put(group, new double[stretches]));
      for (int k = 0; k < stretches; k++) {
        int at = k;
        counts(query, comparison.baseline().get(k))
            .forEach((group, count) ->
                base.computeIfAbsent(group, g -> new double[stretches])[at] = count);
      }
      for (Map.Entry<String, double[]> group : base.entrySet()) {
        double now = recent.getOrDefault(group.getKey(), 0.0);
        instances.add(
            i,
            new Key(group.getKey(), true, ""),
            new TestedCount(new CountChange(now, group.getValue(), events)));
      }
    }
  }

  private Map<String, Double> counts(CountsQuery query, Stretch stretch) {
    var asked =
        new CountsQuery(
            stretch.in(looks.terms()),
            query.of(),
            query.by(),
            query.interval(),
            CountsQuery.Format.ALERT);
    Map<String, Double> counts = new LinkedHashMap<>();
    if (new CountsAnalysis(index, models, asked).ask(workers, scope)
        instanceof CountsResult.Table table) {
      table.rows().forEach(row -> counts.put(row.group(), row.value()));
    }
    return counts;
  }
}
