package io.klantreis.plugin;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.engine.JourneyEngine;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.query.AnnotationsQuery;
import io.klantreis.journey.query.ChangeQuery;
import io.klantreis.journey.query.ComparePresetsQuery;
import io.klantreis.journey.query.CountsQuery;
import io.klantreis.journey.query.CustomerJourneyQuery;
import io.klantreis.journey.query.CustomersQuery;
import io.klantreis.journey.query.ExplainQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.FunnelTrendQuery;
import io.klantreis.journey.query.InStageQuery;
import io.klantreis.journey.query.JourneyMapQuery;
import io.klantreis.journey.query.JourneyQuery;
import io.klantreis.journey.query.ModelDiffQuery;
import io.klantreis.journey.query.SentimentQuery;
import io.klantreis.journey.query.StageDurationQuery;
import io.klantreis.journey.query.TimeToConvertQuery;
import io.klantreis.journey.run.Workers;
import io.klantreis.plugin.answer.AnnotationFrames;
import io.klantreis.plugin.answer.Answer;
import io.klantreis.plugin.answer.CellFrames;
import io.klantreis.plugin.answer.ChangeFrames;
import io.klantreis.plugin.answer.CompareFrames;
import io.klantreis.plugin.answer.CountsFrames;
import io.klantreis.plugin.answer.ExplainFrames;
import io.klantreis.plugin.answer.FunnelFrames;
import io.klantreis.plugin.answer.InStageFrames;
import io.klantreis.plugin.answer.JourneyFrames;
import io.klantreis.plugin.answer.JourneyMapFrames;
import io.klantreis.plugin.answer.ModelDiffFrames;
import io.klantreis.plugin.answer.Privacy;
import io.klantreis.plugin.answer.SentimentFrames;
import io.klantreis.plugin.answer.StageDurationFrames;
import io.klantreis.plugin.answer.TimesFrames;
import io.klantreis.plugin.answer.TrendFrames;
import io.klantreis.plugin.model.ModelFolder;
import io.klantreis.plugin.question.Asked;
import io.klantreis.plugin.question.QueryParser;
import io.klantreis.sdk.backend.CallContext;
import io.klantreis.sdk.backend.DataResponse;
import io.klantreis.sdk.backend.PluginError;
import io.klantreis.sdk.data.Frame;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes a question from JSON to frames: hops 4 to 7 of design.md. Thread-safe.
final class Questions {
  /// The part of the heap that one question may hold.
  private static final double HEAP_SHARE = 0.25;

  private final Settings settings;
  private final ModelFolder models;
  private final IndexKeeper keeper;
  private final Workers workers;
  private final Audience audience;
  private final ResultCache cache;
  private final Clock clock;

  Questions(
      Settings settings,
      ModelFolder models,
      IndexKeeper keeper,
      Workers workers,
      Audience audience,
      ResultCache cache,
      Clock clock) {
    this.settings = requireNonNull(settings, "settings is null");
    this.models = requireNonNull(models, "models is null");
    this.keeper = requireNonNull(keeper, "keeper is null");
    this.workers = requireNonNull(workers, "workers is null");
    this.audience = requireNonNull(audience, "audience is null");
    this.cache = requireNonNull(cache, "cache is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /// @throws PluginError where the asker, the store's keeper or nobody but time can mend it
  List<Frame> ask(Asked asked, CallContext context) throws Exception {
    return answer(asked, /* refId= */ "", context).frames();
  }

  /// The same, ready to be sent again.
  DataResponse answer(Asked asked, String refId, CallContext context) throws Exception {
    return Errors.classified(() -> {
      ModelFolder.Snapshot known = models.current();
      Privacy privacy = audience.of(context);
      IndexKeeper.Current fresh = keeper.fresh();
      DataResponse before = fresh == null ? null : before(asked, refId, known, fresh, privacy);
      return before == null ? read(asked, refId, known, privacy, scope(context)) : before;
    });
  }

  private @Nullable DataResponse before(
      Asked asked,
      String refId,
      ModelFolder.Snapshot known,
      IndexKeeper.Current current,
      Privacy privacy) {
    ResultCache.Words words = words(asked, refId, circumstances(known, current, privacy));
    return cache.find(words, Versions.of(current.index()));
  }

  private DataResponse read(
      Asked asked, String refId, ModelFolder.Snapshot known, Privacy privacy, CallScope scope) {
    JourneyQuery query = new QueryParser(known.models(), settings.defaults()).parse(asked);
    Refusals.check(query, privacy);
    IndexKeeper.Current current = keeper.current(scope);
    ResultCache.Circumstances circumstances = circumstances(known, current, privacy);
    var question = new ResultCache.Question(query, circumstances);
    String version = Versions.of(current.index());
    DataResponse kept = cache.find(question, version);
    try {
      List<Frame> frames =
          kept == null ? frames(query, known, current, privacy, scope) : kept.frames();
      DataResponse response = DataResponse.reusable(frames);
      cache.keep(question, version, response);
      cache.keep(words(asked, refId, circumstances), version, response);
      return response;
    } catch (JourneyIndex.IndexOutdated e) {
      // Rows of the store were erased while this question ran: ask a new index.
      return DataResponse.of(frames(query, known, keeper.newest(scope), privacy, scope));
    }
  }

  private static ResultCache.Circumstances circumstances(
      ModelFolder.Snapshot known, IndexKeeper.Current current, Privacy privacy) {
    return new ResultCache.Circumstances(
        known, current.trouble(), privacy.sees(), privacy.minVerbatims());
  }

  /// A question's `now` counts as far as its `asOf` does.
  private ResultCache.Words words(
      Asked asked, String refId, ResultCache.Circumstances circumstances) {
    return new ResultCache.Words(
        asked.at(settings.defaults().asOf(asked.now())), refId, circumstances);
  }

  CallScope scope(CallContext context) {
    return CallScope.of(context, settings.queryTimeout(), HEAP_SHARE);
  }

  private List<Frame> frames(
      JourneyQuery query,
      ModelFolder.Snapshot known,
      IndexKeeper.Current current,
      Privacy privacy,
      CallScope scope) {
    Instant began = clock.instant();
    JourneyIndex index = current.index();
    var origin =
        new Answer.Origin(
            Versions.plan(index, workers.threads()), Versions.of(index), settings.maxRows());
    var answer = new Answer(query, origin, privacy);
    Hints.of(query, index, current.trouble(), answer);
    known.faults().forEach(answer::faultyModel);
    JourneyEngine engine = new IndexedEngine(index, known.models(), workers);
    return switch (query) {
      case FunnelQuery funnel -> {
        var result = engine.funnel(funnel, scope);
        yield new FunnelFrames(funnel, timed(answer, began)).of(result);
      }
      case FunnelTrendQuery trend -> {
        var result = engine.funnelTrend(trend, scope);
        yield new TrendFrames(trend, timed(answer, began)).of(result);
      }
      case TimeToConvertQuery times -> {
        var result = engine.timeToConvert(times, scope);
        yield new TimesFrames(times, timed(answer, began)).of(result);
      }
      case CustomersQuery customers -> {
        CustomersQuery found = Customers.ofGroup(customers, index, privacy, scope);
        var result = engine.customers(found, scope);
        yield new CellFrames(customers, timed(answer, began)).of(result);
      }
      case ExplainQuery explain -> {
        ExplainQuery found = Customers.ofUnit(explain, index, privacy, scope);
        var result = engine.explain(found, scope);
        yield new ExplainFrames(found, timed(answer, began)).of(result);
      }
      case ComparePresetsQuery compared -> {
        var result = engine.comparePresets(compared, scope);
        yield new CompareFrames(compared, timed(answer, began)).of(result);
      }
      case StageDurationQuery duration -> {
        var result = engine.stageDuration(duration, scope);
        yield new StageDurationFrames(duration, timed(answer, began)).of(result);
      }
      case InStageQuery people -> {
        var result = engine.inStage(people, scope);
        yield new InStageFrames(people, timed(answer, began)).of(result);
      }
      case JourneyMapQuery map -> {
        var result = engine.journeyMap(map, scope);
        yield new JourneyMapFrames(map, timed(answer, began)).of(result);
      }
      case ModelDiffQuery diff -> {
        var result = engine.modelDiff(diff, scope);
        yield new ModelDiffFrames(diff, timed(answer, began)).of(result);
      }
      case SentimentQuery sentiment -> {
        var result = engine.sentiment(sentiment, scope);
        yield new SentimentFrames(sentiment, timed(answer, began)).of(result);
      }
      case CountsQuery counts -> {
        var result = engine.counts(counts, scope);
        yield new CountsFrames(counts, timed(answer, began)).of(result);
      }
      case CustomerJourneyQuery journey -> {
        String key = Customers.key(journey.customer(), index, privacy, scope);
        var found = new CustomerJourneyQuery(journey.terms(), key, journey.format());
        var result = engine.journey(found, scope);
        yield new JourneyFrames(found, timed(answer, began)).of(result);
      }
      case AnnotationsQuery annotations ->
          new AnnotationFrames(annotations, timed(answer, began)).frames();
      case ChangeQuery change -> {
        var result = engine.change(change, scope);
        yield new ChangeFrames(change, timed(answer, began)).of(result);
      }
    };
  }

  private Answer timed(Answer answer, Instant began) {
    answer.took(Duration.between(began, clock.instant()).toNanos() / 1e6);
    return answer;
  }
}
