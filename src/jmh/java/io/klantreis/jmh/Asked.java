package io.klantreis.jmh;

import io.klantreis.journey.engine.IndexedEngine;
import io.klantreis.journey.index.IndexBuilder;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.model.CanonicalStage;
import io.klantreis.journey.model.Labels;
import io.klantreis.journey.model.Stage;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.model.TouchpointRule;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.twin.HandMade;
import io.klantreis.testing.MemorySource;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// A log, its index and an engine with one worker that answers from it.
@State(Scope.Benchmark)
public class Asked {
  static final StageModels MODELS = new StageModels(List.of(model()));

  @Param public Log log = Log.TYPICAL;

  @Param("1000000")
  public int events = 1_000_000;

  MemorySource source = new MemorySource();
  JourneyIndex index = IndexBuilder.build(source);
  Workers workers = new Workers(1);
  IndexedEngine engine = new IndexedEngine(index, MODELS, workers);

  @Setup(Level.Trial)
  public void make() {
    source = log.events(events);
    index = IndexBuilder.build(source);
    engine = new IndexedEngine(index, MODELS, workers);
  }

  @TearDown(Level.Trial)
  public void close() {
    workers.close();
  }

  FunnelQuery funnel() {
    return HandMade.funnel(
        log.windowMillis(), Long.MAX_VALUE / 4, log.steps().toArray(String[]::new));
  }

  Terms terms() {
    return HandMade.terms(MODELS.all().get(0), Long.MAX_VALUE / 4);
  }

  /// Three stages, with the touchpoints of all logs in them.
  private static StageModel model() {
    List<Stage> stages =
        Stream.of(CanonicalStage.AWARENESS, CanonicalStage.DECISION, CanonicalStage.LOYALTY)
            .map(c -> new Stage(c.id(), Labels.same(c.id()), List.of(), List.of(c), null))
            .toList();
    List<TouchpointRule> rules =
        List.of(
            new TouchpointRule(CanonicalStage.AWARENESS.id(), "a"),
            new TouchpointRule(CanonicalStage.AWARENESS.id(), "New"),
            new TouchpointRule(CanonicalStage.DECISION.id(), "b"),
            new TouchpointRule(CanonicalStage.DECISION.id(), "Resolved"),
            new TouchpointRule(CanonicalStage.LOYALTY.id(), "*"));
    return new StageModel("benchmark", Labels.same("benchmark"), stages, rules);
  }
}
