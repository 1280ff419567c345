package io.klantreis.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.journey.run.Workers;
import io.klantreis.plugin.model.ModelFolder;
import io.klantreis.plugin.question.Asked;
import io.klantreis.sdk.backend.CallContext;
import io.klantreis.sdk.backend.DataHandler;
import io.klantreis.sdk.backend.DataQuery;
import io.klantreis.sdk.backend.DataResponse;
import io.klantreis.sdk.backend.HealthHandler;
import io.klantreis.sdk.backend.HealthResult;
import io.klantreis.sdk.backend.ResourceHandler;
import io.klantreis.sdk.backend.ResourceRequest;
import io.klantreis.sdk.backend.ResourceSender;
import java.time.Clock;
import java.time.Duration;

/// One configured data source: its settings, its index, and who answers what. Thread-safe.
public final class JourneyDataSource
    implements DataHandler<JsonNode>, HealthHandler, ResourceHandler, AutoCloseable {
  private final Clock clock;
  private final IndexKeeper keeper;
  private final Questions questions;
  private final Health health;
  private final Resources resources;

  JourneyDataSource(
      Settings settings,
      ModelFolder models,
      Workers workers,
      IndexKeeper.Opener opener,
      Audience audience,
      Clock clock) {
    this(settings, models, workers, opener, audience, clock, ResultCache.DEFAULT_BYTES);
  }

  /// @param cacheBytes how much of its answers it may keep
  JourneyDataSource(
      Settings settings,
      ModelFolder models,
      Workers workers,
      IndexKeeper.Opener opener,
      Audience audience,
      Clock clock,
      long cacheBytes) {
    this.clock = clock;
    var cache = new ResultCache(cacheBytes);
    this.keeper = new IndexKeeper(opener, Duration.ofSeconds(settings.refreshSeconds()));
    this.questions = new Questions(settings, models, keeper, workers, audience, cache, clock);
    keeper.onForget(cache::clear);
    this.health = new Health(settings, keeper, questions, models, clock);
    var lookups = new Lookups(settings, models, keeper, questions, audience);
    this.resources = new Resources(lookups, new Writes(settings, keeper));
    keeper.begin();
  }

  @Override
  public Class<JsonNode> queryType() {
    return JsonNode.class;
  }

  @Override
  public DataResponse query(DataQuery<JsonNode> query, CallContext context) throws Exception {
    var asked =
        new Asked(
            query.model(),
            query.queryType(),
            query.timeRange().from(),
            query.timeRange().to(),
            query.maxDataPoints(),
            clock.instant());
    return questions.answer(asked, query.refId(), context);
  }

  @Override
  public HealthResult check(CallContext context) throws Exception {
    return health.check(context);
  }

  @Override
  public void call(ResourceRequest request, ResourceSender sender, CallContext context)
      throws Exception {
    resources.call(request, sender, context);
  }

  @Override
  public void close() {
    keeper.close();
  }
}
