package io.klantreis.journey.realdata;

import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.index.IndexBuilder;
import io.klantreis.journey.model.Filter;
import io.klantreis.journey.model.Labels;
import io.klantreis.journey.model.Language;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.model.TouchpointRule;
import io.klantreis.journey.query.Interval;
import io.klantreis.journey.query.Scope;
import io.klantreis.journey.query.SentimentQuery;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.Unit;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.sentiment.SentimentResult;
import io.klantreis.journey.spi.QueryScope;
import io.klantreis.journey.stage.StageDurationResult;
import io.klantreis.testing.MemorySource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Asks an engine about events in memory, over all of time.
final class Ask implements AutoCloseable {
  private final Workers workers = new Workers(2);
  private final StageModel model;
  private final IndexedEngine engine;
  private final long asOf;

  /// @param stages touchpoints by stage, in order
  Ask(MemorySource source, Map<String, List<String>> stages, long asOf) {
    List<Stage> all = new ArrayList<>();
    List<TouchpointRule> rules = new ArrayList<>();
    stages.forEach((id, touchpoints) -> {
      all.add(new Stage(id, Labels.same(id), List.of(), List.of(), null));
      touchpoints.forEach(touchpoint -> rules.add(new TouchpointRule(id, touchpoint)));
    });
    this.model = new StageModel("test", Labels.same("test"), all, rules);
    this.engine =
        new IndexedEngine(IndexBuilder.build(source), new StageModels(List.of(model)), workers);
    this.asOf = asOf;
  }

  IndexedEngine engine() {
    return engine;
  }

  Terms terms(List<Filter> filters, Scope.FiltersOn on) {
    return new Terms(
        new Scope(model, null, null, null, filters, on),
        new Unit.Customer(),
        Long.MIN_VALUE / 4,
        Long.MAX_VALUE / 4,
        asOf,
        ZoneOffset.UTC,
        Language.EN,
        5);
  }

  List<StageDurationResult.Row> stays(List<Filter> customersWith) {
    StageDurationQuery query =
        new StageDurationQuery(
            terms(customersWith, Scope.FiltersOn.CUSTOMER),
            StageDurationQuery.Measure.SOJOURN,
            null,
            null,
            Interval.DAY,
            StageDurationQuery.Format.TABLE);
    return ((StageDurationResult.Table) engine.stageDuration(query, QueryScope.unbounded())).rows();
  }

  List<SentimentResult.Row> feelings(SentimentQuery.By by) {
    SentimentQuery query =
        new SentimentQuery(
            terms(List.of(), Scope.FiltersOn.EVENTS),
            by,
            Interval.DAY,
            false,
            SentimentQuery.Format.TABLE);
    return ((SentimentResult.Table) engine.sentiment(query, QueryScope.unbounded())).rows();
  }

  @Override
  public void close() {
    workers.close();
  }
}
